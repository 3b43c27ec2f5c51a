package customresource

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// shownHost bounds the part of a refused URL that an error shows.
const shownHost = 200

// The library answers with http.DefaultClient, which would follow a redirect, with the answer, to any host.
func init() {
	http.DefaultClient.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
}

// checkResponseURL returns an error unless a ResponseURL is one of CloudFormation's in the Region of cfg: https, at one of
// [catalog.ResponseHosts], without a user and a port. In an emulated account it may be the configured endpoint as well. The error holds
// neither the path nor the query of the URL, which is a credential.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
func checkResponseURL(cfg aws.Config, text string) error {
	given, err := url.Parse(text)
	switch {
	case text == "":
		return errors.New("the request has no ResponseURL")
	case err != nil:
		return errors.New("the ResponseURL of the request is no URL") // err holds it
	case given.User == nil && (atCloudFormation(cfg.Region, given) || atEndpoint(cfg, given)):
		return nil
	}
	shown := given.Scheme + "://" + given.Host
	if given.User != nil {
		shown = given.Scheme + "://<user>@" + given.Host
	}
	if len(shown) > shownHost {
		shown = shown[:shownHost] + "…"
	}
	return fmt.Errorf("the ResponseURL of the request is %q; allowed in %s: https://%s, and the other endpoints of that bucket",
		shown, cfg.Region, catalog.ResponseHosts(cfg.Region)[0])
}

// atCloudFormation reports whether a URL is in CloudFormation's bucket of a Region. Its host is compared as CloudFormation writes it:
// a port, capitals or a final dot are none of CloudFormation's.
func atCloudFormation(region string, u *url.URL) bool {
	return u.Scheme == "https" && slices.Contains(catalog.ResponseHosts(region), u.Host)
}

// atEndpoint reports whether a URL is at the endpoint of AWS_ENDPOINT_URL, which only the functions of an emulated account have.
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
func atEndpoint(cfg aws.Config, u *url.URL) bool {
	endpoint, err := url.Parse(aws.ToString(cfg.BaseEndpoint))
	return err == nil && endpoint.Host != "" && u.Scheme == endpoint.Scheme && u.Host == endpoint.Host
}
