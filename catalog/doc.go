// Package catalog holds what an account's platform team declares: the Regions that log, the products and the services
// that call Amazon Bedrock, their models and environments, and how all of these changed over time.
//
// It is plain data. Everything else (templates, SQL, the detector, the tools) is derived from a validated [Catalog], and
// nothing in this package imports the CDK or an AWS SDK.
package catalog
