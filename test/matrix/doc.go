// Package matrix holds what the deployed policies must allow and deny, as a table that a person can read, and has it decided.
//
// [Expand] makes the decisions of the table from the lists. Two evaluators decide them, with the policies of the templates:
// the emulator by real calls of real sessions (local/matrix_test.go), and a simulator of IAM, in whose requests the context is
// stated by this package.
//
// Only tests use it, those of three packages (matrix, stacks, local): nothing of it is deployed or run by a user. It is no test file
// because those cannot be imported.
package matrix
