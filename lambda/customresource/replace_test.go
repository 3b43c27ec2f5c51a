package customresource

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
)

// A failed request changes no physical id, whatever decide returns: CloudFormation would delete the resource of the former id.
func TestThePhysicalIDChangesOnlyWithTheResource(t *testing.T) {
	captureLog(t)
	failed := errors.New("no")
	for _, c := range []struct {
		name       string
		kind       cfn.RequestType
		former, id string
		err        error
		want       string
	}{
		{"created", cfn.RequestCreate, "", "arn:1", nil, "arn:1"},
		{"not created", cfn.RequestCreate, "", "", failed, NotCreated},
		{"created in part", cfn.RequestCreate, "", "arn:1", failed, NotCreated},
		{"kept", cfn.RequestUpdate, "arn:1", "arn:1", nil, "arn:1"},
		{"replaced", cfn.RequestUpdate, "arn:1", "arn:2", nil, "arn:2"},
		{"not replaced", cfn.RequestUpdate, "arn:1", "arn:2", failed, "arn:1"},
		{"deleted", cfn.RequestDelete, "arn:1", "arn:1", nil, "arn:1"},
		{"not deleted", cfn.RequestDelete, "arn:1", "", failed, "arn:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got cfn.Response
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				if err := json.Unmarshal(body, &got); err != nil {
					t.Error(err)
				}
			}))
			defer server.Close()
			e := event(c.kind)
			e.PhysicalResourceID, e.ResponseURL = c.former, server.URL
			if _, err := ReplaceHandler(func(context.Context, cfn.Event) (string, map[string]any, error) {
				return c.id, map[string]any{"Arn": c.id}, c.err
			})(t.Context(), e); err != nil {
				t.Fatal(err)
			}
			if got.PhysicalResourceID != c.want || (got.Status == cfn.StatusFailed) != (c.err != nil) {
				t.Errorf("answered %+v, want the id %s", got, c.want)
			}
		})
	}
}
