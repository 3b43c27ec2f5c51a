// Package matrix holds the decision matrix: a table, readable for people, of the requests that the deployed policies and the
// preventive controls must allow and deny.
//
// [Expand] derives the decisions of the table from the lists. Two evaluators decide them, with the policies of the templates:
// the emulator by real calls of real sessions (local/matrix_test.go), and a simulator of IAM, whose requests have the context
// that this package states.
//
// Only the tests of three packages use it (matrix, stacks, local). It is no test file because no package can import one.
package matrix
