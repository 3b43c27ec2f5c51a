package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/smithy-go/encoding/cbor"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
)

// lists have one profile in each of two Regions.
func lists() catalog.Catalog {
	return catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-west-1"}, {Name: "eu-north-1", Retired: "2026-10-01"}},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products:     []catalog.Product{{Name: "doc-search", Team: "search", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}}},
	}
}

// inForce is the name of a profile of the lists.
const inForce = "doc-search-nova-ca294716"

// profile is a served profile.
type profile struct {
	region, id, name string
	age              time.Duration
	calls            float64
	// foreign has none of our tags.
	foreign bool
	// parameter names it.
	parameter string
}

func (p profile) arn() string {
	return "arn:aws:bedrock:" + p.region + ":123456789012:application-inference-profile/" + p.id
}

// served is an account behind its APIs.
type served struct {
	t        *testing.T
	profiles []profile
	// refused are "region operation" that are denied.
	refused []string
	lock    sync.Mutex
	deleted []string
	// read is the number of readings of CloudWatch; afterwards is called after the first.
	read       int
	afterwards func(*served)
}

// run runs the tool against the account, with an answer on standard input.
func (s *served) run(answer string, args ...string) (status int, stdout, stderr string) {
	awstest.Serve(s.t, s)
	var out, err strings.Builder
	status = run(context.Background(), args, strings.NewReader(answer), &out, &err, lists())
	return status, out.String(), err.String()
}

func (s *served) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	region, service, signed := awstest.Scope(s.t, r)
	if !signed {
		return
	}
	body, _ := io.ReadAll(r.Body)
	operation := service + " " + r.Method + " " + r.URL.Path
	for _, refused := range s.refused {
		if where, what, _ := strings.Cut(refused, " "); where == region && strings.HasPrefix(operation, what) {
			w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
			if service == "monitoring" {
				w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
				w.Header().Set("Content-Type", "application/cbor")
				w.WriteHeader(http.StatusForbidden)
				_, _ = w.Write(cbor.Encode(cbor.Map{"__type": cbor.String("com.amazonaws.cloudwatch#AccessDeniedException"), "message": cbor.String("not you")}))
				return
			}
			http.Error(w, `{"__type":"AccessDeniedException","message":"not you"}`, http.StatusForbidden)
			return
		}
	}
	switch {
	case service == "sts":
		_, _ = io.WriteString(w, `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`)
	case operation == "bedrock GET /inference-profiles":
		_, _ = io.WriteString(w, s.summaries(region))
	case operation == "bedrock POST /listTagsForResource":
		_, _ = io.WriteString(w, s.tags(string(body)))
	case strings.HasPrefix(operation, "bedrock DELETE /inference-profiles/"):
		s.remove(strings.TrimPrefix(r.URL.Path, "/inference-profiles/"))
	case service == "ssm":
		_, _ = io.WriteString(w, s.parameters(region, string(body)))
	case service == "monitoring" && strings.HasSuffix(r.URL.Path, "/GetMetricData"):
		w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
		w.Header().Set("Content-Type", "application/cbor")
		_, _ = w.Write(s.metrics(body))
	default:
		s.t.Errorf("unexpected call %s", operation)
		w.WriteHeader(http.StatusNotImplemented)
	}
}

func (s *served) summaries(region string) string {
	var all []string
	for _, p := range s.profiles {
		if p.region == region {
			all = append(all, fmt.Sprintf(`{"inferenceProfileName":%q,"inferenceProfileArn":%q,"inferenceProfileId":%q,"status":"ACTIVE","type":"APPLICATION","createdAt":%q}`,
				p.name, p.arn(), p.id, time.Now().Add(-p.age).UTC().Format(time.RFC3339)))
		}
	}
	return `{"inferenceProfileSummaries":[` + strings.Join(all, ",") + `]}`
}

func (s *served) tags(request string) string {
	for _, p := range s.profiles {
		if strings.Contains(request, p.arn()) && !p.foreign {
			return `{"tags":[{"key":"team","value":"search"},{"key":"product","value":"doc-search"},{"key":"model","value":"nova"},{"key":"routing","value":"regional"}]}`
		}
	}
	return `{"tags":[]}`
}

func (s *served) remove(arn string) {
	for i, p := range s.profiles {
		if p.arn() == arn {
			s.profiles = append(s.profiles[:i:i], s.profiles[i+1:]...)
			s.deleted = append(s.deleted, p.id)
			return
		}
	}
	s.t.Errorf("there is no profile %q to delete", arn)
}

func (s *served) parameters(region, request string) string {
	if !strings.Contains(request, `"Path":"/bedrock-bootstrap/profiles"`) || !strings.Contains(request, `"Recursive":true`) {
		s.t.Errorf("parameters of %s", request)
	}
	type parameter struct{ Name, Value string }
	all := []parameter{}
	for _, p := range s.profiles {
		if p.region == region && p.parameter != "" {
			all = append(all, parameter{p.parameter, p.arn()})
		}
	}
	text, _ := json.Marshal(map[string]any{"Parameters": all})
	return string(text)
}

// metrics answers the calls of every profile of a request.
func (s *served) metrics(body []byte) []byte {
	decoded, err := cbor.Decode(body)
	if err != nil {
		s.t.Error(err)
		return nil
	}
	var results cbor.List
	for _, q := range decoded.(cbor.Map)["MetricDataQueries"].(cbor.List) {
		query := q.(cbor.Map)
		metric := query["MetricStat"].(cbor.Map)["Metric"].(cbor.Map)
		id := metric["Dimensions"].(cbor.List)[0].(cbor.Map)["Value"]
		for _, p := range s.profiles {
			if cbor.String(p.id) != id || p.calls == 0 || metric["MetricName"] != cbor.String("Invocations") {
				continue
			}
			at := cbor.Tag{ID: 1, Value: cbor.Uint(time.Now().Unix())}
			results = append(results, cbor.Map{"Id": query["Id"], "StatusCode": cbor.String("Complete"), "Timestamps": cbor.List{at}, "Values": cbor.List{cbor.Float64(p.calls)}})
		}
	}
	s.read++
	if s.read == 1 && s.afterwards != nil {
		s.afterwards(s)
	}
	return cbor.Encode(cbor.Map{"MetricDataResults": results})
}
