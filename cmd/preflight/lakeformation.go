package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lakeformation"
	"github.com/aws/aws-sdk-go-v2/service/lakeformation/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// lakeFormation checks whether Lake Formation governs new databases and tables of the home Region's catalog. By default a group that
// stands for everybody whom IAM allows, IAM_ALLOWED_PRINCIPALS, has all permissions on them; where that default is gone, the deployment needs
// CREATE_DATABASE, unless the catalog still grants that to the group, and readers need grants on the database. The creator of a database and
// of its tables, which is the execution role of CloudFormation, needs no other grant, and an administrator of the data lake needs none.
// https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakeSettings.html
// https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
// https://docs.aws.amazon.com/lake-formation/latest/dg/implicit-permissions.html
func lakeFormation(ctx context.Context, r regional) (status, string, error) {
	answer, err := r.lake.GetDataLakeSettings(ctx, &lakeformation.GetDataLakeSettingsInput{})
	if err != nil {
		return "", "", err
	}
	settings := answer.DataLakeSettings
	if settings == nil {
		settings = &types.DataLakeSettings{}
	}
	databases, tables := !openToIAM(settings.CreateDatabaseDefaultPermissions), !openToIAM(settings.CreateTableDefaultPermissions)
	if !databases && !tables {
		return ok, "", nil
	}
	grant := ""
	if role := r.executionRole(); databases && !administers(settings, role) {
		grant = fmt.Sprintf("CREATE_DATABASE on the catalog to %s before the deployment, and after it ", role)
	}
	return warning, fmt.Sprintf(`let a data lake administrator grant %sDESCRIBE on database %s and SELECT and DESCRIBE on all its tables to every role that queries, and CREATE_DATABASE on the catalog to the role %s (docs/deployment.md, "Lake Formation"): Lake Formation governs new databases and tables here`,
		grant, ledger.Database, catalog.RollUpRole), nil
}

// openToIAM reports whether a default of the catalog gives all permissions to everybody whom IAM allows.
func openToIAM(defaults []types.PrincipalPermissions) bool {
	return slices.ContainsFunc(defaults, func(p types.PrincipalPermissions) bool {
		return p.Principal != nil && aws.ToString(p.Principal.DataLakePrincipalIdentifier) == "IAM_ALLOWED_PRINCIPALS" && slices.Contains(p.Permissions, types.PermissionAll)
	})
}

func administers(settings *types.DataLakeSettings, role string) bool {
	return slices.ContainsFunc(settings.DataLakeAdmins, func(p types.DataLakePrincipal) bool {
		return aws.ToString(p.DataLakePrincipalIdentifier) == role
	})
}

// executionRole returns the ARN of the role with which CloudFormation creates the Region's resources.
func (r regional) executionRole() string {
	return "arn:aws:iam::" + r.account + ":role/" + r.bootstrap.ExecutionRole(r.account+"-"+r.Name)
}
