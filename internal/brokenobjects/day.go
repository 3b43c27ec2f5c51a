package brokenobjects

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// daySearch looks for the broken objects of one day, in every Region.
type daySearch struct {
	*run
	day time.Time
	// without are the addresses of the broken objects of the day so far.
	without []string
}

// tries is the number of times that a day is read while it fails and no object of it fails alone: an error of the moment.
const tries = 3

// search reads the whole day again and again, each time without the broken objects that are known.
func (d *daySearch) search(ctx context.Context) error {
	for failed := 0; ; {
		failure, err := d.read(ctx, ledger.ObjectRange{}, true)
		if failure == nil || err != nil {
			return err
		}
		found, err := d.named(ctx, failure.Reason)
		if err == nil && !found {
			found, err = d.narrow(ctx)
		}
		if found {
			failed = 0
		} else {
			failed++
		}
		switch {
		case err != nil:
			return err
		case failed == tries:
			return fmt.Errorf("read the log objects of %s: %w; no object of the day fails alone", d.day.Format(time.DateOnly), failure)
		}
	}
}

// read reads a range of the day's objects, and returns the failure where one of them cannot be read. Any other failure is an error.
func (d *daySearch) read(ctx context.Context, objects ledger.ObjectRange, whole bool) (*athena.Failure, error) {
	if err := d.spend(); err != nil {
		return nil, err
	}
	objects.Without = slices.Concat(objects.Without, d.without)
	sql, err := ledger.LogObjectsIn(objects)
	if err != nil {
		return nil, err
	}
	date := "'" + d.day.Format(time.DateOnly) + "'"
	result, err := d.Query(ctx, sql, date, date)
	if failure, ok := errors.AsType[*athena.Failure](err); ok && failure.OfData() && !failure.Exhausted() {
		return failure, nil
	}
	if failure, ok := errors.AsType[*athena.Failure](err); ok && failure.Denied() {
		err = fmt.Errorf("%w; %s", err, needs)
	}
	if err != nil {
		return nil, fmt.Errorf("read the log objects of %s: %w", d.day.Format(time.DateOnly), err)
	}
	rows, err := athena.Decode[ledger.LogObjectsRow](result)
	if err != nil {
		return nil, err
	}
	d.update(func() {
		d.result.ScannedBytes += result.Statistics.ScannedBytes
		if !whole {
			return
		}
		for _, row := range rows {
			d.result.Objects += row.Objects
			d.result.Lines += row.Lines
		}
	})
	return nil, nil
}

// named records the object that an error of the engine names. The object is read alone before: the failure may have been of the moment,
// and a key may contain the words around it.
func (d *daySearch) named(ctx context.Context, reason string) (bool, error) {
	for _, region := range d.Regions {
		for _, address := range addresses(reason, d.folder(region, d.day)) {
			if slices.Contains(d.without, address) {
				continue
			}
			facts, err := d.probe(ctx, region, address)
			if errors.Is(err, ErrMissing) {
				continue
			}
			if err != nil {
				return false, err
			}
			failure, err := d.read(ctx, ledger.ObjectRange{From: address, To: address}, false)
			if err != nil {
				return false, err
			}
			if failure == nil {
				continue
			}
			d.record(region, address, facts, failure.Reason)
			return true, nil
		}
	}
	return false, nil
}

// narrow looks for the broken objects where the error names none: by Region, then by halves of the Region's objects.
func (d *daySearch) narrow(ctx context.Context) (found bool, err error) {
	for _, region := range d.Regions {
		keys, err := d.List(ctx, region, d.prefix(region, d.day))
		if err != nil {
			return found, err
		}
		var objects []string
		for _, key := range keys {
			if address := "s3://" + catalog.LogBucket(d.Account, region) + "/" + key; !slices.Contains(d.without, address) {
				objects = append(objects, address)
			}
		}
		slices.Sort(objects) // as the engine compares text: by its bytes
		some, err := d.halve(ctx, region, objects)
		found = found || some
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

func (d *daySearch) halve(ctx context.Context, region string, objects []string) (found bool, err error) {
	if len(objects) == 0 {
		return false, nil
	}
	failure, err := d.read(ctx, ledger.ObjectRange{From: objects[0], To: objects[len(objects)-1]}, false)
	if failure == nil || err != nil {
		return false, err
	}
	if len(objects) == 1 {
		facts, err := d.probe(ctx, region, objects[0])
		if errors.Is(err, ErrMissing) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		d.record(region, objects[0], facts, failure.Reason)
		return true, nil
	}
	middle := len(objects) / 2
	for _, half := range [][]string{objects[:middle], objects[middle:]} {
		some, err := d.halve(ctx, region, half)
		found = found || some
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

// needs are the permissions of a search, for an error of their lack.
const needs = "the search needs s3:GetObject on every log object, also below " + catalog.BodyFolder + ", which the policy " + catalog.BillReaderPolicy +
	" denies, and kms:Decrypt where the Region has CustomerKey"

// probe reads the first byte of an object.
func (d *daySearch) probe(ctx context.Context, region, address string) (Facts, error) {
	_, key, _ := strings.Cut(strings.TrimPrefix(address, "s3://"), "/")
	facts, err := d.Probe(ctx, region, key)
	if errors.Is(err, ErrDenied) {
		return facts, fmt.Errorf("read %s: %w; %s", address, err, needs)
	}
	if err != nil && !errors.Is(err, ErrMissing) {
		return facts, fmt.Errorf("read %s: %w", address, err)
	}
	return facts, err
}

func (d *daySearch) record(region, address string, facts Facts, reason string) {
	d.without = append(d.without, address)
	d.update(func() {
		d.result.Broken = append(d.result.Broken, Object{
			Date: d.day.Format(time.DateOnly), Region: region, Address: address,
			Bytes: facts.Bytes, WrittenAt: facts.WrittenAt, Reason: strings.ReplaceAll(reason, address, "…"),
		})
	})
}
