package coverage

import (
	"context"
	"crypto/md5"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go/encoding/cbor"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// awsServer answers over HTTP for every service and Region of an account, as AWS does: the signature of a request names them.
type awsServer struct {
	t       *testing.T
	lock    sync.Mutex
	objects map[string]string
	// metrics are the metrics of the last PutMetricData.
	metrics cbor.List
	queries cbor.List
}

func (a *awsServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.lock.Lock()
	defer a.lock.Unlock()
	region, service, signed := awstest.Scope(a.t, r)
	if !signed {
		return
	}
	body, _ := io.ReadAll(r.Body)
	call := r.Method + " " + r.URL.Path
	switch {
	case service == "account" && call == "POST /listRegions":
		_, _ = io.WriteString(w, `{"Regions":[{"RegionName":"eu-west-1","RegionOptStatus":"ENABLED_BY_DEFAULT"},{"RegionName":"eu-west-2","RegionOptStatus":"ENABLED_BY_DEFAULT"},{"RegionName":"me-south-1","RegionOptStatus":"DISABLED"}]}`)
	case service == "bedrock" && call == "GET /logging/modelinvocations":
		if region != "eu-west-1" {
			w.Header().Set("X-Amzn-Errortype", "UnrecognizedClientException")
			http.Error(w, `{"message":"The security token included in the request is invalid"}`, http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, `{"loggingConfig":{"s3Config":{"bucketName":"their-logs","keyPrefix":"a"},"textDataDeliveryEnabled":true}}`)
	case service == "monitoring" && strings.HasPrefix(call, "POST /service/GraniteServiceVersion20100801/operation/"):
		if r.Header.Get("Smithy-Protocol") != "rpc-v2-cbor" {
			a.t.Errorf("CloudWatch speaks %q", r.Header.Get("Smithy-Protocol"))
		}
		w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
		w.Header().Set("Content-Type", "application/cbor")
		_, _ = w.Write(a.cloudWatch(w, region, r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:], body))
	case service == "s3" && r.Method == http.MethodGet && r.URL.Query().Get("list-type") == "2":
		keys := ""
		for key := range a.objects {
			if strings.HasPrefix(key, r.URL.Query().Get("prefix")) {
				keys += fmt.Sprintf("<Contents><Key>%s</Key><ETag>&quot;%x&quot;</ETag></Contents>", key, md5.Sum([]byte(a.objects[key])))
			}
		}
		_, _ = io.WriteString(w, "<ListBucketResult>"+keys+"</ListBucketResult>")
	case service == "s3" && r.Method == http.MethodGet:
		_, _ = io.WriteString(w, a.objects[key(r.URL.Path)])
	case service == "s3" && r.Method == http.MethodPut:
		a.objects[key(r.URL.Path)] = string(body)
	default:
		a.t.Errorf("unexpected call of %s in %s: %s", service, region, call)
		w.WriteHeader(http.StatusNotImplemented)
	}
}

// key returns an object's key: the path without the bucket.
func key(path string) string {
	return strings.TrimPrefix(path, "/bedrock-bootstrap-ledger-123456789012-us-east-1-an/")
}

func (a *awsServer) cloudWatch(w http.ResponseWriter, region, operation string, body []byte) []byte {
	decoded, err := cbor.Decode(body)
	if err != nil {
		a.t.Error(err)
		return nil
	}
	request := decoded.(cbor.Map)
	metric := func(dimensions ...string) cbor.Map {
		var list cbor.List
		for i := 0; i < len(dimensions); i += 2 {
			list = append(list, cbor.Map{"Name": cbor.String(dimensions[i]), "Value": cbor.String(dimensions[i+1])})
		}
		return cbor.Map{"Namespace": cbor.String("AWS/Bedrock"), "MetricName": cbor.String("Invocations"), "Dimensions": list}
	}
	switch operation {
	case "ListMetrics":
		if region != "eu-west-1" {
			w.WriteHeader(http.StatusForbidden)
			return cbor.Encode(cbor.Map{"__type": cbor.String("com.amazonaws.cloudwatch#AccessDenied"), "message": cbor.String("not here")})
		}
		return cbor.Encode(cbor.Map{"Metrics": cbor.List{metric("ModelId", "abc"), metric("ModelId", "abc", "ServiceTier", "default"), metric("ModelId", "def")}})
	case "GetMetricData":
		a.queries = request["MetricDataQueries"].(cbor.List)
		var results cbor.List
		for _, q := range a.queries {
			at := cbor.Tag{ID: 1, Value: cbor.Uint(time.Now().Unix())}
			results = append(results, cbor.Map{"Id": q.(cbor.Map)["Id"], "StatusCode": cbor.String("Complete"), "Timestamps": cbor.List{at, at}, "Values": cbor.List{cbor.Float64(20), cbor.Float64(1)}})
		}
		return cbor.Encode(cbor.Map{"MetricDataResults": results})
	case "PutMetricData":
		if region != "us-east-1" || request["Namespace"] != cbor.String("BedrockBootstrap") {
			a.t.Errorf("metrics of %v in %s", request["Namespace"], region)
		}
		a.metrics = request["MetricData"].(cbor.List)
		return cbor.Encode(cbor.Map{})
	}
	a.t.Errorf("unexpected operation %s", operation)
	return nil
}

// TestWire runs a detector and a store with real SDK clients over HTTP.
func TestWire(t *testing.T) {
	api := &awsServer{t: t, objects: map[string]string{
		"coverage/latest/findings.json": `{"region":"eu-west-1","state":"elsewhere","since":"2026-11-22T08:00:00Z"}` + "\n",
	}}
	server := httptest.NewServer(api)
	defer server.Close()
	cfg := aws.Config{
		Region:       "us-east-1",
		BaseEndpoint: &server.URL,
		Credentials:  credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		// The default of a loaded configuration: our requests are too small to be compressed.
		RequestMinCompressSizeBytes: 10240,
	}
	c := Config{Account: testAccount, Home: "us-east-1", Listed: []string{"eu-west-1"}}

	findings, err := New(cfg, c, metering.New(cfg)).Detect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	history, err := NewStore(cfg, c.Home, objectstore.New(cfg, c.Account, c.Home)).Record(t.Context(), findings)
	if err != nil {
		t.Fatal(err)
	}

	if len(findings) != 3 {
		t.Fatalf("%d findings", len(findings))
	}
	elsewhere, denied, disabled := findings[0], findings[1], findings[2]
	if elsewhere.State != Elsewhere || elsewhere.Destination != "s3://their-logs/a" || elsewhere.Invocations24h == nil || *elsewhere.Invocations24h != 42 {
		t.Errorf("eu-west-1: %s", show(elsewhere))
	}
	if elsewhere.Since.Format(time.RFC3339) != "2026-11-22T08:00:00Z" {
		t.Errorf("since %s", elsewhere.Since)
	}
	if denied.State != Denied || denied.Invocations24h != nil || !strings.HasSuffix(denied.Message, "UnrecognizedClientException: The security token included in the request is invalid") {
		t.Errorf("eu-west-2: %s", show(denied))
	}
	if disabled.State != NotEnabled {
		t.Errorf("me-south-1: %s", show(disabled))
	}
	if len(api.queries) != 2 {
		t.Errorf("%d series read, want those whose only dimension is the model", len(api.queries))
	}
	var values []string
	for _, m := range api.metrics {
		datum := m.(cbor.Map)
		values = append(values, fmt.Sprintf("%v=%v %v", datum["MetricName"], datum["Value"], datum["Unit"]))
	}
	if got := strings.Join(values, ", "); got != "ListedRegionsUnlogged=1 Count, UnlistedRegionsUnlogged=0 Count, RegionsDeliveryFailing=0 Count, RegionsUnreadable=1 Count, DetectorRuns=1 Count" {
		t.Errorf("metrics %s", got)
	}
	latest := api.objects["coverage/latest/findings.json"]
	if latest != api.objects[history] || strings.Count(latest, "\n") != 3 {
		t.Errorf("latest findings %q, history %q", latest, api.objects[history])
	}
	for line := range strings.Lines(latest) {
		var f Finding
		if err := json.Unmarshal([]byte(line), &f); err != nil || f.AccountID != testAccount {
			t.Errorf("line %q: %v", line, err)
		}
	}
}

// TestARegionWithoutBedrockOnTheWire proves that the SDK returns the error of the missing name.
func TestARegionWithoutBedrockOnTheWire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := aws.Config{
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
			HTTPClient: &http.Client{Transport: &http.Transport{DialContext: func(_ context.Context, _, address string) (net.Conn, error) {
				return nil, &net.DNSError{Err: "no such host", Name: address, IsNotFound: true}
			}}},
		}
		d := New(cfg, Config{Account: testAccount, Home: "us-east-1"}, metering.New(cfg))
		d.Deadline = time.Minute
		d.regions = &world{regions: map[string]*fakeRegion{"ap-east-1": {}, "eu-west-1": {}}}
		findings, err := d.Detect(t.Context())
		if err != nil || findings[0].State != NotEnabled || findings[1].State != Unreachable {
			t.Errorf("error %v, findings %+v", err, findings)
		}
		if want := "run the detector again: eu-west-1 could not be read: no answer from bedrock.eu-west-1.amazonaws.com: no such host"; findings[1].Message != want {
			t.Errorf("message %q", findings[1].Message)
		}
	})
}
