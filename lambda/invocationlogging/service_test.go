package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
)

const (
	testRegion = "eu-west-1"
	testTopic  = "arn:aws:sns:us-east-1:123456789012:bedrock-bootstrap-alerts"
)

// service stands for the services that the function calls in an account, behind real SDK clients but without a network, so that its
// time can be synctest's: the logging configuration of one Region, its SSM parameters, and the topic.
type service struct {
	// config is the configuration's JSON, empty where logging is off.
	config string
	// omits is the delivery flag that no answer has, whatever was put. Empty: every flag that was put is in the answer.
	omits string
	// parameters are the values of each parameter, the latest last, as its history keeps them.
	parameters map[string][]string
	// noTopic means that the topic is not there yet.
	noTopic bool
	alerts  []url.Values
	fault   fault
	// watch runs at every state that a request leaves.
	watch func()
	// calls are the operations so far: the methods of Bedrock's, the names of the others.
	calls []string
}

// fault decides how the nth request of an operation is answered, both counted from 1. The zero answer lets it through.
type fault func(s *service, operation string, nth int) answer

type answer struct {
	status        int
	code, message string
	// applied means that the request does its work and only its answer is wrong.
	applied bool
	// hung means that the request is never answered.
	hung bool
	// killed means that the process ends before the answer.
	killed bool
}

// errKilled is the panic that ends the process of the function.
type errKilled struct{}

// latency is the time of every request.
const latency = 200 * time.Millisecond

func (s *service) Do(r *http.Request) (*http.Response, error) {
	select {
	case <-time.After(latency):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	operation, do, err := s.operation(r, body)
	if err != nil {
		return nil, err
	}
	s.calls = append(s.calls, operation)
	var wrong answer
	if s.fault != nil {
		wrong = s.fault(s, operation, s.count(operation))
	}
	result := answer{status: http.StatusOK}
	if wrong == (answer{}) || wrong.applied {
		result = do()
		if s.watch != nil {
			s.watch()
		}
	}
	switch {
	case wrong.killed:
		panic(errKilled{})
	case wrong.hung:
		<-r.Context().Done()
		return nil, r.Context().Err()
	case wrong.status != 0:
		result = wrong
	}
	return result.response(operation == "Publish"), nil
}

// operation returns the name of a request and its work.
func (s *service) operation(r *http.Request, body []byte) (string, func() answer, error) {
	if _, name, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "AmazonSSM."); ok {
		return name, func() answer { return s.parameter(name, body) }, nil
	}
	if r.URL.Path == "/logging/modelinvocations" {
		return r.Method, func() answer { return s.configuration(r.Method, body) }, nil
	}
	if form, err := url.ParseQuery(string(body)); err == nil && form.Get("Action") == "Publish" && r.URL.Host == "sns.us-east-1.amazonaws.com" {
		return "Publish", func() answer { return s.publish(form) }, nil
	}
	return "", nil, fmt.Errorf("unexpected request %s %s %s", r.Method, r.URL, body)
}

func (s *service) configuration(method string, body []byte) answer {
	switch method {
	case http.MethodGet:
		if s.config != "" {
			return answer{status: http.StatusOK, message: `{"loggingConfig":` + without(s.config, s.omits) + `}`}
		}
	case http.MethodPut:
		var request struct{ LoggingConfig json.RawMessage }
		if err := json.Unmarshal(body, &request); err != nil {
			return invalid
		}
		s.config = string(request.LoggingConfig)
	default:
		return denied // the role may not delete
	}
	return answer{status: http.StatusOK, message: "{}"}
}

// without returns a configuration without a delivery flag.
func without(config, flag string) string {
	if flag == "" || config == "" {
		return config
	}
	var fields map[string]any
	_ = json.Unmarshal([]byte(config), &fields) // the service stores only JSON
	delete(fields, flag)
	text, _ := json.Marshal(fields)
	return string(text)
}

func (s *service) parameter(operation string, body []byte) answer {
	var request struct{ Name, Value string }
	if err := json.Unmarshal(body, &request); err != nil {
		return invalid
	}
	if operation == "PutParameter" {
		if s.parameters == nil {
			s.parameters = map[string][]string{}
		}
		s.parameters[request.Name] = append(s.parameters[request.Name], request.Value)
		return answer{status: http.StatusOK, message: `{"Version":1}`}
	}
	values := s.parameters[request.Name]
	if len(values) == 0 {
		return answer{status: http.StatusBadRequest, code: "ParameterNotFound"}
	}
	found, _ := json.Marshal(map[string]any{"Parameter": map[string]string{"Name": request.Name, "Value": values[len(values)-1]}})
	return answer{status: http.StatusOK, message: string(found)}
}

func (s *service) publish(form url.Values) answer {
	if s.noTopic {
		return answer{status: http.StatusNotFound, code: "NotFound", message: "Topic does not exist"}
	}
	s.alerts = append(s.alerts, form)
	return answer{status: http.StatusOK, message: "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>"}
}

// response is the answer over HTTP, an error in XML or JSON.
func (a answer) response(inXML bool) *http.Response {
	body := []byte(a.message)
	switch {
	case a.status == http.StatusOK:
	case inXML:
		body = fmt.Appendf(nil, "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>", a.code, a.message)
	default:
		body, _ = json.Marshal(map[string]string{"message": a.message, "__type": a.code})
	}
	return &http.Response{
		StatusCode: a.status,
		Header:     http.Header{"X-Amzn-Errortype": {a.code}},
		Body:       io.NopCloser(bytes.NewReader(body)),
	}
}

func (s *service) count(operation string) int {
	n := 0
	for _, o := range s.calls {
		if o == operation {
			n++
		}
	}
	return n
}

// writes counts the requests to change the configuration.
func (s *service) writes() int { return s.count(http.MethodPut) }

// clients is the configuration of real SDK clients of s.
func (s *service) clients() aws.Config {
	return aws.Config{
		Region:      testRegion,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		HTTPClient:  s,
	}
}

// handler returns the function's handler for events that are no requests of CloudFormation.
func (s *service) handler() handler {
	return s.handlerOf(request("").ResourceProperties)
}

// handlerOf returns the handler whose environment holds these properties.
func (s *service) handlerOf(properties map[string]any) handler {
	return newHandler(s.clients(), environment(properties))
}

// handle handles a request of CloudFormation as main does.
func (s *service) handle(ctx context.Context, request cfn.Event) (map[string]any, error) {
	return s.handleWith(ctx, with(), request)
}

// handleWith handles a request in a function whose environment holds these properties.
func (s *service) handleWith(ctx context.Context, properties map[string]any, request cfn.Event) (map[string]any, error) {
	request.ResponseURL = "https://" + catalog.ResponseHosts(testRegion)[0] + "/stack?X-Amz-Signature=secret"
	event, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	clients, err := customresource.ClientConfig(s.clients(), event)
	if err != nil {
		return nil, err
	}
	return newHandler(clients, environment(properties)).handle(ctx, request)
}

// environment is that of a function whose resource has these properties.
func environment(properties map[string]any) func(string) string {
	return func(name string) string {
		if name == "ALERT_TOPIC" {
			return testTopic
		}
		value, _ := properties[name].(string)
		return value
	}
}
