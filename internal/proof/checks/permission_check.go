package checks

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// permissionCheck checks the object that Amazon Bedrock writes when logging is turned on.
var permissionCheck = proof.Check{
	Belief:  17,
	Calls:   slices.Concat([]proof.Call{putConfigurationCall}, newLogBucketCalls, loggingConfiguration.Calls),
	Creates: []string{"a bucket in an unlisted Region", "a logging configuration there without bodies, for a moment"},
	Run:     permissionObject,
}

// permissionObject turns logging on in an unlisted Region, and reads what Amazon Bedrock writes to the bucket then.
func permissionObject(ctx context.Context, r *proof.Run) (proof.Result, error) {
	cfg, name, why, err := newLogBucket(ctx, r)
	if err != nil {
		return proof.Result{}, err
	}
	if why != "" {
		return proof.NotShown("%s", why)
	}
	if err := accepted(ctx, r, cfg, withoutBodies(name)); err != nil {
		return proof.Result{}, err
	}
	var objects, harmful []string
	_, err = r.Until(ctx, func() (bool, error) {
		found, err := s3.NewFromConfig(cfg).ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &name})
		if err != nil {
			return false, fmt.Errorf("list the bucket: %w", err)
		}
		for _, o := range found.Contents {
			key, size := aws.ToString(o.Key), aws.ToInt64(o.Size)
			words := fmt.Sprintf("%s of %d bytes", key, size)
			objects = append(objects, words)
			if size > 0 && strings.HasPrefix(key, catalog.LogFolders(r.Account.ID)+cfg.Region+"/") {
				harmful = append(harmful, words)
			}
		}
		return len(objects) > 0, nil
	})
	if err != nil {
		return proof.Result{}, err
	}
	if len(objects) == 0 {
		return proof.NotShown("the bucket of the new logging configuration in %s is empty; raise --patience", cfg.Region)
	}
	return proof.Shown(len(harmful) == 0, "the new logging configuration in %s wrote %s; with content where views read lines: %s",
		cfg.Region, strings.Join(objects, ", "), listed(harmful))
}
