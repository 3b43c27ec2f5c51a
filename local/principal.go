package main

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/aws-sdk-go-v2/service/sts/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// principal is whoever assumes a role, as the emulator lets the root user stand in for it.
type principal struct {
	// service is the AWS service that hands the role out, or arn a role of any account.
	service, arn string
	externalID   string
	// tags are the session tags that are set.
	tags map[string]string
	// issuer and subject are those of an OIDC token, which is presented instead.
	issuer, subject string
}

// newPrincipal returns one that the role trusts. A role that was there before trusts the account, as [place.makeExisting]
// makes it.
func newPrincipal(role catalog.Role) principal {
	if role.Existing.Name != "" {
		return principal{}
	}
	switch t := role.Trust().(type) {
	case catalog.ServicePrincipal:
		return principal{service: t.Name}
	case catalog.EKSPodIdentity:
		return principal{service: "pods.eks.amazonaws.com", tags: map[string]string{
			"eks-cluster-name":           cmp.Or(t.Cluster, "local"),
			"kubernetes-namespace":       t.Namespace,
			"kubernetes-service-account": t.ServiceAccount,
		}}
	case catalog.EKSServiceAccount:
		return principal{issuer: t.Issuer, subject: t.Subject()}
	case catalog.GitHubActions:
		return principal{issuer: catalog.GitHubIssuer, subject: t.TokenSubject()}
	case catalog.NamedRole:
		return principal{arn: "arn:aws:iam::" + cmp.Or(t.Account, account) + ":role/" + t.Role, externalID: t.ExternalID}
	case catalog.AccountRoot:
		return principal{arn: "arn:aws:iam::" + cmp.Or(t.Account, account) + ":role/any", externalID: t.ExternalID}
	}
	return principal{}
}

// assume assumes a role.
func (p principal) assume(ctx context.Context, client *sts.Client, role catalog.Role) (*types.Credentials, error) {
	arn, name := aws.String(role.ARN(account)), aws.String(role.Service.Name)
	if p.issuer != "" {
		got, err := client.AssumeRoleWithWebIdentity(ctx, &sts.AssumeRoleWithWebIdentityInput{
			RoleArn: arn, RoleSessionName: name, WebIdentityToken: aws.String(p.token()),
		})
		if err != nil {
			return nil, err
		}
		return got.Credentials, nil
	}
	in := &sts.AssumeRoleInput{RoleArn: arn, RoleSessionName: name}
	if p.externalID != "" {
		in.ExternalId = &p.externalID
	}
	for key, value := range p.tags {
		in.Tags = append(in.Tags, types.Tag{Key: &key, Value: &value})
	}
	got, err := client.AssumeRole(ctx, in, sts.WithAPIOptions(
		smithyhttp.SetHeaderValue("X-Local-Service", p.service),
		smithyhttp.SetHeaderValue("X-Local-Principal", p.arn),
	))
	if err != nil {
		return nil, err
	}
	return got.Credentials, nil
}

// token returns an OIDC token without a signature, which the emulator does not check.
func (p principal) token() string {
	claims, _ := json.Marshal(map[string]string{"iss": "https://" + p.issuer, "aud": catalog.OIDCAudience, "sub": p.subject})
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"none"}`)) + "." + part(claims) + ".none"
}
