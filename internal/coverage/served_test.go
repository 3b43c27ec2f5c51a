package coverage

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/encoding/cbor"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// The served account has every known Region, 300 ms away; one Region hangs, one denies, one is not enabled.
const (
	servedLatency  = 300 * time.Millisecond
	slowRegion     = "eu-west-3"
	deniedRegion   = "sa-east-1"
	disabled       = "me-south-1"
	unloggedRegion = "us-west-1"
)

// maxMemory is the memory of the Lambda function, in KB.
const maxMemory = 128 << 10

// asDetector is the environment variable that lets the test binary run as a detector, to measure it as a process.
const asDetector = "RUN_AS_DETECTOR"

func TestMain(m *testing.M) {
	if os.Getenv(asDetector) != "" {
		if err := detectAndPrint(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func detectAndPrint() error {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		return err
	}
	c := Config{Account: testAccount, Home: "us-east-1", Listed: []string{"eu-central-1", "us-east-1"}}
	meter := metering.New(cfg)
	d := New(cfg, c, meter)
	start := time.Now()
	findings, err := d.Detect(context.Background())
	if err != nil {
		return err
	}
	took := time.Since(start)
	days, err := meter.RecordDays(context.Background(), objectstore.New(cfg, c.Account, c.Home), MeteredRegions(findings))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(servedRun{findings, took, days})
}

// servedRun is the result of the process: its findings, their time, and the number of days it metered afterwards.
type servedRun struct {
	Findings []Finding
	Took     time.Duration
	Days     int
}

// servedAccount answers for all Regions at once: the signature of a request names its Region.
func servedAccount(t *testing.T, ended <-chan struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		scope := strings.Split(r.Header.Get("Authorization"), "/")
		if len(scope) < 5 {
			t.Errorf("unsigned request %s", r.URL)
			return
		}
		region, service := scope[2], scope[3]
		if service == "s3" {
			_, _ = w.Write([]byte("<ListBucketResult></ListBucketResult>"))
			return
		}
		time.Sleep(servedLatency)
		switch {
		case region == disabled:
			t.Errorf("%s was read and is not enabled", region)
		case service == "account":
			_, _ = w.Write([]byte(servedRegions()))
		case region == slowRegion:
			select {
			case <-r.Context().Done():
			case <-ended:
			}
		case region == deniedRegion && service == "bedrock":
			w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
			http.Error(w, `{"message":"not you"}`, http.StatusForbidden)
		case service == "bedrock" && (region == "eu-central-1" || region == "us-east-1"):
			_, _ = fmt.Fprintf(w, `{"loggingConfig":{"s3Config":{"bucketName":%q},"textDataDeliveryEnabled":false,"imageDataDeliveryEnabled":false,"embeddingDataDeliveryEnabled":false,"videoDataDeliveryEnabled":false,"audioDataDeliveryEnabled":false}}`, catalog.LogBucket(testAccount, region))
		case service == "bedrock":
			_, _ = w.Write([]byte(`{}`))
		default:
			body, _ := io.ReadAll(r.Body)
			decoded, err := cbor.Decode(body)
			if err != nil {
				t.Error(err)
				return
			}
			request, _ := decoded.(cbor.Map)
			w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
			w.Header().Set("Content-Type", "application/cbor")
			_, _ = w.Write(cbor.Encode(servedMetrics(r.URL.Path, region, request)))
		}
	}
}

func servedRegions() string {
	var regions []string
	for _, name := range catalog.KnownRegions {
		status := "ENABLED_BY_DEFAULT"
		if name == disabled {
			status = "DISABLED"
		}
		regions = append(regions, fmt.Sprintf(`{"RegionName":%q,"RegionOptStatus":%q}`, name, status))
	}
	return `{"Regions":[` + strings.Join(regions, ",") + `]}`
}

// servedMetrics has calls of 50 models in every Region that logs, and in one that does not, and as many series in which no delivery
// failed.
func servedMetrics(path, region string, request cbor.Map) cbor.Map {
	if region != unloggedRegion && region != "eu-central-1" && region != "us-east-1" {
		return cbor.Map{}
	}
	name, value := cbor.String("Invocations"), cbor.Float64(2)
	wanted := request["MetricName"]
	if queries, ok := request["MetricDataQueries"].(cbor.List); ok {
		wanted = queries[0].(cbor.Map)["MetricStat"].(cbor.Map)["Metric"].(cbor.Map)["MetricName"]
	}
	if wanted == cbor.String("ModelInvocationLogsS3DeliveryFailure") {
		name, value = "ModelInvocationLogsS3DeliveryFailure", 0
	}
	var metrics, results cbor.List
	for i := range 50 {
		model := cbor.Map{"Name": cbor.String("ModelId"), "Value": cbor.String(fmt.Sprint("profile", i))}
		metrics = append(metrics, cbor.Map{"Namespace": cbor.String("AWS/Bedrock"), "MetricName": name, "Dimensions": cbor.List{model}})
		at := cbor.Tag{ID: 1, Value: cbor.Uint(time.Now().Unix())}
		results = append(results, cbor.Map{"Id": cbor.String(fmt.Sprint("m", i)), "StatusCode": cbor.String("Complete"), "Timestamps": cbor.List{at}, "Values": cbor.List{value}})
	}
	if strings.HasSuffix(path, "/ListMetrics") {
		return cbor.Map{"Metrics": metrics}
	}
	return cbor.Map{"MetricDataResults": results}
}

// TestServedRegionsInTimeAndMemory runs a detector as a process of its own against 33 served Regions, over TLS.
func TestServedRegionsInTimeAndMemory(t *testing.T) {
	ended := make(chan struct{})
	server := httptest.NewTLSServer(servedAccount(t, ended))
	defer server.Close()
	defer close(ended)
	authority := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(authority, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	process := exec.CommandContext(t.Context(), os.Args[0])
	process.Env = []string{
		asDetector + "=1", "AWS_ENDPOINT_URL=" + server.URL, "AWS_CA_BUNDLE=" + authority, "AWS_REGION=us-east-1",
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example", "AWS_EC2_METADATA_DISABLED=true",
	}
	process.Stderr = os.Stderr
	out, err := process.Output()
	if err != nil {
		t.Fatal(err)
	}
	var run servedRun
	if err := json.Unmarshal(out, &run); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	memory := process.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" { // there it is in bytes
		memory >>= 10
	}
	t.Logf("%d Regions in %s, then %d days metered, with %d MB", len(run.Findings), run.Took.Round(10*time.Millisecond), run.Days, memory>>10)
	if want := 31 * metering.DaysPerRun; run.Days != want { // of all but the slow one and the one that is not enabled
		t.Errorf("%d days metered, want %d", run.Days, want)
	}
	if run.Took >= 5*time.Second || memory > maxMemory {
		t.Errorf("took %s and %d KB, want under 5s and at most %d KB", run.Took, memory, maxMemory)
	}
	var names []string
	for _, f := range run.Findings {
		names = append(names, f.Region)
		if want := servedState(f.Region); f.State != want {
			t.Errorf("%s is %s, want %s: %s", f.Region, f.State, want, f.Message)
		}
		if f.State == Logging && f.Message != "nothing to do: logging is on" { // or time was up before all was read
			t.Errorf("%s: %s", f.Region, f.Message)
		}
		if unlogged := f.Region == unloggedRegion; f.Unlogged() != unlogged || unlogged && *f.Invocations24h != 100 {
			t.Errorf("%s: unlogged %t: %s", f.Region, f.Unlogged(), f.Message)
		}
	}
	if want := slices.Sorted(slices.Values(catalog.KnownRegions)); !slices.Equal(names, want) {
		t.Errorf("findings of %v, want %v", names, want)
	}
}

func servedState(region string) State {
	switch region {
	case slowRegion:
		return Unreachable
	case deniedRegion:
		return Denied
	case disabled:
		return NotEnabled
	case "eu-central-1", "us-east-1":
		return Logging
	default:
		return Off
	}
}
