package awserrors

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/smithy-go"
)

// deniedCodes are the codes of denials whose code does not say AccessDenied: Amazon SNS, Amazon S3 in an answer without a body, and
// Amazon EC2.
var deniedCodes = []string{"AuthorizationError", "Forbidden", "UnauthorizedOperation"}

// Denied reports whether AWS answered that the caller may not perform the action. Credentials that a Region does not know are
// no denial: see Refused.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func Denied(err error) bool {
	answer, ok := errors.AsType[smithy.APIError](err)
	return ok && (strings.Contains(answer.ErrorCode(), "AccessDenied") || slices.Contains(deniedCodes, answer.ErrorCode()) ||
		strings.Contains(answer.ErrorMessage(), "is not authorized to perform"))
}

// DeniedForGood reports whether a denial says that it does not end by itself: a policy denies the action in words, or an organization's
// policy does not allow it. Any other denial may mean that permissions are new and not yet seen.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func DeniedForGood(err error) bool {
	answer, ok := errors.AsType[smithy.APIError](err)
	if !ok || !Denied(err) {
		return false
	}
	message := strings.ToLower(answer.ErrorMessage())
	return slices.ContainsFunc([]string{"explicit deny", "no service control policy", "no resource control policy"},
		func(words string) bool { return strings.Contains(message, words) })
}

// Repeated is the error of a call that was repeated and denied each time.
type Repeated struct {
	// Err is the last denial.
	Err error
	// Calls is the number of calls, the first one included.
	Calls int
	// Within is the time from the first call to the last denial.
	Within time.Duration
}

func (r *Repeated) Error() string { return r.Err.Error() + r.note() }

func (r *Repeated) Unwrap() error { return r.Err }

func (r *Repeated) note() string {
	return fmt.Sprintf(" (denied at each of %d calls within %s)", r.Calls, r.Within.Round(time.Second))
}
