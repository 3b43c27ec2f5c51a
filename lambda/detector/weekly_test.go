package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const everyWeek = `{"job":"prices"}`

func TestJobs(t *testing.T) {
	for event, want := range map[string]string{
		scheduled: "", everyWeek: catalog.JobPrices, createRequest: "", `{"job":null}`: "", `"hello`: "", `[]`: "",
		`{"job":"price"}`: "?the event's job is price; allowed: prices, or none for the hourly run",
		`{"job":7}`:       "?the event's job is 7; allowed: prices, or none for the hourly run",
	} {
		name, err := job(json.RawMessage(event))
		if got := name; err != nil && "?"+err.Error() != want || err == nil && got != want {
			t.Errorf("%s is %q, %v; want %q", event, name, err, want)
		}
	}
	if _, err := refusing(t)(t.Context(), json.RawMessage(`{"job":"price"}`)); err == nil || strings.Contains(err.Error(), "coverage") {
		t.Errorf("an unknown job ran: %v", err)
	}
}

// A failure of one part keeps nothing of the other from being done.
func TestTheWeeklyRunDoesBoth(t *testing.T) {
	var mutex sync.Mutex
	var done []string
	part := func(name string, err error) func(context.Context) error {
		return func(context.Context) error {
			mutex.Lock()
			defer mutex.Unlock()
			done = append(done, name)
			return err
		}
	}
	err := weekly{part("prices", errors.New("no list")), part("unpriced", errors.New("no metrics"))}.run(t.Context())
	if slices.Sort(done); err == nil || err.Error() != "no list\nno metrics" || !slices.Equal(done, []string{"prices", "unpriced"}) {
		t.Errorf("error %v, done %v", err, done)
	}
}

// priced is an account in one Region, behind real SDK clients: its Price List, its metrics and its ledger bucket.
type priced struct {
	// pages are the pages of AmazonBedrock, by token; the first has none.
	pages map[string]string
	// status is that of the Price List. Zero: 200.
	status   int
	mutex    sync.Mutex
	objects  map[string]string
	messages []string
	// asked are the Regions and hosts of the requests to the Price List.
	asked map[string]int
}

func (a *priced) Do(r *http.Request) (*http.Response, error) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	answer := func(status int, body string) (*http.Response, error) {
		return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/x-amz-json-1.1"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
	}
	host, key := r.URL.Host, strings.TrimPrefix(r.URL.Path, "/")
	switch {
	case strings.Contains(host, "pricing"):
		var in struct {
			ServiceCode, NextToken string
			Filters                []struct{ Value string }
		}
		if err := json.Unmarshal(body, &in); err != nil {
			return nil, err
		}
		a.asked[host+" "+in.Filters[0].Value]++
		if a.status != 0 {
			return answer(a.status, `{"__type":"AccessDeniedException","Message":"no"}`)
		}
		if in.ServiceCode != "AmazonBedrock" || in.Filters[0].Value != "us-east-1" {
			return answer(http.StatusOK, `{"PriceList":[]}`)
		}
		return answer(http.StatusOK, a.pages[in.NextToken])
	case strings.Contains(host, ".s3.") && r.Method == http.MethodPut:
		a.objects[key] = string(body)
		return answer(http.StatusOK, "")
	case strings.Contains(host, ".s3.") && r.URL.Query().Has("list-type"):
		prefix, listed := r.URL.Query().Get("prefix"), ""
		for _, k := range slices.Sorted(maps.Keys(a.objects)) {
			if strings.HasPrefix(k, prefix) {
				listed += fmt.Sprintf("<Contents><Key>%s</Key><Size>%d</Size><LastModified>2026-11-23T18:55:12Z</LastModified></Contents>", k, len(a.objects[k]))
			}
		}
		return answer(http.StatusOK, "<ListBucketResult>"+listed+"</ListBucketResult>")
	case strings.Contains(host, ".s3."):
		return answer(http.StatusOK, a.objects[key])
	case strings.Contains(host, "sns"):
		a.messages = append(a.messages, string(body))
		return answer(http.StatusOK, "<PublishResponse><PublishResult></PublishResult></PublishResponse>")
	default: // CloudWatch lists no series
		return answer(http.StatusOK, "{}")
	}
}

// product is an entry of the Price List: Nova Lite's input tokens, in USD a thousand.
func product(region, usd string) string {
	entry := fmt.Sprintf(`{"product":{"attributes":{"regionCode":%q,"usagetype":"USE1-NovaLite-input-tokens","model":"Nova Lite"}},
		"terms":{"OnDemand":{"S.T":{"priceDimensions":{"S.T.D":{"unit":"1K tokens","pricePerUnit":{"USD":%q}}}}}}}`, region, usd)
	text, _ := json.Marshal(entry)
	return string(text)
}

// A price that changed is one message; the same next week is none; a list that cannot be read ends nothing.
func TestAPriceThatChanged(t *testing.T) {
	a := &priced{objects: map[string]string{}, asked: map[string]int{}, pages: map[string]string{
		"":  `{"PriceList":[],"NextToken":"2"}`,
		"2": `{"PriceList":[` + product("us-east-1", "0.00007") + `]}`,
	}}
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	cfg := aws.Config{Region: "eu-west-1", HTTPClient: a, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", "")}
	lists := catalog.Catalog{Account: catalog.Account{HomeRegion: "eu-west-1"}, Regions: []catalog.Region{{Name: "us-east-1"}, {Name: "us-west-2", Retired: "2026-01-01"}}}
	w := newWeekly(cfg, "123456789012", lists, rates, nil)
	for range 2 {
		if err := w.run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(a.messages) != 1 || !strings.Contains(a.messages[0], "amazon.nova-lite-v1%3A0%2C+regional+routing%2C+standard+tier%2C+input%3A+0.06+on+the+card%2C+0.07+published.+Regions%3A+us-east-1.") {
		t.Errorf("%d messages: %q", len(a.messages), a.messages)
	}
	// every Region in use and the home Region, from one endpoint, twice; AmazonBedrock of us-east-1 has a page more
	if want := map[string]int{"api.pricing.us-east-1.amazonaws.com eu-west-1": 6, "api.pricing.us-east-1.amazonaws.com us-east-1": 8}; !maps.Equal(a.asked, want) {
		t.Errorf("asked %v", a.asked)
	}
	before := a.objects["coverage/alerts/prices.json"]
	a.status = http.StatusBadRequest
	err = w.run(t.Context())
	if err == nil || err.Error() != "pricing:GetProducts: AccessDeniedException: no" || len(a.messages) != 2 || strings.Contains(a.messages[1], "Ended") || a.objects["coverage/alerts/prices.json"] != before {
		t.Errorf("error %v, messages %q", err, a.messages)
	}
}
