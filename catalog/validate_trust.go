package catalog

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// minExternalID and maxExternalID: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const (
	minExternalID = 2
	maxExternalID = 1224
)

var (
	accountPattern    = regexp.MustCompile(`^\d{12}$`)
	rolePattern       = regexp.MustCompile(`^[A-Za-z0-9+=,.@_-]{1,64}$`)
	pathPattern       = regexp.MustCompile(`^/([A-Za-z0-9+=,.@_-]+/)*$`)
	externalIDPattern = regexp.MustCompile(`^[A-Za-z0-9+=,.@:/_-]+$`)
	kubernetesPattern = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$`)
	clusterPattern    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$`)
	issuerPattern     = regexp.MustCompile(`^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com/id/[0-9A-F]{32}$`)
	repositoryPattern = regexp.MustCompile(`^([A-Za-z0-9-]+/[A-Za-z0-9._-]+|[A-Za-z0-9-]+@[0-9]+/[A-Za-z0-9._-]+@[0-9]+)$`)
	subjectPattern    = regexp.MustCompile(`^(environment:[A-Za-z0-9._-]+|ref:refs/(heads|tags)/[A-Za-z0-9._/-]+)$`)
)

// exactly checks one part of a principal. A wildcard would trust more principals than the list names.
func (v *validation) exactly(path, value string, pattern *regexp.Regexp, allowed string) {
	switch {
	case value == "":
		v.add(path, "is missing; give %s", allowed)
	case strings.ContainsAny(value, "*?"):
		v.add(path, "%q has a wildcard; name exactly one: %s", value, allowed)
	case !pattern.MatchString(value):
		v.add(path, "%q is not allowed; give %s", value, allowed)
	}
}

func (ServicePrincipal) chooses() bool  { return false }
func (EKSPodIdentity) chooses() bool    { return false }
func (EKSServiceAccount) chooses() bool { return true }
func (GitHubActions) chooses() bool     { return true }
func (NamedRole) chooses() bool         { return true }
func (AccountRoot) chooses() bool       { return false } // Reason, which is required, covers all environments

const allowedServices = "catalog.ECSTasks, catalog.EC2, catalog.Lambda, catalog.StepFunctions, catalog.AgentCore"

func (p ServicePrincipal) check(v *validation, path string) {
	for _, known := range servicePrincipals {
		if known.ServicePrincipal == p {
			return
		}
	}
	v.add(path, "%q is not a service that runs programs; allowed: %s", p.Name, allowedServices)
}

func (p EKSPodIdentity) check(v *validation, path string) {
	v.kubernetes(path, p.Namespace, p.ServiceAccount)
	if p.Cluster != "" {
		v.exactly(path+".Cluster", p.Cluster, clusterPattern, "the cluster's name")
	}
}

func (s EKSServiceAccount) check(v *validation, path string) {
	v.exactly(path+".Issuer", s.Issuer, issuerPattern, "the cluster's issuer, as oidc.eks.eu-west-1.amazonaws.com/id/ and 32 hexadecimal digits")
	v.kubernetes(path, s.Namespace, s.ServiceAccount)
}

func (v *validation) kubernetes(path, namespace, serviceAccount string) {
	v.exactly(path+".Namespace", namespace, kubernetesPattern, "the Kubernetes namespace")
	v.exactly(path+".ServiceAccount", serviceAccount, kubernetesPattern, "the Kubernetes service account")
}

func (g GitHubActions) check(v *validation, path string) {
	v.exactly(path+".Repository", g.Repository, repositoryPattern, "owner/repository, or both with their ids, as acme@123456/evals@456789")
	v.exactly(path+".Subject", g.Subject, subjectPattern, "environment:<name>, ref:refs/heads/<branch> or ref:refs/tags/<tag>")
}

func (r NamedRole) check(v *validation, path string) {
	v.principalAccount(path, r.Account, r.ExternalID)
	_, name := splitRole(r.Role)
	v.exactly(path+".Role", name, rolePattern, "the role's name, after its path where it has one")
	if rolePath, _ := splitRole(r.Role); !pathPattern.MatchString(rolePath) {
		v.add(path+".Role", "%q has a path that is not allowed; write it as teams/core/build", r.Role)
	}
}

func (a AccountRoot) check(v *validation, path string) {
	v.principalAccount(path, a.Account, a.ExternalID)
	if strings.TrimSpace(a.Reason) == "" {
		v.add(path+".Reason", "is missing; say why the whole account is trusted, or name a role with catalog.NamedRole")
	}
}

func (v *validation) principalAccount(path, account, externalID string) {
	if account != "" {
		v.exactly(path+".Account", account, accountPattern, "the account's 12 digits, or nothing for the account that is deployed to")
	}
	if externalID != "" {
		if n := len(externalID); n < minExternalID || n > maxExternalID {
			v.add(path+".ExternalID", "has %d characters; use %d to %d", n, minExternalID, maxExternalID)
		}
		v.exactly(path+".ExternalID", externalID, externalIDPattern, "letters, digits and +=,.@:/_-")
	}
}

// splitRole returns the path of a role, as /teams/core/, and its name.
func splitRole(role string) (path, name string) {
	i := strings.LastIndexByte(role, '/')
	return "/" + role[:i+1], role[i+1:]
}

// trust checks the principals that may assume the role of a service, in every environment for which the deployment creates one.
func (v *validation) trust(path string, s Service, environments []string) {
	for _, e := range slices.Sorted(maps.Keys(s.TrustedIn)) {
		at := fmt.Sprintf("%s.TrustedIn[%q]", path, e)
		v.oneOf(at, e, "environments", environments)
		if s.TrustedIn[e] == nil {
			v.add(at, "is missing; give a trust, or leave the environment out for TrustedBy")
			continue
		}
		s.TrustedIn[e].check(v, at)
	}
	if s.TrustedBy != nil {
		s.TrustedBy.check(v, path+".TrustedBy")
	}
	first := map[Trust]string{}
	for _, e := range environments {
		if !listed(s.Environments, e) || slices.Contains(s.RetiredEnvironments, e) || s.existing(e).Name != "" {
			continue
		}
		trust := s.trust(e)
		if trust == nil {
			v.add(path+".TrustedBy", "is missing for environment %q; allowed: %s, or another trust of catalog/trust.go", e, allowedServices)
			return
		}
		if g, ok := trust.(GitHubActions); ok {
			trust = g.withoutIDs() // the form of the subject without ids is the same
		}
		if other, taken := first[trust]; taken && trust.chooses() {
			v.add(path+".TrustedIn", "%T is trusted in %q and in %q and could act as either; give each environment its own", trust, other, e)
			return
		}
		first[trust] = e
	}
}
