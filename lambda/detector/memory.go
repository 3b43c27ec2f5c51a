package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// deployedKey is the object of the last deployment that succeeded. It is overwritten, never deleted.
const deployedKey = catalog.DeploymentsPrefix + "deployed.json"

// objects are those of the ledger bucket.
type objects interface {
	// Read returns no bytes where there is no such object.
	Read(ctx context.Context, key string) ([]byte, error)
	Write(ctx context.Context, key string, body []byte) error
}

// ledgerMemory keeps the digest of the last deployment in the ledger bucket, for rollbacks.
type ledgerMemory struct{ bucket objects }

// deployment is the object's JSON.
type deployment struct {
	// Digest is that of the custom resource's properties.
	Digest string `json:"digest"`
}

// Recall returns the digest of the properties that were last deployed; empty where there are none.
func (m ledgerMemory) Recall(ctx context.Context) (string, error) {
	body, err := m.bucket.Read(ctx, deployedKey)
	if err != nil || len(body) == 0 {
		return "", err
	}
	var last deployment
	if err := json.Unmarshal(body, &last); err != nil {
		return "", fmt.Errorf("read %s of the ledger bucket: %w", deployedKey, err)
	}
	return last.Digest, nil
}

// Remember replaces the digest of the properties that were last deployed.
func (m ledgerMemory) Remember(ctx context.Context, digest string) error {
	body, err := json.Marshal(deployment{digest})
	if err != nil {
		return fmt.Errorf("encode the last deployment: %w", err)
	}
	return m.bucket.Write(ctx, deployedKey, append(body, '\n'))
}
