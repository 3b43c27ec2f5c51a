// Package brokenobjects finds the log objects that the query engine cannot read: a query that opens one of them fails.
package brokenobjects

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

// Object is a log object that the query engine cannot read.
type Object struct {
	// Date is the delivery day, as 2026-11-16.
	Date   string `json:"date"`
	Region string `json:"region"`
	// Address is s3://bucket/key. Whoever may write to the bucket chooses the key.
	Address string `json:"object"`
	// Bytes is the size, compressed.
	Bytes     int64     `json:"bytes"`
	WrittenAt time.Time `json:"written_at"`
	// Reason is the error of the engine, with … for the address.
	Reason string `json:"reason"`
}

// Facts are the size and the time of an object that exists.
type Facts struct {
	Bytes     int64
	WrittenAt time.Time
}

// Errors of [Search.Probe].
var (
	ErrMissing = errors.New("no such object")
	ErrDenied  = errors.New("access denied")
)

// Search looks for broken objects in the log buckets of an account. It reads them and changes nothing.
type Search struct {
	Account string
	// Regions are those that have a log table.
	Regions []string
	// Query runs SQL in the workgroup. Its execution parameters are SQL literals.
	Query func(ctx context.Context, sql string, parameters ...string) (*athena.Result, error)
	// Probe reads the first byte of an object. Its error is ErrMissing, ErrDenied, or one of the connection.
	Probe func(ctx context.Context, region, key string) (Facts, error)
	// List returns the keys below a prefix of a Region's log bucket.
	List func(ctx context.Context, region, prefix string) ([]string, error)
	// Progress is called after each query. Nil: it is not shown.
	Progress func(days, all, broken int)
	// MaxQueries ends a search that does not end by itself. Zero: 500.
	MaxQueries int
}

// Result is the outcome of a search.
type Result struct {
	// Broken are in the order of their days and addresses.
	Broken []Object
	// Objects and Lines count what the engine read without an error, large bodies left out.
	Objects, Lines int64
	// Queries is the number of queries, ScannedBytes the bytes that those without an error read: Amazon Athena does not charge for a query
	// that fails. https://aws.amazon.com/athena/pricing/
	Queries      int
	ScannedBytes int64
	// Stopped reports that the search ended at MaxQueries: there may be more broken objects.
	Stopped bool
}

// parallel is the number of days that are read at the same time.
const parallel = 4

const defaultMaxQueries = 500

// Find reads each day of a period until no more object of it fails the query. Where it returns an error, the result holds what was found
// before. An object that the credentials may not read is an error: nothing is known of it.
func (s Search) Find(ctx context.Context, first, last time.Time) (Result, error) {
	r := &run{Search: s}
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		r.days++
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for n := range r.days {
		group.Go(func() error {
			d := &daySearch{run: r, day: first.AddDate(0, 0, n)}
			if err := d.search(ctx); err != nil {
				return err
			}
			r.update(func() { r.done++ })
			return nil
		})
	}
	err := group.Wait()
	if errors.Is(err, errStopped) {
		r.result.Stopped, err = true, nil
	}
	slices.SortFunc(r.result.Broken, func(a, b Object) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Address, b.Address))
	})
	return r.result, err
}

// run is a search with what it has found so far.
type run struct {
	Search
	lock       sync.Mutex
	result     Result
	days, done int
}

// update changes the state of the run and shows it.
func (r *run) update(change func()) {
	r.lock.Lock()
	defer r.lock.Unlock()
	change()
	if r.Progress != nil {
		r.Progress(r.done, r.days, len(r.result.Broken))
	}
}

var errStopped = errors.New("too many queries")

// spend counts a query. Its error ends the search.
func (r *run) spend() (err error) {
	r.update(func() {
		if r.result.Queries >= cmp.Or(r.MaxQueries, defaultMaxQueries) {
			err = errStopped
			return
		}
		r.result.Queries++
	})
	return err
}

// folder returns the address of a Region's folder of a day.
func (r *run) folder(region string, day time.Time) string {
	return "s3://" + catalog.LogBucket(r.Account, region) + "/" + r.prefix(region, day)
}

func (r *run) prefix(region string, day time.Time) string {
	return catalog.LogFolders(r.Account) + region + "/" + day.Format("2006/01/02") + "/"
}
