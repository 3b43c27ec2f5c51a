// Package catalog holds the lists that an account's platform team edits: the Regions that log, the products and the
// services that call Amazon Bedrock, their models and environments, and how all of these changed over time. It also holds
// every name that is derived from the lists.
//
// It is plain data. Everything else (templates, SQL, the detector, the tools) is derived from a validated [Catalog], and
// nothing in this package imports the CDK or an AWS SDK.
package catalog
