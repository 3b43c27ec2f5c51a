// Package unlogged prices, at list price, the metered calls of a Region whose calls leave no record in our bucket.
package unlogged
