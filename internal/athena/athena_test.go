package athena

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/google/go-cmp/cmp"
)

// service answers the operations of the Athena API, by name, and keeps the requests.
type service struct {
	answers  map[string][]string // one answer a call; the last one stays
	requests []string
	// before runs before an answer. Zero: nothing.
	before func(operation string)
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	var body json.RawMessage
	_ = json.NewDecoder(r.Body).Decode(&body)
	s.requests = append(s.requests, operation+" "+string(body))
	if s.before != nil {
		s.before(operation)
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	answers := s.answers[operation]
	if len(answers) == 0 {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"__type":"InvalidRequestException","Message":"no answer for %s"}`, operation)
		return
	}
	if len(answers) > 1 {
		s.answers[operation] = answers[1:]
	}
	if strings.HasPrefix(answers[0], `{"__type"`) {
		w.WriteHeader(http.StatusBadRequest)
	}
	fmt.Fprint(w, answers[0])
}

func (s *service) called(operation string) bool {
	return slices.ContainsFunc(s.requests, func(r string) bool { return strings.HasPrefix(r, operation+" ") })
}

func workgroup(t *testing.T, answers map[string][]string) (Workgroup, *service) {
	t.Helper()
	fake := &service{answers: answers}
	server := httptest.NewServer(fake)
	t.Cleanup(server.Close)
	client := sdk.New(sdk.Options{
		Region:       "us-east-1",
		BaseEndpoint: &server.URL,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "123456789012", SecretAccessKey: "test"}, nil
		}),
	})
	return Workgroup{Client: client, Name: "team", Database: "ledger", Poll: time.Millisecond}, fake
}

const (
	started   = `{"QueryExecutionId":"q-1"}`
	running   = `{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":"RUNNING"}}}`
	succeeded = `{"QueryExecution":{"QueryExecutionId":"q-1","StatementType":"DML","Status":{"State":"SUCCEEDED"},
		"Statistics":{"DataScannedInBytes":4096,"TotalExecutionTimeInMillis":1500}}}`
	firstPage = `{"NextToken":"2","ResultSet":{
		"ResultSetMetadata":{"ColumnInfo":[{"Name":"team","Type":"varchar"},{"Name":"tokens","Type":"bigint"}]},
		"Rows":[{"Data":[{"VarCharValue":"team"},{"VarCharValue":"tokens"}]},
			{"Data":[{"VarCharValue":"growth"},{"VarCharValue":"12"}]}]}}`
	lastPage = `{"ResultSet":{
		"ResultSetMetadata":{"ColumnInfo":[{"Name":"team","Type":"varchar"},{"Name":"tokens","Type":"bigint"}]},
		"Rows":[{"Data":[{},{"VarCharValue":"3"}]}]}}`
)

func TestRunReadsEveryPage(t *testing.T) {
	w, fake := workgroup(t, map[string][]string{
		"StartQueryExecution": {started},
		"GetQueryExecution":   {running, running, succeeded},
		"GetQueryResults":     {firstPage, lastPage},
	})
	got, err := w.Run(t.Context(), "SELECT ?", "'growth'")
	if err != nil {
		t.Fatal(err)
	}
	want := &Result{
		Columns:    []Column{{"team", "varchar"}, {"tokens", "bigint"}},
		Rows:       [][]*string{{aws.String("growth"), aws.String("12")}, {nil, aws.String("3")}},
		Statistics: Statistics{ScannedBytes: 4096, Duration: 1500 * time.Millisecond},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	request := fake.requests[0]
	for _, part := range []string{`"WorkGroup":"team"`, `"Database":"ledger"`, `"ExecutionParameters":["'growth'"]`} {
		if !strings.Contains(request, part) {
			t.Errorf("request lacks %s: %s", part, request)
		}
	}
}

// Only a query's first row repeats the columns; those of SHOW and the like are all data.
func TestRunKeepsTheFirstRowOfAStatementWithoutHeader(t *testing.T) {
	w, _ := workgroup(t, map[string][]string{
		"StartQueryExecution": {started},
		"GetQueryExecution":   {strings.Replace(succeeded, "DML", "UTILITY", 1)},
		"GetQueryResults": {`{"ResultSet":{"ResultSetMetadata":{"ColumnInfo":[{"Name":"tab_name","Type":"string"}]},
			"Rows":[{"Data":[{"VarCharValue":"tab_name"}]}]}}`},
	})
	got, err := w.Run(t.Context(), "SHOW TABLES")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 1 {
		t.Errorf("%d rows, want 1", len(got.Rows))
	}
}

// failing
func TestRunReportsWhatAthenaStates(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers map[string][]string
		want    string
	}{
		{
			name: "a query that fails",
			answers: map[string][]string{
				"StartQueryExecution": {started},
				"GetQueryExecution": {`{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":"FAILED",
					"StateChangeReason":"COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved"}}}`},
			},
			want: "athena: query q-1: FAILED: COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved",
		},
		{
			name: "a query over the scan limit",
			answers: map[string][]string{
				"StartQueryExecution": {started},
				"GetQueryExecution": {`{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":"CANCELLED",
					"StateChangeReason":"Query cancelled! : Bytes scanned limit was exceeded"}}}`},
			},
			want: "athena: query q-1: CANCELLED: Query cancelled! : Bytes scanned limit was exceeded",
		},
		{
			name: "a workgroup that is not there",
			answers: map[string][]string{
				"StartQueryExecution": {`{"__type":"InvalidRequestException","Message":"WorkGroup team is not found."}`},
			},
			want: "InvalidRequestException: WorkGroup team is not found.",
		},
		{
			name: "rows that cannot be read",
			answers: map[string][]string{
				"StartQueryExecution": {started},
				"GetQueryExecution":   {succeeded},
			},
			want: "athena: rows of query q-1:",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, _ := workgroup(t, tt.answers)
			_, err := w.Run(t.Context(), "SELECT x")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// failing: a caller that stops waiting stops the query, so that the query does not go on reading.
func TestRunStopsTheQueryWhenItsContextEnds(t *testing.T) {
	w, fake := workgroup(t, map[string][]string{
		"StartQueryExecution": {started},
		"GetQueryExecution":   {running},
		"StopQueryExecution":  {`{}`},
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.Run(ctx, "SELECT 1"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
	}
	if !fake.called("StopQueryExecution") {
		t.Error("the query was not stopped")
	}
}

// failing: a caller that stops waiting while the query starts stops it too.
func TestRunStopsAQueryThatWasStarting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w, fake := workgroup(t, map[string][]string{"StopQueryExecution": {`{}`}})
	fake.before = func(operation string) {
		if operation == "StartQueryExecution" {
			cancel()
		}
	}
	fake.answers["StartQueryExecution"] = []string{started}
	if _, err := w.Run(ctx, "SELECT 1"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if !fake.called("StopQueryExecution") {
		t.Error("the query was not stopped")
	}
}

// failing: a query whose state cannot be read does not go on reading.
func TestRunStopsTheQueryWhenItsStateIsUnknown(t *testing.T) {
	w, fake := workgroup(t, map[string][]string{
		"StartQueryExecution": {started},
		"GetQueryExecution":   {`{"__type":"InternalServerException","Message":"no"}`},
		"StopQueryExecution":  {`{}`},
	})
	if _, err := w.Run(t.Context(), "SELECT 1"); err == nil || !fake.called("StopQueryExecution") {
		t.Errorf("error %v, requests %v", err, fake.requests)
	}
}

// failing
func TestRunNamedWithoutAProgram(t *testing.T) {
	w, _ := workgroup(t, map[string][]string{"ListNamedQueries": {`{}`}})
	if _, err := w.RunNamed(t.Context(), "by_day"); err == nil || !strings.HasSuffix(err.Error(), `workgroup team: no named query "by_day", and no other; deploy this program`) {
		t.Errorf("error %v", err)
	}
}

func TestRunNamedFindsTheQueryByName(t *testing.T) {
	named := `{"NamedQueries":[
		{"NamedQueryId":"1","Name":"by_team","Database":"ledger","QueryString":"SELECT 1"},
		{"NamedQueryId":"2","Name":"by_day","Database":"archive","QueryString":"SELECT 2"},
		{"NamedQueryId":"3","Name":"twice","Database":"ledger","QueryString":"SELECT 3"},
		{"NamedQueryId":"4","Name":"twice","Database":"ledger","QueryString":"SELECT 4"}]}`
	for _, tt := range []struct{ name, sent, failure string }{
		{name: "by_day", sent: `"QueryString":"SELECT 2"`},
		{name: "by_year", failure: `no named query "by_year"; it has: by_day, by_team, twice, twice; the deployed queries are of another version of this program: deploy this version`},
		{name: "twice", failure: `2 named queries are called "twice"; delete all but one`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, fake := workgroup(t, map[string][]string{
				"ListNamedQueries":    {`{"NamedQueryIds":["1","2"],"NextToken":"2"}`, `{"NamedQueryIds":["3","4"]}`},
				"BatchGetNamedQuery":  {named},
				"StartQueryExecution": {started},
				"GetQueryExecution":   {succeeded},
				"GetQueryResults":     {lastPage},
			})
			_, err := w.RunNamed(t.Context(), tt.name)
			if tt.failure != "" {
				if err == nil || !strings.Contains(err.Error(), tt.failure) {
					t.Errorf("error %v, want %s", err, tt.failure)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			sent := fake.requests[slices.IndexFunc(fake.requests, func(r string) bool { return strings.HasPrefix(r, "Start") })]
			if !strings.Contains(sent, tt.sent) || !strings.Contains(sent, `"Database":"archive"`) {
				t.Errorf("sent %s, want %s in archive", sent, tt.sent)
			}
		})
	}
}
