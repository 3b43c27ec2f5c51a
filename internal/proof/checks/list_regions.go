package checks

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/account"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// listRegionsCalls are the calls of listRegions.
var listRegionsCalls = slices.Concat([]proof.Call{
	{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
	{API: "iam:PutRolePolicy", On: "that role: account:ListRegions on this account, as the detector has it"},
	{API: "sts:AssumeRole", On: "that role"},
	{API: "account:ListRegions", On: "this account, as that role", By: proof.ByRole},
}, role.Calls)

// listRegions lists the Regions with the statement of the detector (constructs/detector_statements.go) alone.
func listRegions(ctx context.Context, r *proof.Run) (proof.Result, error) {
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	arn := "arn:aws:account::" + r.Account.ID + ":account"
	if err := c.allow(ctx, arn, "account:ListRegions"); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	var found *account.ListRegionsOutput
	err = r.Propagated(ctx, func() (err error) {
		found, err = account.NewFromConfig(cfg).ListRegions(ctx, &account.ListRegionsInput{})
		return err
	})
	switch {
	case awserrors.Refused(err):
		return proof.Failed("with a permission on %s account:ListRegions is denied: %s", arn, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	return proof.Shown(len(found.Regions) > 0, "with a permission on %s account:ListRegions answers %d Regions on its first page", arn, len(found.Regions))
}
