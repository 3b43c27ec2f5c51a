package checks

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// errRows is the error of a query whose result has another form than expected.
var errRows = errors.New("the result of the query has another form than expected")

// ledgerChecks check how Amazon Athena reads the ledger.
var ledgerChecks = []proof.Check{
	cacheWritesCheck,
	meteredTokensCheck,
	{Belief: 7, Calls: tableCalls, Spends: logsBound.Add(dayBound), Run: rawTable},
	{Belief: 8, Calls: queryCalls, Spends: queryBound.Mul(decimal.NewFromInt(2)), Run: viewsRead},
	{Belief: 13, Calls: queryCalls, Spends: logsBound, Run: deliveredTwice},
	{Belief: 22, Calls: queryCalls, Spends: queryBound, Run: jsonCast},
	pricesCheck,
	deniedObjectCheck,
	brokenObjectCheck,
	rollUpTableCheck,
}
