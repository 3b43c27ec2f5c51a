// Package matrix holds the decision matrix, a table of the calls that the deployed policies must allow and deny, and compares it
// with the decisions of two evaluators.
//
// [Expand] computes the decisions of the table from the lists. Two evaluators decide them with the policies of the templates:
// the emulator by real calls of real sessions (TestDecisionMatrix), and a simulator of IAM, whose requests get their context from
// this package.
//
// Only tests use it. It is no test file because several packages import it, and test files cannot be imported.
package matrix
