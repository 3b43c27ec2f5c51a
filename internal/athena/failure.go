package athena

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Failure is the error of a query that Athena started and did not finish.
type Failure struct {
	State types.QueryExecutionState
	// Reason is Athena's StateChangeReason as it came: it may hold the names of objects, which anybody chooses who may write to a log bucket.
	Reason string
	// Type is the number of Athena's error catalog. Nil: Athena gave none.
	// https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
	Type *int32
}

func newFailure(status *types.QueryExecutionStatus) *Failure {
	f := &Failure{State: status.State, Reason: aws.ToString(status.StateChangeReason)}
	if status.AthenaError != nil {
		f.Type = status.AthenaError.ErrorType
	}
	return f
}

// Error returns the state and the reason in one line of printable characters.
func (f *Failure) Error() string { return awserrors.OneLine(fmt.Sprintf("%s: %s", f.State, f.Reason)) }

// Types of the error catalog. https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
var (
	exhaustedTypes = []int32{0, 1, 2, 3, 4, 5, 6, 7, 8}
	throttledTypes = []int32{1400, 1401, 1402, 1403, 1404, 1405, 1406, 1602}
	deniedTypes    = []int32{234, 1500, 1501}
	// statementTypes are errors of the statement, its tables or its result: they are the same for every day.
	statementTypes = []int32{238, 240, 401, 402, 1003, 1004, 1006, 1008, 1011, 1014, 1100, 1101, 1103, 1106, 1107, 1108, 1110, 1200, 1201, 1202, 1303, 1306, 1307}
)

// inStatement is the place in a statement that the engine names in an error of the statement itself.
var inStatement = regexp.MustCompile(`\bline \d+:\d+: `)

// OfData reports whether the query failed on what it read, so that it may succeed over fewer days. A query that was cancelled, throttled
// or denied would fail again, and so would a statement that is wrong.
func (f *Failure) OfData() bool {
	if f.State != types.QueryExecutionStateFailed || f.Throttled() {
		return false
	}
	if f.Type != nil {
		return !slices.Contains(deniedTypes, *f.Type) && !slices.Contains(statementTypes, *f.Type)
	}
	return !f.Denied() && !inStatement.MatchString(f.Reason)
}

// Throttled reports whether a service that the query needs answered too many requests.
func (f *Failure) Throttled() bool {
	return f.is(throttledTypes, "slow down", "slowdown", "throttl", "rate exceeded")
}

// Exhausted reports whether the query needs more memory or time than Athena gives to one.
func (f *Failure) Exhausted() bool {
	return f.is(exhaustedTypes, "query exhausted resources")
}

// Denied reports whether the caller may not read what the query reads, or not write its result.
func (f *Failure) Denied() bool {
	return f.is(deniedTypes) || f.says("access denied", "accessdenied", "not authorized", "insufficient lake formation permission")
}

// OverScanLimit reports whether the query was cancelled because it read more than its workgroup allows.
// https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
func (f *Failure) OverScanLimit() bool {
	return f.Cancelled() && f.says("bytes scanned limit")
}

// Cancelled reports whether somebody or a limit of the workgroup cancelled the query.
func (f *Failure) Cancelled() bool { return f.State == types.QueryExecutionStateCancelled }

// is decides by the type, which no name of an object can imitate, and by the words of the reason only where there is no type.
func (f *Failure) is(list []int32, words ...string) bool {
	if f.Type != nil {
		return slices.Contains(list, *f.Type)
	}
	return f.says(words...)
}

func (f *Failure) says(words ...string) bool {
	reason := strings.ToLower(f.Reason)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(reason, word) })
}

var object = regexp.MustCompile(`s3[an]?://[^\s"'<>]+`)

// Object returns the address of the object that the reason names, as s3://bucket/key. Empty: it names none. The engine writes an address
// between a text before it and a text after it, so that an unusual key may be cut.
func (f *Failure) Object() string {
	return strings.TrimRight(object.FindString(f.Reason), ".,:;()[]")
}
