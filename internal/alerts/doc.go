// Package alerts notifies people by a message to the topic of the account's alerts, once, of each change since the last run: a loss of log
// records that began or ended in a Region, a model of the lists that nears its end, a published price that differs from the rate card, a model
// that was called without a price.
package alerts
