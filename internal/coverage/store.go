package coverage

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

// latestKey is the key of the last run's findings, one JSON line a Region. Every run overwrites the object.
const latestKey = catalog.CoveragePrefix + "findings.json"

// Store keeps the findings in the home Region: in the ledger bucket, and their counts as CloudWatch metrics.
type Store struct {
	ledger  *objectstore.Bucket
	metrics putMetricsAPI
}

// NewStore returns the store of the ledger bucket, which publishes metrics in the home Region with the credentials of cfg.
func NewStore(cfg aws.Config, home string, ledger *objectstore.Bucket) *Store {
	return &Store{ledger, cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = home })}
}

// Latest returns the findings of the last recorded run; none before the first run. An error may stand beside the findings that could
// be read.
func (s *Store) Latest(ctx context.Context) ([]Finding, error) {
	return objectstore.ReadLines[Finding](ctx, s.ledger, latestKey)
}

// Record sets the beginning of each state, writes the findings over the latest ones and into the history, and publishes the metrics,
// the metric of the run itself only where the findings were written. A failure keeps nothing else from being done. Record returns the
// key of the history object and every error, joined.
func (s *Store) Record(ctx context.Context, findings []Finding) (string, error) {
	if len(findings) == 0 {
		return "", errors.New("no findings to record")
	}
	previous, unread := s.Latest(ctx)
	CarrySince(findings, previous)
	at := findings[0].CheckedAt
	key := historyKey(at)
	lost := errors.Join(objectstore.WriteLines(ctx, s.ledger, latestKey, findings...), objectstore.WriteLines(ctx, s.ledger, key, findings...))
	return key, errors.Join(unread, lost, publish(ctx, s.metrics, findings, at, lost == nil))
}

// historyKey returns the key of the findings of a run in the history.
func historyKey(at time.Time) string {
	at = at.UTC()
	return catalog.CoverageHistoryPrefix + at.Format("2006/01/02/20060102T150405Z") + ".json"
}
