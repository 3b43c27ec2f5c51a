// Package calls makes the calls of Amazon Bedrock that the deployed ledger is proven with, as the services of the lists make
// them, and computes the rows and the cost that the ledger must show for them.
package calls
