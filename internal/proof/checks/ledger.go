package checks

import (
	"errors"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// errRows is the error of a query whose result has another form than expected.
var errRows = errors.New("the result of the query has another form than expected")

// ledgerChecks check how Amazon Athena reads the ledger.
var ledgerChecks = []proof.Check{
	cacheWritesCheck,
	meteredTokensCheck,
	{Belief: 22, Calls: queryCalls, Spends: queryBound, Run: jsonCast},
}
