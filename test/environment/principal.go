package environment

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"maps"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/aws-sdk-go-v2/service/sts/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Principal is the principal that assumes a role. The emulator lets the root user act in its place.
type Principal struct {
	// Service is an AWS service that assumes the role, such as ec2.amazonaws.com; ARN is a role of any account.
	Service, ARN string
	ExternalID   string
	// Tags are the session tags.
	Tags map[string]string
	// Issuer and Subject are the claims of an OIDC token, for AssumeRoleWithWebIdentity, and Claims are further ones.
	Issuer, Subject string
	Claims          map[string]string
}

// TrustedPrincipal returns a principal that the role trusts. An existing role trusts the account
// ([Place.CreateExistingRoles]).
func TrustedPrincipal(role catalog.Role) Principal {
	if role.Existing.Name != "" {
		return Principal{}
	}
	switch t := role.Trust().(type) {
	case catalog.ServicePrincipal:
		return Principal{Service: t.Name}
	case catalog.EKSPodIdentity:
		return Principal{Service: "pods.eks.amazonaws.com", Tags: map[string]string{
			"eks-cluster-name":           cmp.Or(t.Cluster, "local"),
			"kubernetes-namespace":       t.Namespace,
			"kubernetes-service-account": t.ServiceAccount,
		}}
	case catalog.EKSServiceAccount:
		return Principal{Issuer: t.Issuer, Subject: t.Subject()}
	case catalog.GitHubActions:
		owner, repository := t.RepositoryIDs()
		return Principal{Issuer: catalog.GitHubIssuer, Subject: t.TokenSubjects()[0], Claims: map[string]string{
			"repository_owner_id": cmp.Or(owner, "1"), "repository_id": cmp.Or(repository, "2"),
		}}
	case catalog.NamedRole:
		return Principal{ARN: "arn:aws:iam::" + cmp.Or(t.Account, AccountID) + ":role/" + t.Role, ExternalID: t.ExternalID}
	case catalog.AccountRoot:
		return Principal{ARN: "arn:aws:iam::" + cmp.Or(t.Account, AccountID) + ":role/any", ExternalID: t.ExternalID}
	}
	return Principal{}
}

// Assume assumes a role and returns the credentials of the session.
func (p Principal) Assume(ctx context.Context, client *sts.Client, role catalog.Role) (*types.Credentials, error) {
	arn, name := aws.String(role.ARN(AccountID)), aws.String(role.Service.Name)
	if p.Issuer != "" {
		got, err := client.AssumeRoleWithWebIdentity(ctx, &sts.AssumeRoleWithWebIdentityInput{
			RoleArn: arn, RoleSessionName: name, WebIdentityToken: aws.String(p.token()),
		})
		if err != nil {
			return nil, err
		}
		return got.Credentials, nil
	}
	in := &sts.AssumeRoleInput{RoleArn: arn, RoleSessionName: name}
	if p.ExternalID != "" {
		in.ExternalId = &p.ExternalID
	}
	for key, value := range p.Tags {
		in.Tags = append(in.Tags, types.Tag{Key: &key, Value: &value})
	}
	got, err := client.AssumeRole(ctx, in, sts.WithAPIOptions(
		smithyhttp.SetHeaderValue("X-Local-Service", p.Service),
		smithyhttp.SetHeaderValue("X-Local-Principal", p.ARN),
	))
	if err != nil {
		return nil, err
	}
	return got.Credentials, nil
}

// token returns an OIDC token without a signature. The emulator checks none.
func (p Principal) token() string {
	all := map[string]string{"iss": "https://" + p.Issuer, "aud": catalog.OIDCAudience, "sub": p.Subject}
	maps.Copy(all, p.Claims)
	claims, _ := json.Marshal(all)
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"none"}`)) + "." + part(claims) + ".none"
}
