package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const testRegion = "eu-north-1"

// service stands for Amazon Bedrock's control plane in one Region, behind the real SDK client but without a network.
type service struct {
	profiles []*fake
	// unique means that two profiles cannot have one name.
	unique bool
	// unlisted means that a list is older than the profiles.
	unlisted bool
	tokens   map[string]string
	// fault decides how the nth request of all, from 1, is answered. The zero answer lets it through.
	fault func(nth int, operation string) answer
	calls []string
}

type fake struct {
	arn, name string
	models    []string
	tags      map[string]string
}

type answer struct {
	status int
	code   string
	// applied means that the request does its work and only its answer is wrong.
	applied bool
}

var (
	denied = answer{status: http.StatusForbidden, code: "AccessDeniedException"}
	lost   = answer{status: http.StatusBadRequest, code: "ValidationException", applied: true} // which no client repeats
)

// handler returns a handler whose calls are not repeated.
func (s *service) handler(prefix string) handler {
	return newHandler(s.config(), func(name string) string { return map[string]string{catalog.EnvTagPrefix: prefix}[name] })
}

func (s *service) config() aws.Config {
	return aws.Config{Region: testRegion, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""), HTTPClient: s}
}

func (s *service) Do(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	operation, do, err := s.operation(r, body)
	if err != nil {
		return nil, err
	}
	s.calls = append(s.calls, operation)
	var wrong answer
	if s.fault != nil {
		wrong = s.fault(len(s.calls), operation)
	}
	status, code, result := http.StatusOK, "", any(struct{}{})
	if wrong.status == 0 || wrong.applied {
		status, code, result = do()
	}
	if wrong.status != 0 {
		status, code = wrong.status, wrong.code
	}
	if code != "" {
		result = map[string]string{"message": "no", "__type": code}
	}
	text, _ := json.Marshal(result)
	return &http.Response{StatusCode: status, Header: http.Header{"X-Amzn-Errortype": {code}}, Body: io.NopCloser(bytes.NewReader(text))}, nil
}

func (s *service) operation(r *http.Request, body []byte) (string, func() (int, string, any), error) {
	var request struct {
		InferenceProfileName, ClientRequestToken, ResourceARN string
		ModelSource                                           struct{ CopyFrom string }
		Tags                                                  []catalog.Tag
		TagKeys                                               []string
	}
	if len(body) > 0 {
		if err := json.Unmarshal(body, &request); err != nil {
			return "", nil, err
		}
	}
	id, _ := url.PathUnescape(strings.TrimPrefix(r.URL.EscapedPath(), "/inference-profiles/"))
	switch {
	case r.Method == http.MethodPost && r.URL.Path == "/inference-profiles":
		return "Create", func() (int, string, any) {
			if arn := s.tokens[request.ClientRequestToken]; arn != "" {
				return http.StatusOK, "", map[string]string{"inferenceProfileArn": arn}
			}
			if s.unique && s.find(func(f *fake) bool { return f.name == request.InferenceProfileName }) != nil {
				return http.StatusConflict, "ConflictException", nil
			}
			arn := s.add(request.InferenceProfileName, request.ModelSource.CopyFrom, tagsOf(request.Tags))
			s.tokens[request.ClientRequestToken] = arn
			return http.StatusCreated, "", map[string]string{"inferenceProfileArn": arn}
		}, nil
	case r.Method == http.MethodGet && r.URL.Path == "/inference-profiles":
		return "List", func() (int, string, any) {
			summaries := []any{}
			for _, f := range s.profiles {
				if !s.unlisted {
					summaries = append(summaries, f.summary())
				}
			}
			s.unlisted = false
			return http.StatusOK, "", map[string]any{"inferenceProfileSummaries": summaries}
		}, nil
	case r.Method == http.MethodPost && r.URL.Path == "/listTagsForResource":
		return "ListTags", s.on(request.ResourceARN, func(f *fake) any {
			tags := []map[string]string{}
			for key, value := range f.tags {
				tags = append(tags, map[string]string{"key": key, "value": value})
			}
			return map[string]any{"tags": tags}
		}), nil
	case r.Method == http.MethodPost && r.URL.Path == "/tagResource":
		return "Tag", s.on(request.ResourceARN, func(f *fake) any { maps.Copy(f.tags, tagsOf(request.Tags)); return nil }), nil
	case r.Method == http.MethodPost && r.URL.Path == "/untagResource":
		return "Untag", s.on(request.ResourceARN, func(f *fake) any {
			for _, key := range request.TagKeys {
				delete(f.tags, key)
			}
			return nil
		}), nil
	case r.Method == http.MethodGet:
		return "Get", s.on(id, func(f *fake) any { return f.summary() }), nil
	case r.Method == http.MethodDelete:
		return "Delete", s.on(id, func(f *fake) any {
			s.profiles = slices.DeleteFunc(s.profiles, func(other *fake) bool { return other == f })
			return nil
		}), nil
	}
	return "", nil, fmt.Errorf("unexpected request %s %s", r.Method, r.URL)
}

// on returns the work on the profile of an ARN.
func (s *service) on(arn string, do func(*fake) any) func() (int, string, any) {
	return func() (int, string, any) {
		f := s.find(func(f *fake) bool { return f.arn == arn })
		if f == nil {
			return http.StatusNotFound, "ResourceNotFoundException", nil
		}
		return http.StatusOK, "", do(f)
	}
}

func (s *service) find(fits func(*fake) bool) *fake {
	if i := slices.IndexFunc(s.profiles, fits); i >= 0 {
		return s.profiles[i]
	}
	return nil
}

// add adds a profile that copies a source, and returns its ARN.
func (s *service) add(name, source string, tags map[string]string) string {
	if s.tokens == nil {
		s.tokens = map[string]string{}
	}
	f := &fake{fmt.Sprintf("arn:aws:bedrock:%s:123456789012:application-inference-profile/p%d", testRegion, len(s.calls)+100*len(s.profiles)), name, nil, tags}
	model := source[strings.LastIndexByte(source, '/')+1:]
	if strings.Contains(source, ":inference-profile/") {
		_, model, _ = strings.Cut(model, ".")
		f.models = append(f.models, "arn:aws:bedrock:eu-west-1::foundation-model/"+model)
	}
	f.models = append(f.models, "arn:aws:bedrock:"+testRegion+"::foundation-model/"+model)
	s.profiles = append(s.profiles, f)
	return f.arn
}

func (f *fake) summary() map[string]any {
	var models []map[string]string
	for _, arn := range f.models {
		models = append(models, map[string]string{"modelArn": arn})
	}
	return map[string]any{"inferenceProfileArn": f.arn, "inferenceProfileName": f.name, "models": models, "createdAt": "2026-11-01T00:00:00Z"}
}

func tagsOf(list []catalog.Tag) map[string]string {
	tags := map[string]string{}
	for _, t := range list {
		tags[t.Key] = t.Value
	}
	return tags
}

// state is every profile as text, without its ARN.
func (s *service) state() (all []string) {
	for _, f := range s.profiles {
		all = append(all, fmt.Sprint(f.name, " ", len(f.models), " ", f.tags))
	}
	return all
}

// Sources of profiles.
const (
	sonnet4 = "arn:aws:bedrock:eu-north-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
	sonnet5 = "arn:aws:bedrock:eu-north-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-5"
	titan   = "arn:aws:bedrock:eu-north-1::foundation-model/amazon.titan-embed-text-v2:0"
)

// properties are those of a profile of product search, with tags in pairs of key and value.
func properties(name, source string, more ...string) map[string]any {
	tags := []any{map[string]any{"Key": "product", "Value": "search"}, map[string]any{"Key": "model", "Value": "m"}}
	for i := 0; i < len(more); i += 2 {
		tags = append(tags, map[string]any{"Key": more[i], "Value": more[i+1]})
	}
	return map[string]any{"InferenceProfileName": name, "ModelSource": map[string]any{"CopyFrom": source}, "Tags": tags, "ServiceTimeout": "300"}
}

var ours = map[string]string{"product": "search", "model": "m"}

// request returns a request of CloudFormation. Every one has an id of its own.
func request(t *testing.T, kind cfn.RequestType, arn string, now, before map[string]any) cfn.Event {
	t.Helper()
	requests++
	return cfn.Event{
		RequestType: kind, RequestID: fmt.Sprint(requests), StackID: "arn:aws:cloudformation:eu-north-1:123456789012:stack/region/1", LogicalResourceID: "P",
		PhysicalResourceID: arn, ResourceProperties: now, OldResourceProperties: before,
		ResponseURL: "https://" + catalog.ResponseHosts(testRegion)[0] + "/stack?X-Amz-Signature=secret",
	}
}

var requests int
