//go:build e2e

package spend

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// storedObject is a log object of a day of September 2026, which no other test reads.
type storedObject struct {
	day                int
	region, name, kind string
	body               []byte
}

func (o storedObject) date() string { return fmt.Sprintf("2026-09-%02d", o.day) }

func (o storedObject) bucket() string { return catalog.LogBucket(environment.AccountID, o.region) }

// path is the key below the Region's log folders.
func (o storedObject) path() string { return strings.ReplaceAll(o.date(), "-", "/") + "/10/" + o.name }

func (o storedObject) key() string {
	return catalog.LogFolders(environment.AccountID) + o.region + "/" + o.path()
}

func (o storedObject) address() string { return "s3://" + o.bucket() + "/" + o.key() }

const (
	damaged = "HIVE_CURSOR_ERROR: Failed to read file at …"
	cutOff  = "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split … (offset=0, length=%d): Unexpected end of ZLIB input stream"
	notGzip = "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split … (offset=0, length=%d): Not in GZIP format"
)

// brokenObjects returns objects that the engine cannot read, with the error as their kind.
func brokenObjects(t *testing.T) []storedObject {
	var lines strings.Builder
	for n := range 20_000 { // enough that the engine has opened it before it comes to the end
		fmt.Fprintf(&lines, "%d: a line\n", n)
	}
	good := zipped(t, lines.String())
	flipped := slices.Clone(good)
	flipped[len(flipped)-8] ^= 0xff // the first byte of the checksum
	small := zipped(t, "a line\n")
	text := []byte("no gzip\n")
	return []storedObject{
		{14, "us-east-1", "half.json.gz", damaged, good[:len(good)/2]},
		{14, "us-east-1", "data/body_input.json.gz", fmt.Sprintf(cutOff, len(small)/2), small[:len(small)/2]},
		{14, "us-east-1", "it's (offset=0, length=1): x') OR ('.json.gz", damaged, good[:len(good)-8]},
		{15, "us-east-1", "text.json.gz", fmt.Sprintf(notGzip, len(text)), text},
		{15, "eu-west-1", "checksum.json.gz", damaged, flipped},
		{16, "us-east-1", "long-line.json.gz", damaged, zipped(t, strings.Repeat("x", 105_000_000))},
	}
}

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var body bytes.Buffer
	w := gzip.NewWriter(&body)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

// testBrokenObjects stores log objects that the engine cannot read, each beside good ones of its day and Region. The error of the named
// query names the object, the search finds all of them, and after they were moved as the runbook says, the query reads the others.
func (e *spendAccount) testBrokenObjects(t *testing.T) {
	broken := brokenObjects(t)
	stored := slices.Concat(broken, []storedObject{
		{14, "us-east-1", "a.json.gz", "", zipped(t, "one\ntwo\n")},
		{14, "us-east-1", "z.json.gz", "", zipped(t, "one\ntwo\n")},
		{14, "us-east-1", "empty.json.gz", "", nil},
		{14, "us-east-1", "data/good_input.json.gz", "", zipped(t, "a body\n")},
		{15, "us-east-1", "a.json.gz", "", zipped(t, "one\ntwo\n")},
		{15, "eu-west-1", "z.json.gz", "", zipped(t, "one\ntwo\n")},
		{16, "us-east-1", "m.json.gz", "", zipped(t, "one\ntwo\n")},
	})
	for _, o := range stored {
		if err := e.PutLog(e.Ctx, o.region, o.path(), o.body); err != nil {
			t.Fatal(err)
		}
	}

	long := broken[len(broken)-1]
	_, err := e.Workgroup().RunNamed(e.Ctx, ledger.LogObjects, "'"+long.date()+"'", "'"+long.date()+"'")
	if want := "FAILED: " + strings.ReplaceAll(long.kind, "…", long.address()); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	search := brokenobjects.New(e.Config("us-east-1"), environment.AccountID, e.Catalog.RegionNames())
	e.finds(t, search, 14, 17, broken)

	// The same where the error names no object.
	unnamed := search
	unnamed.Regions = []string{"us-east-1", "eu-west-1"}
	unnamed.Query = func(ctx context.Context, sql string, parameters ...string) (*athena.Result, error) {
		result, err := search.Query(ctx, sql, parameters...)
		if failure, failed := errors.AsType[*athena.Failure](err); failed {
			failure.Reason = "GENERIC_INTERNAL_ERROR: incorrect header check"
		}
		return result, err
	}
	e.finds(t, unnamed, 15, 15, broken[3:5])

	for _, o := range broken {
		e.moveAside(t, o)
	}
	result, err := e.Workgroup().RunNamed(e.Ctx, ledger.LogObjects, "'2026-09-14'", "'2026-09-17'")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range result.Rows {
		got = append(got, fmt.Sprint(aws.ToString(row[0]), " ", aws.ToString(row[1]), " ", aws.ToString(row[2]), " ", aws.ToString(row[3])))
	}
	if diff := cmp.Diff([]string{"2026-09-14 us-east-1 2 4", "2026-09-15 eu-west-1 1 2", "2026-09-15 us-east-1 1 2", "2026-09-16 us-east-1 1 2"}, got); diff != "" {
		t.Error(diff)
	}
	for _, o := range stored {
		e.remove(t, o, o.key())
		e.remove(t, o, "broken/"+o.key())
	}
}

// finds searches some days of September 2026, and compares the broken objects.
func (e *spendAccount) finds(t *testing.T, search brokenobjects.Search, first, last int, broken []storedObject) {
	t.Helper()
	got, err := search.Find(e.Ctx, time.Date(2026, 9, first, 0, 0, 0, 0, time.UTC), time.Date(2026, 9, last, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var found, want []string
	for _, o := range got.Broken {
		found = append(found, fmt.Sprintf("%s %s %s %d bytes", o.Date, o.Region, o.Address, o.Bytes))
		if age := e.Now.Sub(o.WrittenAt); age > time.Hour {
			t.Errorf("%s was written %s ago", o.Address, age)
		}
	}
	for _, o := range broken {
		want = append(want, fmt.Sprintf("%s %s %s %d bytes", o.date(), o.region, o.address(), len(o.body)))
	}
	slices.Sort(found)
	slices.Sort(want)
	if diff := cmp.Diff(want, found); diff != "" || got.Objects == 0 || got.Lines != 2*got.Objects {
		t.Errorf("%d objects, %d lines: %s", got.Objects, got.Lines, diff)
	}
	t.Logf("%d broken and %d other objects in %d queries, which read %d bytes", len(found), got.Objects, got.Queries, got.ScannedBytes)
}

// moveAside copies an object to a folder that no table reads, and deletes it.
func (e *spendAccount) moveAside(t *testing.T, o storedObject) {
	t.Helper()
	in := &s3.CopyObjectInput{Bucket: aws.String(o.bucket()), Key: aws.String("broken/" + o.key()), CopySource: aws.String(o.bucket() + "/" + url.PathEscape(o.key()))}
	if _, err := s3.NewFromConfig(e.Config(o.region)).CopyObject(e.Ctx, in); err != nil {
		t.Fatal(err)
	}
	e.remove(t, o, o.key())
}

// remove deletes a key of the bucket of an object.
func (e *spendAccount) remove(t *testing.T, o storedObject, key string) {
	t.Helper()
	if _, err := s3.NewFromConfig(e.Config(o.region)).DeleteObject(e.Ctx, &s3.DeleteObjectInput{Bucket: aws.String(o.bucket()), Key: &key}); err != nil {
		t.Fatal(err)
	}
}
