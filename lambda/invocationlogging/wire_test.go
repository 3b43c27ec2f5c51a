package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// TestWire runs whole requests through the handler main starts, a real SDK client and HTTP, and holds the requests to Amazon Bedrock and
// the answer to CloudFormation.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutModelInvocationLoggingConfiguration.html
func TestWire(t *testing.T) {
	const put = `PUT {"loggingConfig":` + oursAsWanted + `}`
	for _, c := range []struct {
		name    string
		kind    cfn.RequestType
		answers []string
		sent    []string
		status  cfn.StatusType
		reason  string
	}{
		{"on at once", cfn.RequestCreate, []string{`{}`, ``, `{"loggingConfig":` + oursAsWanted + `}`}, []string{"GET ", put, "GET "}, cfn.StatusSuccess, ""},
		{"already on", cfn.RequestUpdate, []string{`{"loggingConfig":` + oursAsWanted + `}`}, []string{"GET "}, cfn.StatusSuccess, ""},
		{"read back off", cfn.RequestCreate, []string{`{}`, ``, `{}`}, []string{"GET ", put, "GET "}, cfn.StatusFailed, "but read back off"},
		{"foreign", cfn.RequestCreate, []string{`{"loggingConfig":` + foreignLogs + `}`}, []string{"GET "}, cfn.StatusFailed, "s3://their-logs/"},
		{"deleted", cfn.RequestDelete, nil, nil, cfn.StatusSuccess, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sent []string
			var response cfn.Response
			api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				if r.URL.Path == "/response" {
					if err := json.Unmarshal(body, &response); err != nil {
						t.Error(err)
					}
					return
				}
				if r.Header.Get("X-Amz-Target") != "" {
					_, _ = io.WriteString(w, `{"Parameter":{"Value":"\"\""}}`)
					return
				}
				if r.URL.Path != "/logging/modelinvocations" || !strings.Contains(r.Header.Get("Authorization"), "/eu-west-1/bedrock/aws4_request") {
					t.Errorf("path %s, authorization %s", r.URL.Path, r.Header.Get("Authorization"))
				}
				sent = append(sent, r.Method+" "+canonical(t, body))
				if len(sent) > len(c.answers) {
					http.Error(w, `{"message":"one request too many"}`, http.StatusBadRequest)
					return
				}
				_, _ = io.WriteString(w, c.answers[len(sent)-1])
			}))
			defer api.Close()
			cfg := aws.Config{
				Region: testRegion, BaseEndpoint: aws.String(api.URL),
				Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
			}
			sentByCloudFormation := request(c.kind)
			sentByCloudFormation.ResponseURL = api.URL + "/response"
			event, err := json.Marshal(sentByCloudFormation)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := receiver(cfg, environment(request("").ResourceProperties))(t.Context(), event); err != nil {
				t.Fatal(err)
			}
			for i := range c.sent {
				if m, body, _ := strings.Cut(c.sent[i], " "); body != "" {
					c.sent[i] = m + " " + canonical(t, []byte(body))
				}
			}
			if !reflect.DeepEqual(sent, c.sent) {
				t.Errorf("sent\n%s\nwant\n%s", strings.Join(sent, "\n"), strings.Join(c.sent, "\n"))
			}
			if response.Status != c.status || !strings.Contains(response.Reason, c.reason) || response.PhysicalResourceID != "invocation-logging" {
				t.Errorf("answered %+v", response)
			}
		})
	}
}

// canonical orders the keys of a JSON body.
func canonical(t *testing.T, body []byte) string {
	t.Helper()
	if len(body) == 0 {
		return ""
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	ordered, _ := json.Marshal(v)
	return string(ordered)
}

// TestForgedRequests holds that a request with the ResponseURL of somebody else reads and changes nothing.
func TestForgedRequests(t *testing.T) {
	for _, kind := range []cfn.RequestType{cfn.RequestCreate, cfn.RequestUpdate, cfn.RequestDelete, "Whatever"} {
		s := &service{config: foreignLogs}
		forged := request(kind)
		forged.ResponseURL = "https://evil.s3.amazonaws.com/?X-Amz-Signature=secret"
		event, err := json.Marshal(forged)
		if err != nil {
			t.Fatal(err)
		}
		_, err = receiver(s.clients(), environment(forged.ResourceProperties))(t.Context(), event)
		if err == nil || !strings.HasPrefix(err.Error(), "request refused: ") || len(s.calls) != 0 {
			t.Errorf("%s: error %v, calls %v", kind, err, s.calls)
		}
	}
}
