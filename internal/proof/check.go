package proof

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Check is the check of one belief.
type Check struct {
	// Belief is the number of the belief.
	Belief int
	// Calls are all calls that Run may make. Any other call is refused before it leaves the machine.
	Calls []Call
	// Creates lists in words the resources that Run creates, and that are removed after it, and the model calls that it makes. Zero: Run
	// only reads, and runs without confirmation.
	Creates []string
	// Takes is the time in words after which the result can be read, such as "15 minutes". Run then returns Waiting, and runs again
	// with what it remembered. Zero: Run has the result at once.
	Takes string
	// Spends is an upper bound of the spend, in USD. Zero: every call is free.
	Spends decimal.Decimal
	// Run makes the calls. Its error means that the belief is unclear.
	Run func(context.Context, *Run) (Result, error)
}

// Changes reports whether the check creates or changes anything.
func (c Check) Changes() bool { return len(c.Creates) > 0 }

// declares reports whether the tool itself may call an API.
func (c Check) declares(api string) bool {
	return slices.ContainsFunc(c.Calls, func(call Call) bool { return call.API == api && call.By != ByService })
}

// Verdict is the outcome of a check.
type Verdict string

const (
	// Holds means that the account behaves as the belief says.
	Holds Verdict = "holds"
	// Fails means that it behaves otherwise.
	Fails Verdict = "fails"
	// Unclear means that nothing was shown: a call was denied, or the account lacks something that the check needs.
	Unclear Verdict = "unclear"
	// Waiting means that the result can be read later, by prove --continue.
	Waiting Verdict = "waiting"
)

// Result is a verdict with the facts behind it.
type Result struct {
	Verdict Verdict
	// Seen is the observation, in one or two sentences: ARNs, error codes, counts.
	Seen string
}

// Held returns a result that holds.
func Held(format string, args ...any) (Result, error) {
	return Result{Holds, fmt.Sprintf(format, args...)}, nil
}

// Failed returns a result that contradicts the belief.
func Failed(format string, args ...any) (Result, error) {
	return Result{Fails, fmt.Sprintf(format, args...)}, nil
}

// NotShown returns a result that shows nothing. The text says what is missing and how to provide it.
func NotShown(format string, args ...any) (Result, error) {
	return Result{Unclear, fmt.Sprintf(format, args...)}, nil
}

// Later returns the result of a check that runs again with what it remembered.
func Later(format string, args ...any) (Result, error) {
	return Result{Waiting, fmt.Sprintf(format, args...)}, nil
}

// Shown returns a result that holds where ok, and contradicts the belief otherwise.
func Shown(ok bool, format string, args ...any) (Result, error) {
	if ok {
		return Held(format, args...)
	}
	return Failed(format, args...)
}
