// Package checks holds the check of each belief about AWS.
package checks

import (
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// All returns the checks by the number of their belief.
func All() []proof.Check {
	all := slices.Concat(callerChecks, firstCallChecks, profileChecks, ledgerChecks, loggingChecks, deliveryChecks, detectorChecks)
	slices.SortFunc(all, func(a, b proof.Check) int { return a.Belief - b.Belief })
	return all
}

// Kinds are the kinds of resources that the checks create.
func Kinds() []*proof.Kind {
	return []*proof.Kind{role, profile, parameter, stack, bucket, loggingConfiguration, alarm}
}
