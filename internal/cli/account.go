package cli

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Account returns the id of the account whose credentials a configuration has. Its error is the reason that AWS gives.
func Account(ctx context.Context, cfg aws.Config) (string, error) {
	account, _, err := Caller(ctx, cfg)
	return account, err
}

// Caller returns the account of the credentials that a configuration has, and the unique id of their principal: the value of the
// condition key aws:userid.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
func Caller(ctx context.Context, cfg aws.Config) (account, userID string, err error) {
	identity, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		return "", "", fmt.Errorf("read the account of the credentials (sts:GetCallerIdentity): %s", awserrors.Advised(err, "allow sts:GetCallerIdentity"))
	}
	return aws.ToString(identity.Account), aws.ToString(identity.UserId), nil
}
