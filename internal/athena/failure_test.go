package athena

import (
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
)

// The reason quotes names that others chose.
func TestAFailureIsOneLine(t *testing.T) {
	f := newFailure(&types.QueryExecutionStatus{State: "FAILED", StateChangeReason: aws.String("no:\n s3://b/\x1b[2J\u202ex")})
	if f.Error() != "FAILED: no: s3://b/\uFFFD[2J\uFFFDx" {
		t.Errorf("%q", f.Error())
	}
}

// The types are those of Athena's catalog; the reasons are those of the engine and of public reports.
func TestFailures(t *testing.T) {
	const key = "s3://logs/AWSLogs/1/BedrockModelInvocationLogs/us-east-1/2026/11/18/07/x.json.gz"
	type verdicts struct{ ofData, throttled, exhausted, denied, overLimit, cancelled bool }
	for _, c := range []struct {
		name, state, reason, kind string
		want                      verdicts
		object                    string
	}{
		{"a broken object", "FAILED", "HIVE_CURSOR_ERROR: Failed to read file: " + key, "", verdicts{ofData: true}, key},
		{"a broken object, as data error", "FAILED", "HIVE_BAD_DATA: Error opening Hive split " + key + " (offset=0, length=9): not in GZIP format", "1001", verdicts{ofData: true}, key},
		{"an address in brackets", "FAILED", "GENERIC_INTERNAL_ERROR: (" + key + "): broken", "200", verdicts{ofData: true}, key},
		{"no object", "FAILED", "GENERIC_INTERNAL_ERROR: Unexpected end of input stream", "", verdicts{ofData: true}, ""},
		{"a record that the reader refuses", "FAILED", "GENERIC_INTERNAL_ERROR: StreamConstraintsException", "", verdicts{ofData: true}, ""},
		{"out of memory", "FAILED", "Query exhausted resources at this scale factor", "2", verdicts{ofData: true, exhausted: true}, ""},
		{"out of memory, without a type", "FAILED", "Query exhausted resources at this scale factor", "", verdicts{ofData: true, exhausted: true}, ""},
		{"out of time", "FAILED", "Query timeout", "206", verdicts{ofData: true}, ""},
		{"no permission", "FAILED", "Permission denied on S3 path: s3://logs/AWSLogs. Access Denied", "1501", verdicts{denied: true}, "s3://logs/AWSLogs"},
		{"no permission, without a type", "FAILED", "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split " + key + ": Access Denied (Service: Amazon S3; Status Code: 403)", "", verdicts{denied: true}, key},
		{"Lake Formation", "FAILED", "Insufficient Lake Formation permission(s): Required Select", "", verdicts{denied: true}, ""},
		{"a name that imitates", "FAILED", "HIVE_BAD_DATA: s3://logs/slow down/query exhausted resources", "1001", verdicts{ofData: true}, "s3://logs/slow"},
		{"Amazon S3 is throttled", "FAILED", "HIVE_CANNOT_OPEN_SPLIT: Slow Down (Service: Amazon S3; Status Code: 503)", "1403", verdicts{throttled: true}, ""},
		{"Amazon S3 is throttled, without a type", "FAILED", "HIVE_CANNOT_OPEN_SPLIT: Slow Down (Service: Amazon S3; Status Code: 503)", "", verdicts{throttled: true}, ""},
		{"a missing view", "FAILED", "TABLE_NOT_FOUND: line 1:15: Table 'bedrock_spend' does not exist", "", verdicts{}, ""},
		{"a missing view, by its type", "FAILED", "TABLE_NOT_FOUND", "1110", verdicts{}, ""},
		{"a stale view", "FAILED", "VIEW_IS_STALE: line 1:15: View is stale", "1107", verdicts{}, ""},
		{"a result that cannot be written", "FAILED", "Access denied when writing output to url: s3://b/k", "401", verdicts{denied: true}, "s3://b/k"},
		{"over the limit", "CANCELLED", "Bytes scanned limit was exceeded", "", verdicts{overLimit: true, cancelled: true}, ""},
		{"by an administrator", "CANCELLED", "Query was cancelled by the user", "1014", verdicts{cancelled: true}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			catalog := ""
			if c.kind != "" {
				catalog = fmt.Sprintf(`,"AthenaError":{"ErrorCategory":2,"ErrorType":%s}`, c.kind)
			}
			w, _ := workgroup(t, map[string][]string{
				"StartQueryExecution": {started},
				"GetQueryExecution": {fmt.Sprintf(`{"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":%q,"StateChangeReason":%q%s}}}`,
					c.state, c.reason, catalog)},
			})
			_, err := w.Run(t.Context(), "SELECT 1")
			f, ok := errors.AsType[*Failure](err)
			if !ok {
				t.Fatalf("error %v", err)
			}
			got := verdicts{f.OfData(), f.Throttled(), f.Exhausted(), f.Denied(), f.OverScanLimit(), f.Cancelled()}
			if got != c.want || f.Object() != c.object || f.Reason != c.reason {
				t.Errorf("got %+v, object %q; want %+v, %q", got, f.Object(), c.want, c.object)
			}
		})
	}
}
