// Package unlogged prices, at list price, the metered calls of a Region whose calls leave no record in our bucket, and finds the metered calls
// of any Region that have no price.
package unlogged
