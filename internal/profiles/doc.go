// Package profiles reads which application inference profiles exist in an account, which model each wraps, and which of them a model
// upgrade left behind. It records them in the ledger bucket, without which a logged call through a profile has no price.
package profiles
