package brokenobjects

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var (
	monday = time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)
	sunday = monday.AddDate(0, 0, 6)
)

// at returns the address of an object of a day of November 2026.
func at(region string, day int, name string) string {
	return fmt.Sprintf("s3://%s/%s%s/2026/11/%02d/10/%s", catalog.LogBucket(account, region), catalog.LogFolders(account), region, day, name)
}

func (e *engine) search() Search {
	return Search{Account: account, Regions: []string{"us-east-1", "eu-west-1"}, Query: e.query, Probe: e.probe, List: e.list}
}

// names are keys with every text that stands around an address in an error, and with the characters of SQL.
var names = []string{
	"20261116T100000000Z_ab.json.gz", "data/x_input.json.gz", "it's.json.gz", "a') OR (path = 'b.json.gz", "with space.json.gz", "ü€.json.gz", "line\nfeed.json.gz",
	"x (offset=0, length=1): y.json.gz", "a.gz.gz", "a.gz.b", "no ending", "dot.", "colon: ", "(", "s3://other/object.gz",
	"x This query ran against the y.gz", "x. If a data manifest file was generated at y.gz", "?.json.gz", "%2F.json.gz",
}

// Each broken object is found, in every form of the engine's error and beside good ones.
func TestFind(t *testing.T) {
	forms := map[string]string{
		"while reading": cursor, "at its opening": split,
		"of Athena, with its sentence": cursor + ". If a data manifest file was generated at 's3://x/y-manifest.csv', you may need to manually clean the data " +
			"from locations specified in the manifest. Athena will not delete data in your account.",
		"with the database":   cursor + `. This query ran against the "bedrock_bootstrap" database, unless qualified by the query.`,
		"with no object":      "GENERIC_INTERNAL_ERROR: incorrect header check",
		"with another object": "HIVE_CURSOR_ERROR: Failed to read file at " + at("us-east-1", 17, "good.json.gz"),
		"with a cut name":     "HIVE_CURSOR_ERROR: Failed to read file at " + at("us-east-1", 17, "2026"),
	}
	for form, text := range forms {
		for _, name := range names {
			t.Run(form+"/"+name, func(t *testing.T) {
				broken := []string{at("eu-west-1", 17, name), at("us-east-1", 17, name), at("us-east-1", 17, "z"+name), at("us-east-1", 22, name)}
				e := &engine{objects: map[string]string{at("us-east-1", 17, "good.json.gz"): "", at("us-east-1", 17, "x"): "", at("us-east-1", 18, name): "", at("us-east-1", 23, name): text}}
				for _, address := range broken {
					e.objects[address] = text
				}
				got, err := e.search().Find(t.Context(), monday, sunday)
				if err != nil {
					t.Fatal(err)
				}
				var found []string
				for _, o := range got.Broken {
					found = append(found, o.Address)
					if o.Bytes != 7 || o.Reason != strings.ReplaceAll(text, "%", "…") {
						t.Errorf("%+v", o)
					}
				}
				slices.Sort(broken)
				if diff := cmp.Diff(broken, found); diff != "" || got.Stopped {
					t.Errorf("stopped %v: %s", got.Stopped, diff)
				}
				if first := got.Broken[0]; first.Date != "2026-11-17" || first.Region != "eu-west-1" || got.Broken[3].Date != "2026-11-22" {
					t.Errorf("%+v", first)
				}
				if got.Objects != 3 || got.Lines != 3 || got.Queries != len(e.queries) || got.ScannedBytes < 30 {
					t.Errorf("%+v of %d queries", got, len(e.queries))
				}
			})
		}
	}
}

// Without a broken object each day is read once.
func TestNothingIsBroken(t *testing.T) {
	e := &engine{objects: map[string]string{at("us-east-1", 17, "a"): "", at("us-east-1", 18, "b"): ""}}
	s := e.search()
	days := 0
	s.Progress = func(done, all, broken int) {
		if days = done; all != 7 || broken > 0 {
			t.Errorf("%d of %d days, %d broken", done, all, broken)
		}
	}
	got, err := s.Find(t.Context(), monday, sunday)
	if diff := cmp.Diff(Result{Objects: 2, Lines: 2, Queries: 7, ScannedBytes: 20}, got); diff != "" || err != nil || days != 7 {
		t.Errorf("error %v, %d days, %s", err, days, diff)
	}
}

// An object that can be read the second time is not broken.
func TestAFailureOfTheMomentIsNotABrokenObject(t *testing.T) {
	address := at("us-east-1", 17, "slow.json.gz")
	e := &engine{objects: map[string]string{address: cursor}, once: map[string]bool{address: true}}
	if got, err := e.search().Find(t.Context(), monday, sunday); err != nil || len(got.Broken) > 0 || got.Objects != 1 {
		t.Errorf("error %v, %+v", err, got)
	}
}

// failing: an object that the credentials may not read is not called broken, and neither is the end of it that nothing is broken.
func TestDenied(t *testing.T) {
	for _, text := range []string{cursor, "GENERIC_INTERNAL_ERROR: x"} {
		body := at("us-east-1", 17, "data/x_input.json.gz")
		e := &engine{objects: map[string]string{body: text}, denied: map[string]bool{body: true}}
		got, err := e.search().Find(t.Context(), monday, sunday)
		if !errors.Is(err, ErrDenied) || len(got.Broken) > 0 || !strings.Contains(err.Error(), body+": access denied; the search needs s3:GetObject") {
			t.Errorf("error %v, %+v", err, got)
		}
	}
}

// failing: the search ends at its bound, with what it has found.
func TestStopped(t *testing.T) {
	e := &engine{objects: map[string]string{}}
	for n := range 50 {
		e.objects[at("us-east-1", 17, fmt.Sprint(n))] = cursor
	}
	s := e.search()
	s.MaxQueries = 20
	got, err := s.Find(t.Context(), monday, sunday)
	if err != nil || !got.Stopped || got.Queries != 20 || len(got.Broken) < 5 {
		t.Errorf("error %v, %+v", err, got)
	}
}

// failing: other failures of a query are errors.
func TestOtherFailures(t *testing.T) {
	e := &engine{objects: map[string]string{at("us-east-1", 17, "a"): "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved"}}
	if got, err := e.search().Find(t.Context(), monday, sunday); err == nil || !strings.HasPrefix(err.Error(), "read the log objects of 2026-11-17: FAILED: COLUMN") {
		t.Errorf("error %v, %+v", err, got)
	}
}

// failing: a failure that belongs to no object ends the search with the engine's error.
func TestAFailureOfNoObject(t *testing.T) {
	e := &engine{objects: map[string]string{"s3://elsewhere/2026/11/17/x": cursor}}
	if got, err := e.search().Find(t.Context(), monday, sunday); err == nil || !strings.Contains(err.Error(), "no object of the day fails alone") {
		t.Errorf("error %v, %+v", err, got)
	}
}
