// Command local runs the embedded environment: an emulated AWS account with the query engine of Athena, the real
// bootstrap deployed into it, and services that call Amazon Bedrock through it.
//
// It restates AWS documentation: what passes here is not thereby proven on AWS.
package main
