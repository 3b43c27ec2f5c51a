package main

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// deployedKey is the key of the last deployment that succeeded. The object is overwritten, never deleted.
const deployedKey = catalog.DeploymentsPrefix + "deployed.json"

// ledgerMemory keeps the digest of the last deployment in the ledger bucket, for rollbacks.
type ledgerMemory struct{ bucket *objectstore.Bucket }

// deployment is the JSON of the object.
type deployment struct {
	// Digest is the digest of the custom resource's properties.
	Digest string `json:"digest"`
}

// Recall returns the digest of the properties that were last deployed; empty where there are none.
func (m ledgerMemory) Recall(ctx context.Context) (string, error) {
	last, err := objectstore.ReadLines[deployment](ctx, m.bucket, deployedKey)
	if err != nil || len(last) == 0 {
		return "", err
	}
	return last[0].Digest, nil
}

// Remember replaces the digest of the properties that were last deployed.
func (m ledgerMemory) Remember(ctx context.Context, digest string) error {
	return objectstore.WriteLines(ctx, m.bucket, deployedKey, deployment{digest})
}
