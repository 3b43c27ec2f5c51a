package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
)

const testRegion = "eu-west-1"

// service is Bedrock's logging configuration API of one Region, behind a real SDK client but without a network, so that
// its time can be synctest's.
type service struct {
	// config is the configuration's JSON, empty where logging is off.
	config string
	fault  fault
	// calls are the methods of the requests so far.
	calls []string
}

// fault decides how the nth request with a method is answered, both counted from 1. The zero answer lets it through.
type fault func(s *service, method string, nth int) answer

type answer struct {
	status        int
	code, message string
	// applied means that the request does its work and only its answer is wrong.
	applied bool
	// hung means that the request does its work and is never answered.
	hung bool
}

// latency is what every request takes.
const latency = 200 * time.Millisecond

func (s *service) Do(r *http.Request) (*http.Response, error) {
	select {
	case <-time.After(latency):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	if r.URL.Path != "/logging/modelinvocations" {
		return nil, fmt.Errorf("unexpected path %s", r.URL.Path)
	}
	s.calls = append(s.calls, r.Method)
	var wrong answer
	if s.fault != nil {
		wrong = s.fault(s, r.Method, s.count(r.Method))
	}
	if wrong.status != 0 && !wrong.applied {
		return response(wrong), nil
	}
	body := "{}"
	switch r.Method {
	case http.MethodGet:
		if s.config != "" {
			body = `{"loggingConfig":` + s.config + `}`
		}
	case http.MethodPut:
		var request struct{ LoggingConfig json.RawMessage }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
			return nil, err
		}
		s.config = string(request.LoggingConfig)
	case http.MethodDelete:
		s.config = ""
	}
	if wrong.hung {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	if wrong.status != 0 {
		return response(wrong), nil
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func response(a answer) *http.Response {
	body, _ := json.Marshal(map[string]string{"message": a.message})
	return &http.Response{
		StatusCode: a.status,
		Header:     http.Header{"X-Amzn-Errortype": {a.code}},
		Body:       io.NopCloser(bytes.NewReader(body)),
	}
}

func (s *service) count(method string) int {
	n := 0
	for _, m := range s.calls {
		if m == method {
			n++
		}
	}
	return n
}

// handler returns the function's handler with a real SDK client of s.
func (s *service) handler() handler {
	return handler{region: testRegion, configuration: account{bedrock.New(bedrock.Options{
		Region:      testRegion,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		HTTPClient:  s,
	})}}
}
