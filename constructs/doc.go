// Package constructs defines the resources, one file each: props, a result of handles, and a New function. Every optional
// prop documents its default as behaviour. Construct ids are contract: they are part of logical ids.
package constructs
