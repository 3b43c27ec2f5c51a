package detector

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// failedKey is the object of the last failed deployment. It is overwritten, never deleted: with empty digests when that
// deployment is undone or another succeeds.
const failedKey = catalog.DeploymentsPrefix + "failed.json"

// Deployment is an update of the account from one state of the lists to another, each known by its digest.
type Deployment struct {
	To   string `json:"catalog_hash"`
	From string `json:"former_catalog_hash"`
}

// Undoes reports whether d takes back what failed did, as CloudFormation does when an update fails. No deployment undoes
// the zero one.
func (d Deployment) Undoes(failed Deployment) bool {
	return failed != Deployment{} && d.From == failed.To && d.To == failed.From
}

// FailedDeployment returns the deployment that failed and is not yet undone; zero where there is none.
func (l *Ledger) FailedDeployment(ctx context.Context) (Deployment, error) {
	body, err := l.read(ctx, failedKey)
	if err != nil || body == nil {
		return Deployment{}, err
	}
	var failed Deployment
	if err := json.Unmarshal(body, &failed); err != nil {
		return Deployment{}, fmt.Errorf("read s3://%s/%s: %w", l.bucket, failedKey, err)
	}
	return failed, nil
}

// RememberFailed keeps the deployment that failed, over any earlier one. The zero deployment forgets it.
func (l *Ledger) RememberFailed(ctx context.Context, failed Deployment) error {
	body, err := lines(failed)
	if err != nil {
		return fmt.Errorf("encode the failed deployment: %w", err)
	}
	return l.put(ctx, failedKey, body)
}
