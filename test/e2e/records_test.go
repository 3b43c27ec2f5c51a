//go:build e2e

package e2e

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account/accounttest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// object is an object of a log bucket.
type object struct {
	key  string
	size int64
}

// logObjects returns the log objects of a Region below a prefix of its folder, such as 2026/11/23.
func (e *endToEnd) logObjects(t *testing.T, region, prefix string) []object {
	t.Helper()
	var objects []object
	pages := s3.NewListObjectsV2Paginator(s3.NewFromConfig(e.Config(region)), &s3.ListObjectsV2Input{
		Bucket: aws.String(catalog.LogBucket(environment.AccountID, region)),
		Prefix: aws.String(catalog.LogFolders(environment.AccountID) + region + "/" + prefix),
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(e.Ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range page.Contents {
			objects = append(objects, object{aws.ToString(o.Key), aws.ToInt64(o.Size)})
		}
	}
	return objects
}

func (e *endToEnd) testPruning(t *testing.T) {
	const sql = "SELECT count(*), sum(input_token_count) FROM bedrock_invocation_logs"
	day := e.Now.AddDate(0, 0, -3)
	var ofDay, ofAll int64
	for _, r := range e.Catalog.Regions {
		for _, o := range e.logObjects(t, r.Name, day.Format("2006/01/02")) {
			ofDay += o.size
		}
		for _, o := range e.logObjects(t, r.Name, "") {
			ofAll += o.size
		}
	}
	if _, got := e.Query(t, sql); got != ofAll {
		t.Errorf("all days: read %d bytes, want %d", got, ofAll)
	}
	if _, got := e.Query(t, sql+" WHERE date = DATE '"+day.Format(time.DateOnly)+"'"); got != ofDay || ofDay == 0 || ofDay*2 > ofAll {
		t.Errorf("one day: read %d bytes, want %d of %d", got, ofDay, ofAll)
	}
	if rows, got := e.Query(t, sql+" WHERE date = DATE '2024-02-29'"); got != 0 || !slices.Equal(rows, []string{`"0", NULL`}) {
		t.Errorf("a day without calls: read %d bytes and %s, want none", got, rows)
	}
}

func (e *endToEnd) testMalformed(t *testing.T) {
	lines := []string{
		`no JSON at all`,
		`["an","array"]`,
		`{"schemaType":"AnotherLog","requestId":"r"}`,
		`{"schemaType":"ModelInvocationLog","requestId":"cut off`,
	}
	day := e.Now.AddDate(0, 0, -3)
	hour := day.Format("2006/01/02/15")
	e.Deliver(t, "us-east-1", hour, "malformed", append(lines, "", ""))
	e.Deliver(t, "us-east-1", hour, "data/body", []string{`{"schemaType":"ModelInvocationLog","requestId":"a body","input":{"inputTokenCount":7}}`})
	var want []string
	for _, line := range lines {
		want = append(want, calls.RowText(calls.Row(day.Format(time.DateOnly), line)))
	}
	slices.Sort(want)
	got, _ := e.Query(t, "SELECT date, line FROM bedrock_malformed WHERE "+daysOfCalls)
	slices.Sort(got)
	accounttest.Same(t, "bedrock_malformed", got, want) // the next step reads the answers
}

func (e *endToEnd) testDuplicates(t *testing.T) {
	late := []int{3, 7}
	for _, days := range late {
		e.deliverTwice(t, "us-east-1", days, math.MaxInt)
	}
	e.rollUpFails(t, late...)
	e.answersAreRight(t)
}

// deliverTwice copies at most some log objects of a day, counted back from the start, beside themselves.
func (e *endToEnd) deliverTwice(t *testing.T, region string, days, most int) {
	t.Helper()
	client := s3.NewFromConfig(e.Config(region))
	bucket := catalog.LogBucket(environment.AccountID, region)
	copied := 0
	for _, o := range e.logObjects(t, region, e.Now.AddDate(0, 0, -days).Format("2006/01/02")) {
		if strings.HasSuffix(o.key, "/malformed.json.gz") || strings.Contains(o.key, "/data/") || copied == most {
			continue
		}
		_, err := client.CopyObject(e.Ctx, &s3.CopyObjectInput{
			Bucket: &bucket, CopySource: aws.String(bucket + "/" + o.key),
			Key: aws.String(strings.TrimSuffix(o.key, ".json.gz") + "b.json.gz"),
		})
		if err != nil {
			t.Fatal(err)
		}
		copied++
	}
	if copied == 0 {
		t.Fatal("nothing was copied")
	}
}
