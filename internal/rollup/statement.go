package rollup

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/athena/types"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// allow is what to do about a denial.
const allow = "allow it (docs/permissions.md)"

// Names of the engine's errors of Iceberg tables.
const (
	// commitConflict: another writer committed at the same moment, or the outcome of the commit is not known.
	// https://repost.aws/knowledge-center/athena-iceberg-table-error
	commitConflict = "ICEBERG_COMMIT_ERROR"
	// moreRunsNeeded ends two names: a round of VACUUM deletes a limited number of objects, and one of OPTIMIZE rewrites a limited number of
	// partitions. No page of AWS has either.
	// https://devopstar.com/2023/07/28/vacuuming-iceberg-with-aws-step-functions
	moreRunsNeeded = "_MORE_RUNS_NEEDED"
)

// statement runs a statement. Its error begins with what the statement is for, and ends with what helps.
func (r *RollUp) statement(ctx context.Context, purpose, sql string, parameters ...string) (*athena.Result, error) {
	result, err := r.advised(r.Query(ctx, sql, parameters...))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", purpose, err)
	}
	return result, nil
}

// advised adds what helps to an error of a query. It stays an [athena.Failure] where it is one.
func (r *RollUp) advised(result *athena.Result, err error) (*athena.Result, error) {
	if err == nil {
		return result, nil
	}
	if failure, ok := errors.AsType[*athena.Failure](err); ok {
		if help := remedy(failure); help != "" {
			return nil, fmt.Errorf("%w; %s", err, help)
		}
		return nil, err
	}
	if invalid, ok := errors.AsType[*types.InvalidRequestException](err); ok && strings.Contains(invalid.ErrorMessage(), "not found") {
		return nil, fmt.Errorf("%s; deploy the program to the account of the credentials", awserrors.Reason(err))
	}
	if _, ok := errors.AsType[*smithy.OperationError](err); ok {
		return nil, errors.New(awserrors.Advised(err, allow))
	}
	return nil, err
}

// remedy returns what to do about a query that Athena did not finish. Empty: nothing is known to help.
func remedy(f *athena.Failure) string {
	switch {
	case f.OverScanLimit():
		return "raise QueryScanLimitGB of regions.go and deploy"
	case f.Cancelled():
		return "somebody cancelled it: the next run does it again"
	case f.Throttled():
		return "the next run does it again"
	case f.Denied():
		return allow
	case f.OfData() && f.Object() != "":
		return "docs/runbook.md says how to move a broken object aside"
	}
	return ""
}

// conflict reports whether an append may be repeated under another run. A commit that is denied would be denied again.
func conflict(err error) bool {
	failure, ok := errors.AsType[*athena.Failure](err)
	return ok && says(err, commitConflict) && !failure.Denied()
}

func says(err error, name string) bool {
	failure, ok := errors.AsType[*athena.Failure](err)
	return ok && strings.Contains(failure.Reason, name)
}
