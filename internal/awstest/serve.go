// Package awstest serves AWS to the tests of the tools, which reach it through the real SDK.
package awstest

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Serve sets a handler as the endpoint of every AWS client of the test, with credentials of its own. The AWS configuration of
// the machine is not read. The server ends with the test.
func Serve(t *testing.T, handler http.Handler) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL":            server.URL,
		"AWS_ACCESS_KEY_ID":           "AKIDEXAMPLE",
		"AWS_SECRET_ACCESS_KEY":       "example",
		"AWS_SESSION_TOKEN":           "",
		"AWS_PROFILE":                 "",
		"AWS_CONFIG_FILE":             "/dev/null",
		"AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
	} {
		t.Setenv(name, value)
	}
}

// Scope returns the Region and the service that the signature of a request names. It fails the test where the request is not
// signed. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
func Scope(t *testing.T, r *http.Request) (region, service string, signed bool) {
	t.Helper()
	scope := strings.Split(r.Header.Get("Authorization"), "/")
	if len(scope) < 5 {
		t.Errorf("unsigned request %s", r.URL)
		return "", "", false
	}
	return scope[2], scope[3], true
}
