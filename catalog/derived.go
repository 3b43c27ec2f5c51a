package catalog

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
)

// Namespace begins every stack, parameter and topic name of this program.
const Namespace = "bedrock-bootstrap"

// globalNamespaceRegions are the Regions without account-regional bucket namespaces.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
var globalNamespaceRegions = []string{"me-central-1", "me-south-1"}

// AccountRegionalNamespace reports whether buckets of the Region can live in a namespace that only their account can
// create names in.
func AccountRegionalNamespace(region string) bool {
	return !slices.Contains(globalNamespaceRegions, region)
}

const logBuckets = "bedrock-invocation-logs"

// LogBucket returns the name of the invocation log bucket of a Region. account may be a CDK token.
func LogBucket(account, region string) string {
	return bucket(logBuckets, account, region)
}

// LedgerBucket returns the name of the home Region's bucket of query results and of the detector's datasets. account may
// be a CDK token.
func LedgerBucket(account, home string) string {
	return bucket(Namespace+"-ledger", account, home)
}

func bucket(prefix, account, region string) string {
	name := prefix + "-" + account + "-" + region
	if AccountRegionalNamespace(region) {
		name += "-an"
	}
	return name
}

// Prefixes of the ledger bucket.
const (
	ResultsPrefix         = "results/"
	ProfilesPrefix        = "profiles/"
	CoveragePrefix        = "coverage/latest/"
	CoverageHistoryPrefix = "coverage/history/"
	// MeteredPrefix holds an object a day and Region: metered/2026/11/24/us-east-1.json.
	MeteredPrefix = "metered/"
	// DeploymentsPrefix and AlertsPrefix hold no findings: they must stay outside the prefixes of the tables.
	DeploymentsPrefix = "coverage/deployments/"
	AlertsPrefix      = "coverage/alerts/"
)

// LogFolders returns the key prefix below which Amazon Bedrock writes everything it logs. account may be a CDK token.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
func LogFolders(account string) string {
	return "AWSLogs/" + account + "/BedrockModelInvocationLogs/"
}

// BodyFolder is the part of a key that only the objects of large bodies have, below the log folders.
const BodyFolder = "/data/"

// LogBucketPrefix begins the name of every Region's invocation log bucket. account may be a CDK token.
func LogBucketPrefix(account string) string { return logBuckets + "-" + account + "-" }

// RoleName returns the name of a service's role in an environment, at most 64 characters.
func RoleName(service, environment string) string {
	return "bedrock-" + service + "-" + environment
}

// LoggingRole returns the name of the role that turns a Region's invocation logging on.
func LoggingRole(region string) string { return Namespace + "-logging-" + region }

// LoggingFunction returns the name of the function that turns a Region's invocation logging on, and repairs it.
func LoggingFunction(region string) string { return Namespace + "-logging-" + region }

// RepairSource is the source of the event by which the coverage detector asks the function to repair.
const RepairSource = Namespace + ".detector"

// Parameters, in each Region, of the function that turns invocation logging on.
const (
	LoggingParameters = "/" + Namespace + "/invocation-logging/"
	// FormerLoggingParameter holds the configuration that an adoption replaced, as JSON.
	FormerLoggingParameter = LoggingParameters + "former"
	// DeployedLoggingParameter holds the digest of the properties that were last deployed.
	DeployedLoggingParameter = LoggingParameters + "deployed"
)

// DetectorRole is the name of the coverage detector's role.
const DetectorRole = Namespace + "-detector"

// InvokePolicy is the name of the managed policy every caller role shares.
const InvokePolicy = Namespace + "-invoke"

// BillReaderPolicy is the name of the managed policy of whoever reads the bill.
const BillReaderPolicy = "bedrock-bill-reader"

// AlertTopic is the name of the topic that alarms are sent to.
const AlertTopic = Namespace + "-alerts"

// AlertTopicARN returns the topic's ARN. account may be a CDK token.
func AlertTopicARN(account, home string) string {
	return "arn:aws:sns:" + home + ":" + account + ":" + AlertTopic
}

// ProfileParameter returns the SSM parameter, in each Region of a product, that holds a profile's ARN.
func ProfileParameter(product, model string) string {
	return ProfileParameters(product) + "/" + model
}

// ProfileParameters returns the path of a product's parameters.
func ProfileParameters(product string) string { return "/" + Namespace + "/profiles/" + product }

// MetadataSchemaParameter is the SSM parameter, in each Region, that holds the JSON Schema of request metadata.
const MetadataSchemaParameter = "/" + Namespace + "/request-metadata-schema"

// Profile is an application inference profile to be made: a product's model in one Region.
type Profile struct {
	Product Product
	Model   Model
	// Source is the id of the foundation model or of the system-defined inference profile that is copied.
	Source string
}

// Name returns the profile's physical name, at most 64 characters. It changes with the source, so that a replacement can
// be made before the old profile goes.
func (p Profile) Name() string {
	sum := sha256.Sum256([]byte(p.Source))
	return fmt.Sprintf("%s-%s-%x", p.Product.Name, p.Model.Name, sum[:4])
}

// SourceARN returns the ARN that is copied. account may be a CDK token.
func (p Profile) SourceARN(account, region string) string {
	if p.Model.Routing.Kind() == Regional {
		return "arn:aws:bedrock:" + region + "::foundation-model/" + p.Source
	}
	return "arn:aws:bedrock:" + region + ":" + account + ":inference-profile/" + p.Source
}

// Profiles returns the profiles of a Region, in the order of the lists. A retired Region has none.
func (c Catalog) Profiles(region Region) []Profile {
	if region.Retired != "" {
		return nil
	}
	var profiles []Profile
	for _, p := range c.Products {
		if p.Retired != "" || !listed(p.Regions, region.Name) {
			continue
		}
		for _, m := range p.Models {
			if listed(m.Regions, region.Name) {
				profiles = append(profiles, Profile{Product: p, Model: m, Source: m.source(region)})
			}
		}
	}
	return profiles
}

// source returns the id of what a profile of m copies in a Region.
func (m Model) source(region Region) string {
	switch m.Routing.Kind() {
	case Geo:
		return region.Geo + "." + m.ID
	case Global:
		return "global." + m.ID
	default:
		return m.ID
	}
}

// Role is an IAM role: a service in one environment.
type Role struct {
	Product     Product
	Service     Service
	Environment string
	// Existing is the role that was there before. Zero: it is made here.
	Existing ExistingRole
	// Path begins and ends with a slash.
	Path string
}

// Name returns the role's name.
func (r Role) Name() string { return cmp.Or(r.Existing.Name, RoleName(r.Service.Name, r.Environment)) }

// ARN returns the role's ARN. account may be a CDK token.
func (r Role) ARN(account string) string {
	return "arn:aws:iam::" + account + ":role" + r.Path + r.Name()
}

// Trust returns who may act as a role that is made here.
func (r Role) Trust() Trust { return r.Service.trust(r.Environment) }

// Tags returns what the role's tags must be, under our keys without their prefix.
func (r Role) Tags() []Tag {
	return []Tag{
		{"team", r.Product.Team},
		{"product", r.Product.Name},
		{"service", r.Service.Name},
		{"env", r.Environment},
	}
}

// Tag is a tag of ours.
type Tag struct{ Key, Value string }

// TagKeys are the keys of our tags, without their prefix: those of roles, then those that only profiles have.
var TagKeys = []string{"team", "product", "service", "env", "model", "routing"}

// RoleTagKeys are the keys of a role's tags, without their prefix.
var RoleTagKeys = TagKeys[:4]

// Roles returns the roles of the account, in the order of the lists.
func (c Catalog) Roles() []Role {
	var roles []Role
	for _, p := range c.Products {
		for _, s := range p.Services {
			if p.Retired != "" || s.Retired != "" {
				continue
			}
			for _, e := range c.activeEnvironments() {
				if listed(s.Environments, e) && !slices.Contains(s.RetiredEnvironments, e) {
					role := Role{Product: p, Service: s, Environment: e, Existing: s.existing(e)}
					role.Path = cmp.Or(role.Existing.Path, "/")
					if role.Existing.Name == "" {
						role.Path = cmp.Or(c.Account.RolePath, "/")
					}
					roles = append(roles, role)
				}
			}
		}
	}
	return roles
}

// ExistingRoles returns the roles of the account that were there before.
func (c Catalog) ExistingRoles() []Role {
	return slices.DeleteFunc(c.Roles(), func(r Role) bool { return r.Existing.Name == "" })
}

// listed reports whether name is in names, or names is empty and so stands for all.
func listed(names []string, name string) bool {
	return len(names) == 0 || slices.Contains(names, name)
}

// Names returns every name that deployments and bills are known by, sorted, each as "kind name".
func (c Catalog) Names() []string {
	var names []string
	add := func(kind, name string) { names = append(names, kind+" "+name) }
	for _, r := range c.Regions {
		add("region", r.Name)
	}
	for _, e := range c.Environments {
		add("environment", e.Name)
	}
	for _, p := range c.Products {
		add("product", p.Name)
		for _, s := range p.Services {
			add("service", p.Name+"/"+s.Name)
		}
	}
	for _, o := range c.Ownerships() {
		shared := ""
		if o.Shared {
			shared = " shared"
		}
		add("owner", o.Product+"/"+o.Team+shared)
	}
	for _, caller := range c.Callers() {
		add("role", caller.RoleName)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
