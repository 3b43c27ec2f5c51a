package roletags

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go/encoding/cbor"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// roleServer answers for IAM, over HTTP, with the tags of roles by their names, one tag a page, and keeps the metric.
type roleServer struct {
	t         *testing.T
	tags      map[string][][2]string
	mistagged cbor.Value
	calls     int
}

func (s *roleServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.calls++
	body, _ := io.ReadAll(r.Body)
	if r.Header.Get("Smithy-Protocol") == "rpc-v2-cbor" {
		decoded, err := cbor.Decode(body)
		if err != nil {
			s.t.Error(err)
			return
		}
		datum := decoded.(cbor.Map)["MetricData"].(cbor.List)[0].(cbor.Map)
		if datum["MetricName"] != cbor.String("ExistingRolesMistagged") {
			s.t.Errorf("metric %v", datum["MetricName"])
		}
		s.mistagged = datum["Value"]
		w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
		_, _ = w.Write(cbor.Encode(cbor.Map{}))
		return
	}
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("Action") != "ListRoleTags" {
		s.t.Errorf("unexpected call %q", body)
	}
	tags, found := s.tags[form.Get("RoleName")]
	if !found {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>not found</Message></Error></ErrorResponse>")
		return
	}
	var page int
	_, _ = fmt.Sscan(form.Get("Marker"), &page)
	more := ""
	if page+1 < len(tags) {
		more = fmt.Sprintf("<IsTruncated>true</IsTruncated><Marker>%d</Marker>", page+1)
	}
	_, _ = fmt.Fprintf(w, "<ListRoleTagsResponse><ListRoleTagsResult>%s<Tags><member><Key>%s</Key><Value>%s</Value></member></Tags></ListRoleTagsResult></ListRoleTagsResponse>",
		more, tags[page][0], tags[page][1])
}

func TestRoleTags(t *testing.T) {
	right := [][2]string{{"acme:team", "core"}, {"ACME:Product", "search"}, {"acme:service", "api"}, {"acme:env", "prod"}, {"owner", "me"}}
	without := append([][2]string{{"team", "core"}}, right[1:]...)
	wrong := append([][2]string{{"acme:team", "core"}, {"acme:product", "chat"}}, right[2:]...)
	for _, tt := range []struct {
		name      string
		tags      [][2]string
		want      []Finding
		mistagged cbor.Value
	}{
		{"right, in any casing", right, nil, cbor.Float64(0)},
		{"missing: its prefix is not there", without, []Finding{{"legacy", `tag role legacy as products.go says, or change its entry there: acme:team is missing and must be "core"`}}, cbor.Float64(1)},
		{"wrong", wrong, []Finding{{"legacy", `tag role legacy as products.go says, or change its entry there: acme:product is "chat" and must be "search"`}}, cbor.Float64(1)},
		{"no such role", nil, []Finding{{"legacy", "create role legacy, or allow iam:ListRoleTags on it: its tags could not be read: NoSuchEntity: not found"}}, cbor.Float64(1)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			api := &roleServer{t: t, tags: map[string][][2]string{}}
			if tt.tags != nil {
				api.tags["legacy"] = tt.tags
			}
			findings, err := checker(t, api, catalog.ExistingRole{Environment: "prod", Name: "legacy"}).Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, findings); diff != "" {
				t.Error(diff)
			}
			if api.mistagged != tt.mistagged {
				t.Errorf("metric %v, want %v", api.mistagged, tt.mistagged)
			}
		})
	}
}

func TestNoExistingRoleCallsNothing(t *testing.T) {
	api := &roleServer{t: t}
	if findings, err := checker(t, api).Check(t.Context()); err != nil || findings != nil || api.calls != 0 {
		t.Errorf("findings %v, error %v, %d calls", findings, err, api.calls)
	}
}

func checker(t *testing.T, api http.Handler, existing ...catalog.ExistingRole) Checker {
	t.Helper()
	server := httptest.NewServer(api)
	t.Cleanup(server.Close)
	cfg := aws.Config{
		Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		RequestMinCompressSizeBytes: 10240, // the default of a loaded configuration
	}
	return New(cfg, catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1", TagPrefix: "acme:"},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products:     []catalog.Product{{Name: "search", Team: "core", Services: []catalog.Service{{Name: "api", TrustedBy: catalog.EC2, ExistingRoles: existing}}}},
	})
}
