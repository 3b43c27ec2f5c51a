// Package templates reads CloudFormation templates for tests: of a synthesis and of the golden files. It knows no CDK.
//
// Only tests use it. It is no test file because tests of several packages import it.
package templates
