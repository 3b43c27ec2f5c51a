package detector

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	defaultMeteringDeadline = 30 * time.Second
	// meteredDays are the running day and the finished ones that a run still makes up for: of older ones CloudWatch lists no
	// series that ended.
	// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
	meteredDays = 14
	// aRun is more than a run takes, from asking CloudWatch to the object's time.
	aRun = time.Hour
)

// UpdateMetered writes what CloudWatch metered, by model and day, for each Region whose calls could be counted: the running
// day, and each of the 13 before it that no earlier run found complete. It does as much of that as it can, and returns the
// number of days written with every error, joined.
func UpdateMetered(ctx context.Context, d *Detector, l *Ledger, findings []Finding) (int, error) {
	now := time.Now().UTC().Truncate(time.Second)
	written, err := l.meteredAt(ctx, now)
	if err != nil {
		return 0, err
	}
	days := make([]int, len(findings))
	errs := make([]error, len(findings))
	var wait sync.WaitGroup
	for i, f := range findings {
		if f.Invocations24h != nil {
			wait.Go(func() { days[i], errs[i] = meterRegion(ctx, d, l, f.Region, written, now) })
		}
	}
	wait.Wait()
	total := 0
	for _, n := range days {
		total += n
	}
	return total, errors.Join(errs...)
}

func meterRegion(ctx context.Context, d *Detector, l *Ledger, region string, written map[string]time.Time, now time.Time) (int, error) {
	deadline := cmp.Or(d.MeteringDeadline, defaultMeteringDeadline)
	ctx, cancel := context.WithTimeoutCause(ctx, deadline, fmt.Errorf("not done within %s", deadline))
	defer cancel()

	due := daysDue(region, written, now)
	used, err := usage(ctx, d.metrics(region), window{due[0], now, 24 * time.Hour})
	if err != nil {
		return 0, fmt.Errorf("read what was metered in %s (cloudwatch:ListMetrics, GetMetricData): %s", region, Reason(cause(ctx, err)))
	}
	for n, midnight := range due {
		if err := l.recordMetered(ctx, midnight, region, meteredOn(midnight, region, used, now)); err != nil {
			return n, err
		}
	}
	return len(due), nil
}

// daysDue returns the midnights of the days to write, the running one last. written holds when each object was.
func daysDue(region string, written map[string]time.Time, now time.Time) []time.Time {
	var due []time.Time
	for day := firstDay(now); !day.After(now); day = day.AddDate(0, 0, 1) {
		at, exists := written[meteredKey(day, region)]
		// Its object's time is at most a run later than its question: with that much more its sums are complete for sure.
		if !exists || !complete(day, at.Add(-aRun)) {
			due = append(due, day)
		}
	}
	return due
}

func firstDay(now time.Time) time.Time {
	return now.Truncate(24*time.Hour).AddDate(0, 0, 1-meteredDays)
}

// meteredOn returns the line of the Region and day, and one for each model that was used, in the order of their names.
func meteredOn(midnight time.Time, region string, used map[period]*Usage, now time.Time) []Metered {
	asked := Metered{
		Day: catalog.Date(midnight.Format(time.DateOnly)), Region: region,
		CheckedAt: now, Complete: complete(midnight, now),
	}
	var models []Metered
	for p, u := range used {
		if p.start.Equal(midnight) {
			m := asked
			m.ModelID, m.Usage = &p.model, *u
			models = append(models, m)
		}
	}
	slices.SortFunc(models, func(a, b Metered) int { return cmp.Compare(*a.ModelID, *b.ModelID) })
	return append([]Metered{asked}, models...)
}

// meteredAt returns when each object of the days that may be due was written, by key.
func (l *Ledger) meteredAt(ctx context.Context, now time.Time) (map[string]time.Time, error) {
	at := map[string]time.Time{}
	pages := s3.NewListObjectsV2Paginator(l.objects, &s3.ListObjectsV2Input{
		Bucket:     &l.bucket,
		Prefix:     aws.String(catalog.MeteredPrefix),
		StartAfter: aws.String(meteredFolder(firstDay(now))),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list s3://%s/%s: %w", l.bucket, catalog.MeteredPrefix, err)
		}
		for _, o := range page.Contents {
			at[aws.ToString(o.Key)] = aws.ToTime(o.LastModified)
		}
	}
	return at, nil
}
