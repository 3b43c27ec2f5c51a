package rollup

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// rounds is the number of times that a statement of the maintenance is repeated that asks for it. The next week goes on.
const rounds = 20

// Maintain deletes the versions of days that a later run superseded, joins small objects and removes those that nothing refers to. It changes
// no answer, and may run at any time and end at any point.
func (r *RollUp) Maintain(ctx context.Context) error {
	statements, err := ledger.RollUpMaintenance()
	if err != nil {
		return err
	}
	for _, sql := range statements {
		var err error
		for range rounds {
			_, err = r.statement(ctx, "maintain the table of the roll-up", sql)
			if !conflict(err) && !says(err, moreRunsNeeded) {
				break
			}
		}
		if err != nil && !says(err, moreRunsNeeded) {
			return err
		}
	}
	return nil
}
