package checks

import (
	"context"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// viewsRead reads every view of the deployment for no row, which checks its definition and its columns, and one view for its rows. A
// view that another view reads is read with it.
func viewsRead(ctx context.Context, r *proof.Run) (proof.Result, error) {
	views, err := ledger.Views(r.Catalog)
	if err != nil {
		return proof.Result{}, err
	}
	var names, reads []string
	for i, v := range views {
		names = append(names, v.Name)
		// Views build on those before them.
		if !slices.ContainsFunc(views[i+1:], func(later ledger.View) bool { return strings.Contains(later.SQL, v.Name) }) {
			reads = append(reads, "(SELECT 1 AS one FROM "+v.Name+" LIMIT 0)") // a name of this program
		}
	}
	cfg := r.Config(r.Home())
	if _, err := query(ctx, r, cfg, strings.Join(reads, "\nUNION ALL\n")); err != nil {
		return failedQuery(err, "the query of all views")
	}
	result, err := query(ctx, r, cfg, `SELECT model FROM bedrock_rates`)
	if err != nil {
		return failedQuery(err, "the query of bedrock_rates")
	}
	slices.Sort(names)
	return proof.Shown(len(result.Rows) > 0, "Athena reads %d views (%s), and bedrock_rates has %d rows", len(names), strings.Join(names, ", "), len(result.Rows))
}
