// Package awstest serves AWS to the tests of the tools, which reach it through the real SDK.
package awstest

import (
	"net/http"
	"net/http/httptest"
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
