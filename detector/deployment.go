package detector

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// deployedKey is the object of the last deployment that succeeded. It is overwritten, never deleted.
const deployedKey = catalog.DeploymentsPrefix + "deployed.json"

// deployment is the object's line of JSON.
type deployment struct {
	// Digest is that of the custom resource's properties.
	Digest string `json:"digest"`
}

// Recall returns the digest of the properties that were last deployed; empty where there are none.
func (l *Ledger) Recall(ctx context.Context) (string, error) {
	body, err := l.read(ctx, deployedKey)
	if err != nil || body == nil {
		return "", err
	}
	var last deployment
	if err := json.Unmarshal(body, &last); err != nil {
		return "", fmt.Errorf("read s3://%s/%s: %w", l.bucket, deployedKey, err)
	}
	return last.Digest, nil
}

// Remember writes the digest of the properties that were deployed over any earlier one.
func (l *Ledger) Remember(ctx context.Context, digest string) error {
	body, err := lines(deployment{digest})
	if err != nil {
		return fmt.Errorf("encode the digest of the deployment: %w", err)
	}
	return l.put(ctx, deployedKey, body)
}
