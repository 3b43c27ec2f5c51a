package checks

import (
	"context"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var cacheWritesCheck = proof.Check{
	Belief: 23,
	Calls:  queryCalls,
	Spends: logsBound,
	Run:    cacheWrites,
}

// cacheWritesQuery counts the whole calls of Claude models of the last week that wrote to a cache, by Region and by how their
// writes are split. Other models write for 5 minutes alone.
const cacheWritesQuery = `SELECT region, cache_write_split, CAST(count(*) AS varchar) AS calls
FROM bedrock_spend
WHERE date >= current_date - interval '7' day
  AND status = 'ok'
  AND model LIKE 'anthropic.%'
  AND coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0) > 0
GROUP BY 1, 2`

// cacheWrites reads whether the split of cache writes is found in the bodies of the Regions that deliver them.
func cacheWrites(ctx context.Context, r *proof.Run) (proof.Result, error) {
	bodies := map[string]bool{}
	for _, region := range r.Catalog.ActiveRegions() {
		bodies[region.Name] = region.DeliverBodies
	}
	if err := affordsLogs(r); err != nil {
		return proof.Result{}, err
	}
	result, err := query(ctx, r, r.Config(r.Home()), cacheWritesQuery)
	if err != nil {
		return proof.Result{}, err
	}
	assumed, all := 0, 0
	for _, row := range result.Rows {
		if len(row) != 3 {
			return proof.Result{}, errRows
		}
		n, err := strconv.Atoi(aws.ToString(row[2]))
		if err != nil {
			return proof.Result{}, err
		}
		if !bodies[aws.ToString(row[0])] {
			continue
		}
		all += n
		if aws.ToString(row[1]) == "assumed" {
			assumed += n
		}
	}
	if all == 0 {
		return proof.NotShown("no Region that delivers bodies has a call of the last 7 days that wrote to a cache: set DeliverBodies for a Region, and call with prompt caching")
	}
	return proof.Shown(assumed == 0, "of %d calls that wrote to a cache and have their bodies in the logs, %d have no split of 5 minutes and 1 hour", all, assumed)
}
