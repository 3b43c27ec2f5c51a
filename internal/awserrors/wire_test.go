package awserrors

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// call is a call of a client of the SDK, of the JSON or the Query protocol, whose calls are repeated at once.
func call(t *testing.T, service, endpoint string) error {
	cfg := aws.Config{
		Region:       "us-east-1",
		BaseEndpoint: &endpoint,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
		}),
		Retryer: func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) {
				o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
			})
		},
	}
	if strings.HasSuffix(endpoint, ".invalid") {
		cfg.HTTPClient = &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
			return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "athena.invalid", Server: "10.0.0.2:53", IsNotFound: true}}
		}}}
	}
	var err error
	if service == "sts" {
		_, err = sts.NewFromConfig(cfg).GetCallerIdentity(t.Context(), nil)
	} else {
		_, err = athena.NewFromConfig(cfg).ListWorkGroups(t.Context(), nil)
	}
	if err == nil {
		t.Fatal("no error")
	}
	return err
}

// Every answer and every missing answer is one line without the words of the SDK, and what is advised helps against it.
func TestErrorsOnTheWire(t *testing.T) {
	const (
		json     = "application/x-amz-json-1.1"
		page     = "<html>\n<body><h1>502 Bad Gateway</h1></body></html>"
		network  = "check the network, its proxy and AWS_ENDPOINT_URL"
		again    = "run it again"
		wait     = "wait a minute and run it again"
		signIn   = "sign in again (aws sso login), or set AWS_PROFILE"
		identity = "check the credentials (aws sts get-caller-identity) and the clock of this machine"
	)
	for _, c := range []struct {
		name, service    string
		status           int
		code, kind, body string
		reason, remedy   string
		refused          bool
		calls            int
	}{
		{name: "throttled", status: 400, code: "ThrottlingException", kind: json, body: `{"message":"Rate exceeded"}`,
			reason: "ThrottlingException: Rate exceeded", remedy: wait, calls: 3},
		{name: "too many queries", status: 400, code: "TooManyRequestsException", kind: json, body: `{"Message":"You have exceeded the limit for the number of queries","Reason":"CONCURRENT_QUERY_LIMIT_EXCEEDED"}`,
			reason: "TooManyRequestsException: You have exceeded the limit for the number of queries", remedy: wait, calls: 3},
		{name: "a gateway", status: 502, kind: "text/html", body: page, reason: "HOST answered with status 502 Bad Gateway and no error of AWS", remedy: again, calls: 3},
		{name: "a gateway before STS", service: "sts", status: 502, kind: "text/html", body: page,
			reason: "HOST answered with status 502 Bad Gateway and no error of AWS", remedy: again, calls: 3},
		{name: "an empty answer", status: 503, reason: "HOST answered with status 503 Service Unavailable and no error of AWS", remedy: again, calls: 3},
		{name: "a page to sign in to the network", status: 200, kind: "text/html", body: "<html>", reason: "HOST answered with status 200 OK and no error of AWS", remedy: network, calls: 1},
		{name: "a proxy that refuses", status: 403, kind: "text/html", body: page, reason: "HOST answered with status 403 Forbidden and no error of AWS", remedy: network, calls: 1},
		{name: "a proxy that refuses STS", service: "sts", status: 403, kind: "text/html", body: page,
			reason: "HOST answered with status 403 Forbidden and no error of AWS", remedy: network, calls: 1},
		{name: "denied", status: 400, code: "AccessDeniedException", kind: json, body: `{"Message":"User: arn:aws:iam::1:user/u is not authorized to perform: athena:ListWorkGroups"}`,
			reason: "AccessDeniedException: User: arn:aws:iam::1:user/u is not authorized to perform: athena:ListWorkGroups", remedy: "allow it", refused: true, calls: 1},
		{name: "denied with status 403", status: 403, code: "AccessDeniedException", kind: json, body: `{"Message":"no\u001b[2J"}`,
			reason: "AccessDeniedException: no\uFFFD[2J", remedy: "allow it", refused: true, calls: 1},
		{name: "expired", status: 400, code: "ExpiredTokenException", kind: json, body: `{"message":"The security token included in the request is expired"}`,
			reason: "ExpiredTokenException: The security token included in the request is expired", remedy: signIn, calls: 1},
		{name: "expired for STS", service: "sts", status: 403, kind: "text/xml", body: "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>",
			reason: "ExpiredToken: expired", remedy: signIn, refused: true, calls: 1},
		{name: "unknown credentials", status: 400, code: "UnrecognizedClientException", kind: json, body: `{"message":"The security token included in the request is invalid."}`,
			reason: "UnrecognizedClientException: The security token included in the request is invalid.", remedy: identity, calls: 1},
		{name: "an invalid request", status: 400, code: "InvalidRequestException", kind: json, body: `{"Message":"WorkGroup is not found."}`,
			reason: "InvalidRequestException: WorkGroup is not found.", calls: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				calls++
				w.Header().Set("X-Amzn-Errortype", c.code)
				w.Header().Set("Content-Type", c.kind)
				w.WriteHeader(c.status)
				fmt.Fprint(w, c.body)
			}))
			defer server.Close()
			expect(t, call(t, c.service, server.URL), server.URL, c.reason, c.remedy)
			if err := call(t, c.service, server.URL); Refused(err) != c.refused || calls != 2*c.calls {
				t.Errorf("refused %t; %d calls, want %d each time", Refused(err), calls, c.calls)
			}
		})
	}
	t.Run("a certificate of somebody else", func(t *testing.T) {
		server := httptest.NewUnstartedServer(http.NotFoundHandler())
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		server.StartTLS()
		defer server.Close()
		expect(t, call(t, "", server.URL), server.URL, "no answer from HOST: tls: failed to verify certificate: x509: certificate signed by unknown authority", network)
	})
	t.Run("nobody listens", func(t *testing.T) {
		expect(t, call(t, "", "http://127.0.0.1:1"), "http://127.0.0.1:1", "no answer from HOST: connect: connection refused", network)
	})
	t.Run("no such name", func(t *testing.T) {
		expect(t, call(t, "", "http://athena.invalid"), "http://athena.invalid", "no answer from HOST: no such host", network)
	})
}

// A text of ours around the errors of several calls stays.
func TestPlain(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"Message":"no"}`, http.StatusBadRequest)
	}))
	defer server.Close()
	err := fmt.Errorf("read:\n%w", errors.Join(fmt.Errorf("the first (%w)", call(t, "", server.URL)), errors.New("ours"), call(t, "", "http://127.0.0.1:1")))
	const want = "read:\nthe first (AccessDeniedException: no; allow it)\nours\nno answer from 127.0.0.1:1: connect: connection refused; check the network, its proxy and AWS_ENDPOINT_URL"
	if got := Plain(err, "allow it"); got != want {
		t.Errorf("got %s", got)
	}
	if got := Plain(errors.New("ours"), "allow it"); got != "ours" {
		t.Errorf("got %s", got)
	}
}

func expect(t *testing.T, err error, endpoint, reason, remedy string) {
	t.Helper()
	_, host, _ := strings.Cut(endpoint, "://")
	if want := strings.ReplaceAll(reason, "HOST", host); Reason(err) != want {
		t.Errorf("got  %s\nwant %s", Reason(err), want)
	}
	if got := Remedy(err, "allow it"); got != remedy {
		t.Errorf("advised %q, want %q", got, remedy)
	}
}
