// Command local runs the bootstrap on this machine: an emulated AWS account with the query engine of Athena, the program deployed
// to it by the CDK command line, and services that call Amazon Bedrock through it.
//
// The emulator restates the documentation of AWS: a result here is not a proof on AWS.
package main
