// Package alerts notifies people, once, of each loss of log records in a Region that began or ended since the last run, by a message
// to the topic of the account's alerts.
package alerts
