package checks

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// parameter is an SSM parameter that a check creates. Its id is its name.
var parameter = &proof.Kind{
	Name: "parameter",
	Calls: []proof.Call{
		{API: "ssm:GetParametersByPath", On: "parameters below " + proof.Path},
		{API: "ssm:DeleteParameter", On: "parameter " + proof.Path + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		var names []string
		pages := ssm.NewGetParametersByPathPaginator(ssm.NewFromConfig(cfg), &ssm.GetParametersByPathInput{Path: aws.String(proof.Path), Recursive: aws.Bool(true)})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return names, err
			}
			for _, p := range page.Parameters {
				names = append(names, aws.ToString(p.Name))
			}
		}
		return names, nil
	},
	Remove: func(ctx context.Context, cfg aws.Config, name string) error {
		_, err := ssm.NewFromConfig(cfg).DeleteParameter(ctx, &ssm.DeleteParameterInput{Name: &name})
		if _, gone := errors.AsType[*types.ParameterNotFound](err); gone {
			return nil
		}
		return err
	},
}

// listingCalls are the calls of parameterListing.
var listingCalls = slices.Concat([]proof.Call{
	{API: "ssm:PutParameter", On: "parameter " + proof.Path + "<id>/model"},
	{API: "iam:CreateRole", On: "role " + proof.Prefix + "<id>; this tool alone may assume it"},
	{API: "iam:PutRolePolicy", On: "that role: it may list that path"},
	{API: "sts:AssumeRole", On: "that role"},
}, parameter.Calls, role.Calls)

// parameterListing lists a path with a permission on the parameter of that name.
func parameterListing(ctx context.Context, r *proof.Run) (proof.Result, error) {
	path := proof.Path + strings.TrimPrefix(r.Name(), proof.Prefix)
	name := path + "/model"
	r.Created(parameter, r.Home(), name)
	_, err := ssm.NewFromConfig(r.Config(r.Home())).PutParameter(ctx, &ssm.PutParameterInput{Name: &name, Value: aws.String("x"), Type: types.ParameterTypeString})
	if err != nil {
		return proof.Result{}, err
	}
	c, err := newRole(ctx, r, "", []any{admits(r, "sts:AssumeRole")}, nil)
	if err != nil {
		return proof.Result{}, err
	}
	arn := "arn:aws:ssm:" + r.Home() + ":" + r.Account.ID + ":parameter" + path
	if err := c.allow(ctx, arn, "ssm:GetParametersByPath"); err != nil {
		return proof.Result{}, err
	}
	cfg, err := c.config(ctx, r.Home(), "")
	if err != nil {
		return proof.Result{}, err
	}
	var found *ssm.GetParametersByPathOutput
	err = r.Propagated(ctx, func() (err error) {
		found, err = ssm.NewFromConfig(cfg).GetParametersByPath(ctx, &ssm.GetParametersByPathInput{Path: &path})
		return err
	})
	switch {
	case awserrors.Refused(err):
		return proof.Failed("with a permission on %s the listing of %s is denied: %s", arn, path, awserrors.Reason(err))
	case err != nil:
		return proof.Result{}, err
	}
	return proof.Shown(len(found.Parameters) == 1, "with a permission on %s the listing of %s has %d parameters, of 1", arn, path, len(found.Parameters))
}
