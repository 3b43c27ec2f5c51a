// Package rollup decides which days of the log are to be rolled up, and has Athena roll them up.
//
// A day is rolled up when it is over, and again when its log objects, the lists that were effective on it, or what is known of its inference
// profiles have changed since. A run appends a new version of a day in one commit, and readers take the version of the latest run: so a run
// that is killed leaves nothing behind, and two runs at once leave two versions of which one counts.
package rollup
