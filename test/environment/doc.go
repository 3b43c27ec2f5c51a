// Package environment runs an emulated AWS account on this machine: the emulator and the query engine as processes, the CDK
// command line and AWS clients that reach nothing but them.
//
// The emulator restates the documentation of AWS: a result here is not a proof on AWS.
package environment
