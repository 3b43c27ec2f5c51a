package detector

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// latestKey is the object of the last run's findings, one JSON line a Region. It is overwritten by every run.
const latestKey = catalog.CoveragePrefix + "findings.json"

// Ledger keeps the findings in the home Region: in the ledger bucket and as CloudWatch metrics. The inference profiles and
// the last failed deployment are in the bucket, too.
type Ledger struct {
	bucket  string
	objects objectsAPI
	metrics putMetricsAPI
}

// NewLedger returns the ledger of an account, used with the credentials of cfg.
func NewLedger(cfg aws.Config, c Config) *Ledger {
	return &Ledger{
		bucket:  catalog.LedgerBucket(c.Account, c.Home),
		objects: s3.NewFromConfig(cfg, func(o *s3.Options) { o.Region = c.Home }),
		metrics: cloudwatch.NewFromConfig(cfg, func(o *cloudwatch.Options) { o.Region = c.Home }),
	}
}

// Latest returns the findings of the last recorded run; none where there was no run yet. An error may stand beside the
// findings that could be read.
func (l *Ledger) Latest(ctx context.Context) ([]Finding, error) {
	body, err := l.read(ctx, latestKey)
	if err != nil {
		return nil, err
	}
	findings, err := decode(body)
	if err != nil {
		return findings, fmt.Errorf("read s3://%s/%s: %w", l.bucket, latestKey, err)
	}
	return findings, nil
}

// Record carries over since when each state has lasted, writes the findings over the latest ones and into the history,
// and publishes the metrics, that of the run itself only where the findings were kept. It does as much of that as it can,
// and returns the key of the history object with every error, joined.
func (l *Ledger) Record(ctx context.Context, findings []Finding) (string, error) {
	if len(findings) == 0 {
		return "", errors.New("no findings to record")
	}
	previous, unread := l.Latest(ctx)
	CarrySince(findings, previous)
	at := findings[0].CheckedAt
	key := historyKey(at)
	lost := errors.Join(l.write(ctx, latestKey, findings), l.write(ctx, key, findings))
	return key, errors.Join(unread, lost, publish(ctx, l.metrics, findings, at, lost == nil))
}

func historyKey(at time.Time) string {
	at = at.UTC()
	return catalog.CoverageHistoryPrefix + at.Format("2006/01/02/20060102T150405Z") + ".json"
}

func (l *Ledger) write(ctx context.Context, key string, findings []Finding) error {
	body, err := lines(findings...)
	if err != nil {
		return fmt.Errorf("encode the findings: %w", err)
	}
	return l.put(ctx, key, body)
}

// decode returns the findings it can read, and an error for the first line that it cannot.
func decode(body []byte) ([]Finding, error) {
	var findings []Finding
	lines := bufio.NewScanner(bytes.NewReader(body))
	for n := 1; lines.Scan(); n++ {
		var f Finding
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return findings, fmt.Errorf("line %d: %w", n, err)
		}
		findings = append(findings, f)
	}
	return findings, lines.Err()
}
