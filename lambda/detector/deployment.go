package main

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// failedKey is the key of the last failed deployment. The object is overwritten, never deleted: with empty digests when that deployment
// is undone or another succeeds.
const failedKey = catalog.DeploymentsPrefix + "failed.json"

// Deployment is an update of the account from one state of the lists to another, each known by its digest.
type Deployment struct {
	To   string `json:"catalog_hash"`
	From string `json:"former_catalog_hash"`
}

// Undoes reports whether d goes from the lists of a failed deployment back to those before it, as CloudFormation does when an update
// fails. No deployment undoes the zero one.
func (d Deployment) Undoes(failed Deployment) bool {
	return failed != Deployment{} && d.From == failed.To && d.To == failed.From
}

// failedDeployments keeps the last failed deployment in the ledger bucket.
type failedDeployments struct{ ledger *objectstore.Bucket }

// read returns the deployment that failed and is not yet undone; the zero Deployment for none.
func (f failedDeployments) read(ctx context.Context) (Deployment, error) {
	failed, err := objectstore.ReadLines[Deployment](ctx, f.ledger, failedKey)
	if err != nil || len(failed) == 0 {
		return Deployment{}, err
	}
	return failed[0], nil
}

// remember overwrites the deployment that failed. The zero Deployment forgets it.
func (f failedDeployments) remember(ctx context.Context, failed Deployment) error {
	return objectstore.WriteLines(ctx, f.ledger, failedKey, failed)
}
