// Package proof checks on an account whether AWS behaves as the code assumes. The checks are in package checks; this package runs them:
// it makes no call that a check does not declare, stops before a budget would be exceeded, removes everything that was created, and
// remembers what needs hours.
package proof
