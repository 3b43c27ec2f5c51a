// Package constructs defines the resources, one file each: props and a function New<Thing>(scope, id, props). The function
// returns the CDK's handle of the resource, and an error where it can fail. Every optional prop documents its default as
// behaviour. Construct ids are contract: they are part of logical ids.
package constructs
