package metering

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
)

const (
	// DaysPerRun is the number of days that a run writes where no earlier run did: the running day and the 13 before it. CloudWatch
	// lists no series that ended before them.
	// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
	DaysPerRun = 14
	// runTime is longer than a run takes from its reading to the time of the object it writes.
	runTime = time.Hour
)

// RecordDays writes to the ledger bucket the usage of Regions, by model and day: the running day, and each of the 13 days before it
// that no earlier run found complete. A failure in one Region keeps no other Region from being written. RecordDays returns the number
// of days written and every error, joined.
func (m *Meter) RecordDays(ctx context.Context, ledger *objectstore.Bucket, regions []string) (int, error) {
	now := time.Now().UTC().Truncate(time.Second)
	written, err := ledger.List(ctx, catalog.MeteredPrefix, dayFolder(firstDay(now)))
	if err != nil {
		return 0, err
	}
	days := make([]int, len(regions))
	errs := make([]error, len(regions))
	var wait sync.WaitGroup
	for i, region := range regions {
		wait.Go(func() { days[i], errs[i] = m.recordRegion(ctx, ledger, region, written, now) })
	}
	wait.Wait()
	total := 0
	for _, n := range days {
		total += n
	}
	return total, errors.Join(errs...)
}

func (m *Meter) recordRegion(ctx context.Context, ledger *objectstore.Bucket, region string, written map[string]objectstore.Object, now time.Time) (int, error) {
	ctx, cancel := m.withDeadline(ctx)
	defer cancel()

	due := daysDue(region, written, now)
	used, err := usage(ctx, m.in(region), window{due[0], now, 24 * time.Hour})
	if err != nil {
		return 0, meteringError(ctx, region, err)
	}
	for n, midnight := range due {
		if err := objectstore.WriteLines(ctx, ledger, dayKey(midnight, region), dayByModel(midnight, region, used, now)...); err != nil {
			return n, err
		}
	}
	return len(due), nil
}

// daysDue returns the midnights of the days to write, the running one last. written holds the objects of earlier runs, by key.
func daysDue(region string, written map[string]objectstore.Object, now time.Time) []time.Time {
	var due []time.Time
	for day := firstDay(now); !day.After(now); day = day.AddDate(0, 0, 1) {
		object, exists := written[dayKey(day, region)]
		// An object was written at most one run after its reading: a day that was complete that long before was complete when it
		// was read.
		if !exists || !complete(day, object.WrittenAt.Add(-runTime)) {
			due = append(due, day)
		}
	}
	return due
}

func firstDay(now time.Time) time.Time {
	return now.Truncate(24*time.Hour).AddDate(0, 0, 1-DaysPerRun)
}

// dayByModel returns the line of a Region and day without a model, and then one line for each model that was used, in the order of
// their ids.
func dayByModel(midnight time.Time, region string, used map[period]*Usage, now time.Time) []Day {
	all := Day{
		Date: catalog.Date(midnight.Format(time.DateOnly)), Region: region,
		CheckedAt: now, Complete: complete(midnight, now),
	}
	var models []Day
	for p, u := range used {
		if p.start.Equal(midnight) {
			m := all
			m.ModelID, m.Usage = &p.model, *u
			models = append(models, m)
		}
	}
	slices.SortFunc(models, func(a, b Day) int { return cmp.Compare(*a.ModelID, *b.ModelID) })
	return append([]Day{all}, models...)
}
