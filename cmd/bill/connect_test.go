package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// account answers the operations of Amazon Athena and AWS STS as an account does in which the program is deployed, except for those that
// have answers of their own.
type account struct {
	answers map[string]reply
	lock    sync.Mutex
	calls   map[string]int
}

// reply is an answer over HTTP. Its code is in the header in which AWS sends it.
type reply struct {
	status           int
	code, kind, body string
}

func (a *account) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	answer := map[string]reply{
		"":                    {body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>", kind: "text/xml"},
		"StartQueryExecution": {body: `{"QueryExecutionId":"q-1"}`},
		"StopQueryExecution":  {body: `{}`},
	}[operation]
	if own, ok := a.answers[operation]; ok {
		answer = own
	}
	a.lock.Lock()
	a.calls[operation]++
	a.lock.Unlock()
	if answer.kind == "" {
		answer.kind = "application/x-amz-json-1.1"
	}
	w.Header().Set("Content-Type", answer.kind)
	w.Header().Set("X-Amzn-Errortype", answer.code)
	w.WriteHeader(max(answer.status, http.StatusOK))
	fmt.Fprint(w, answer.body)
}

// ended is a query that ended without a result.
func ended(state, reason string) map[string]reply {
	text, err := json.Marshal(reason)
	if err != nil {
		panic(err)
	}
	return map[string]reply{"GetQueryExecution": {body: fmt.Sprintf(`{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":%q,"StateChangeReason":%s}}}`, state, text)}}
}

// billOf runs the bill of one day against the account.
func billOf(t *testing.T, a *account) (int, string) {
	t.Helper()
	a.calls = map[string]int{}
	awstest.Serve(t, a)
	return oneDay(t.Context())
}

func oneDay(ctx context.Context) (int, string) {
	var stdout, stderr bytes.Buffer
	status := run(ctx, []string{"--from", "2026-11-23", "--to", "2026-11-23"}, &stdout, &stderr, tool{home: "us-east-1", today: today, connect: connect})
	return status, stdout.String() + stderr.String()
}

// Whatever AWS, the network or the engine answers, the bill says it in one line, with what helps against it and nothing else.
func TestOneLineForEachError(t *testing.T) {
	const object = "s3://logs/AWSLogs/1/BedrockModelInvocationLogs/us-east-1/2026/11/23/07/x.json.gz"
	const kind = "" // that of Amazon Athena
	list := func(r reply) map[string]reply { return map[string]reply{"StartQueryExecution": r} }
	for _, c := range []struct {
		name    string
		answers map[string]reply
		want    string // behind the name of the query
	}{
		{"throttled", list(reply{400, "ThrottlingException", kind, `{"message":"Rate exceeded"}`}),
			"ThrottlingException: Rate exceeded; wait a minute and run it again"},
		{"too many queries", map[string]reply{"StartQueryExecution": {400, "TooManyRequestsException", kind, `{"Message":"Too many queries"}`}},
			"TooManyRequestsException: Too many queries; wait a minute and run it again"},
		{"a gateway", list(reply{502, "", "text/html", "<html>\n<h1>502</h1>"}),
			"HOST answered with status 502 Bad Gateway and no error of AWS; run it again"},
		{"denied", list(reply{403, "AccessDeniedException", kind, `{"Message":"You are not authorized to perform: athena:StartQueryExecution"}`}),
			"AccessDeniedException: You are not authorized to perform: athena:StartQueryExecution; allow it (docs/permissions.md)"},
		{"expired", list(reply{400, "ExpiredTokenException", kind, `{"message":"The security token included in the request is expired"}`}),
			"ExpiredTokenException: The security token included in the request is expired; sign in again (aws sso login), or set AWS_PROFILE"},
		{"unknown credentials", list(reply{400, "UnrecognizedClientException", kind, `{"message":"The security token included in the request is invalid."}`}),
			"UnrecognizedClientException: The security token included in the request is invalid.; check the credentials (aws sts get-caller-identity) and the clock of this machine"},
		{"another account", list(reply{400, "InvalidRequestException", kind, `{"Message":"WorkGroup is not found."}`}),
			"InvalidRequestException: WorkGroup is not found.; deploy the program in account 123456789012, or set AWS_PROFILE to the account in which it is deployed"},
		{"another account that does not say which", map[string]reply{"": {status: 403}, "StartQueryExecution": {400, "InvalidRequestException", kind, `{"Message":"WorkGroup is not found."}`}},
			"InvalidRequestException: WorkGroup is not found.; deploy the program in the account of the credentials, or set AWS_PROFILE to the account in which it is deployed"},
		{"a broken object", ended("FAILED", "HIVE_CURSOR_ERROR: Failed to read\n file: "+object),
			"FAILED: HIVE_CURSOR_ERROR: Failed to read file: " + object + "; docs/runbook.md says how to move a broken object aside"},
		{"an object that Amazon S3 denies", ended("FAILED", "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split "+object+": Access Denied (Service: Amazon S3; Status Code: 403)"),
			"FAILED: HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split " + object + ": Access Denied (Service: Amazon S3; Status Code: 403); allow it (docs/permissions.md)"},
		{"over the limit of the workgroup", ended("CANCELLED", "Bytes scanned limit was exceeded"),
			"CANCELLED: Bytes scanned limit was exceeded; choose a shorter period, or raise QueryScanLimitGB of regions.go"},
		{"exhausted", ended("FAILED", "Query exhausted resources at this scale factor"),
			"FAILED: Query exhausted resources at this scale factor; choose a shorter period"},
		{"cancelled by an administrator", ended("CANCELLED", "Query was cancelled by the user"),
			"CANCELLED: Query was cancelled by the user; somebody cancelled it: run it again"},
		{"Amazon S3 is throttled", ended("FAILED", "HIVE_CANNOT_OPEN_SPLIT: Slow Down (Service: Amazon S3; Status Code: 503)"),
			"FAILED: HIVE_CANNOT_OPEN_SPLIT: Slow Down (Service: Amazon S3; Status Code: 503); wait a minute and run it again"},
		{"views of another version", ended("FAILED", "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved"),
			"FAILED: COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved; the deployed views are of another version of this program: deploy this version"},
		{"an unknown failure", ended("FAILED", "GENERIC_INTERNAL_ERROR: \x1b[2Jno"), "FAILED: GENERIC_INTERNAL_ERROR: \uFFFD[2Jno"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("AWS_MAX_ATTEMPTS", "1")
			a := &account{answers: c.answers}
			status, got := billOf(t, a)
			name, said, _ := strings.Cut(strings.TrimPrefix(got, "bill: query "), " in workgroup bedrock-bootstrap of us-east-1: ")
			said = hostless(said)
			if status != 1 || said != c.want+"\n" || strings.Contains(name, " ") {
				t.Errorf("status %d\ngot  %swant %s", status, got, c.want)
			}
		})
	}
}

// hostless replaces the address of the test's server.
func hostless(text string) string {
	if before, after, found := strings.Cut(text, " answered with"); found && strings.HasPrefix(before, "127.0.0.1:") {
		return "HOST answered with" + after
	}
	return text
}

// No endpoint, and an endpoint of somebody else.
func TestNoEndpoint(t *testing.T) {
	t.Setenv("AWS_MAX_ATTEMPTS", "1")
	awstest.Serve(t, http.NotFoundHandler())
	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	defer tls.Close()
	for endpoint, why := range map[string]string{
		"http://127.0.0.1:1": "connect: connection refused",
		tls.URL:              "tls: failed to verify certificate: x509: certificate signed by unknown authority",
	} {
		t.Setenv("AWS_ENDPOINT_URL", endpoint)
		_, host, _ := strings.Cut(endpoint, "://")
		want := " in workgroup bedrock-bootstrap of us-east-1: no answer from " + host + ": " + why + "; check the network, its proxy and AWS_ENDPOINT_URL\n"
		if status, got := oneDay(t.Context()); status != 1 || !strings.HasSuffix(got, want) || strings.Count(got, "\n") != 1 {
			t.Errorf("status %d: %s", status, got)
		}
	}
}

// The SDK repeats a throttled request; the command repeats nothing itself.
func TestTheSDKRepeatsThrottledRequests(t *testing.T) {
	t.Setenv("AWS_MAX_ATTEMPTS", "2")
	a := &account{calls: map[string]int{}, answers: map[string]reply{"StartQueryExecution": {400, "ThrottlingException", "", `{"message":"Rate exceeded"}`}}}
	awstest.Serve(t, a)
	query, err := connect(t.Context(), "us-east-1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := query(t.Context(), ledger.BillSpend, "SELECT 1"); err == nil || a.calls["StartQueryExecution"] != 2 {
		t.Errorf("%d calls: %v", a.calls["StartQueryExecution"], err)
	}
}

// failing: an interruption stops every query that runs.
func TestInterruptStopsEveryQuery(t *testing.T) {
	a := &account{answers: map[string]reply{"GetQueryExecution": {body: `{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":"RUNNING"}}}`}}, calls: map[string]int{}}
	awstest.Serve(t, a)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for {
			a.lock.Lock()
			running := a.calls["StartQueryExecution"]
			a.lock.Unlock()
			if running == 2 {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	status, got := oneDay(ctx)
	if status != 1 || got != "bill: interrupted\n" || a.calls["StopQueryExecution"] != 2 {
		t.Errorf("status %d: %s; %v", status, got, a.calls)
	}
}
