package rollup

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// RollUp rolls up the log of an account.
type RollUp struct {
	Lists catalog.Catalog
	// Rates is the rate card of the deployed views. Nil: that of this program.
	Rates []ledger.Rate
	// Location is the folder of the table, as s3://bucket/rollup/.
	Location string
	// ScanLimit is the size in bytes that a query of the workgroup may read.
	ScanLimit int64
	// Query runs a statement in the workgroup and waits for its end. When its context ends, the query is stopped.
	Query func(ctx context.Context, sql string, parameters ...string) (*athena.Result, error)
	// List returns what a Region's log bucket holds of a delivery day.
	List func(ctx context.Context, region string, day time.Time) (Listing, error)
	// NoStartAfter is when no further chunk is started. Zero: there is no such time.
	NoStartAfter time.Time
	// Progress is called before each query with the number of days that are done. Zero: nothing.
	Progress func(done, all int, next Chunk)
	// Now is the clock. Zero: time.Now.
	Now func() time.Time
}

// Result is what a run did.
type Result struct {
	// RolledUp is the number of days that were rolled up.
	RolledUp int
	// Failed are the days that no query could read.
	Failed []Failure
	// Left is the number of days that were due and not begun, because the time was over or the run ended early.
	Left int
	// Queries is the number of queries, and ScannedBytes what those that succeeded read.
	Queries      int
	ScannedBytes int64
}

// NotRolledUp returns the number of days that were due and are not rolled up.
func (r Result) NotRolledUp() int { return len(r.Failed) + r.Left }

// Failure is a day that could not be rolled up.
type Failure struct {
	Day Day
	// Err says what is wrong and what to do.
	Err error
}

// Setup creates the database and the table, where they do not exist yet.
func (r *RollUp) Setup(ctx context.Context) error {
	statements, err := ledger.RollUpSetup(r.Location)
	if err != nil {
		return err
	}
	for _, sql := range statements {
		if _, err := r.statement(ctx, "create the table of the roll-up", sql); err != nil {
			return err
		}
	}
	return nil
}

// Run rolls up the days of a plan. A day that cannot be read is a failure of its own, and keeps no other from being rolled up: a chunk that
// fails on what it reads, or needs more memory, time or bytes than a query may, is cut into halves. Any other failure ends the run. Run may be called again with another plan at any time, and also
// side by side with another run.
func (r *RollUp) Run(ctx context.Context, p Plan) (Result, error) {
	run := &running{RollUp: r, all: p.Days(), newest: p.newest}
	var err error
	for _, c := range p.Chunks {
		if err = run.chunk(ctx, c); err != nil {
			break
		}
	}
	run.result.Left = run.all - run.result.RolledUp - len(run.result.Failed)
	for _, f := range run.result.Failed {
		err = errors.Join(err, f.Err)
	}
	return run.result, err
}

// running is the state of a run.
type running struct {
	*RollUp
	all int
	// newest is the greatest run of the markers that the plan read.
	newest string
	result Result
}

func (r *running) chunk(ctx context.Context, c Chunk) error {
	if !r.NoStartAfter.IsZero() && r.now().After(r.NoStartAfter) {
		return nil
	}
	if limit := r.ScanLimit; len(c.Days) == 1 && c.Bytes() > limit {
		r.fail(c, fmt.Errorf("its query would read %d bytes, more than the %d that one may; raise QueryScanLimitGB of regions.go and deploy", c.Bytes(), limit))
		return nil
	}
	if r.Progress != nil {
		r.Progress(r.result.RolledUp+len(r.result.Failed), r.all, c)
	}
	result, err := r.insert(ctx, c)
	failure, failed := errors.AsType[*athena.Failure](err)
	switch {
	case err == nil:
		r.result.RolledUp += len(c.Days)
		r.result.ScannedBytes += result.Statistics.ScannedBytes
	case !failed || !failure.OfData() && !failure.OverScanLimit():
		return fmt.Errorf("roll up %s: %w", c, err)
	case len(c.Days) > 1:
		for _, half := range c.halves() {
			if err := r.chunk(ctx, half); err != nil {
				return err
			}
		}
	default:
		r.fail(c, err)
	}
	return nil
}

// fail records that the one day of a chunk could not be rolled up.
func (r *running) fail(c Chunk, err error) {
	r.result.Failed = append(r.result.Failed, Failure{c.Days[0], fmt.Errorf("roll up %s: %w", c, err)})
}

// commits is the number of times that an append is tried. Another writer of the table may commit at the same moment.
const commits = 3

// insert appends the days in one commit. Each try is a run of its own: of a commit whose outcome is not known the rows may be there.
func (r *running) insert(ctx context.Context, c Chunk) (result *athena.Result, err error) {
	for range commits {
		sql, mistake := ledger.RollUp(runID(r.now(), r.newest), c.days())
		if mistake != nil {
			return nil, mistake
		}
		r.result.Queries++
		if result, err = r.advised(r.Query(ctx, sql)); !conflict(err) {
			break
		}
	}
	return result, err
}

// runTime is the start of a run in its name.
const runTime = "20060102T150405.000000Z"

// runID returns a name of a run that sorts by its start, as 20261129T072000.123456Z-18a2f3c4d5e6f708-0f3a, and after the run newest, which a
// program may have written whose clock is ahead. Of runs that follow the same newest one, the later one comes later.
func runID(start time.Time, newest string) string {
	after := start.Truncate(time.Microsecond)
	if at, err := time.Parse(runTime, newest[:min(len(runTime), len(newest))]); err == nil && !after.After(at) {
		after = at.Add(time.Microsecond)
	}
	var random [2]byte
	_, _ = rand.Read(random[:]) // never fails: https://pkg.go.dev/crypto/rand#Read
	return fmt.Sprintf("%s-%016x-%s", after.UTC().Format(runTime), start.UnixNano(), hex.EncodeToString(random[:]))
}

func (r *RollUp) now() time.Time {
	if r.Now != nil {
		return r.Now()
	}
	return time.Now()
}

// String returns the days of the chunk in words.
func (c Chunk) String() string {
	if len(c.Days) == 1 {
		return text(c.First())
	}
	return text(c.First()) + " to " + text(c.Last())
}
