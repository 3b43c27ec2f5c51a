package checks

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// tableCalls are the calls of rawTable.
var tableCalls = slices.Concat([]proof.Call{{API: "s3:ListObjectsV2", On: "the log buckets of the listed Regions"}}, queryCalls)

// rawTable queries the log table of a Region other than the home Region: a day with an object, and a day without a folder.
func rawTable(ctx context.Context, r *proof.Run) (proof.Result, error) {
	var region, folder, day string
	for _, listed := range r.Catalog.ActiveRegions() {
		if listed.Name == r.Home() {
			continue
		}
		folder = catalog.LogFolders(r.Account.ID) + listed.Name + "/"
		key, err := firstRecord(ctx, r, listed.Name, folder)
		if err != nil {
			return proof.Result{}, err
		}
		if key != "" {
			region, day = listed.Name, strings.TrimPrefix(key, folder)[:len("2006/01/02")]
			break
		}
	}
	if region == "" {
		return proof.NotShown("no listed Region other than %s has a log record of the last 30 days: call a model in one, and check again after ten minutes", r.Home())
	}
	table := ledger.LogTable(region) // a name of the lists
	if err := affordsLogs(r); err != nil {
		return proof.Result{}, err
	}
	result, err := query(ctx, r, r.Config(r.Home()), `SELECT "$path" AS path, length(line) AS length FROM `+table+` WHERE day IN (?) LIMIT 1`, "'"+day+"'")
	if err != nil {
		return failedQuery(err, "the query of a day of %s", table)
	}
	if len(result.Rows) != 1 {
		return proof.Failed("%s has no line on %s, and its bucket has a record of that day", table, day)
	}
	path, length := aws.ToString(result.Rows[0][0]), aws.ToString(result.Rows[0][1])
	object := "s3://" + catalog.LogBucket(r.Account.ID, region) + "/" + folder + day + "/"
	if !strings.HasPrefix(path, object) || length == "0" {
		return proof.Failed("a line of %s on %s has %s characters and the path %s, which is not below %s", table, day, length, path, object)
	}
	if err := affordsLogs(r); err != nil {
		return proof.Result{}, err
	}
	empty, err := query(ctx, r, r.Config(r.Home()), `SELECT count(*) AS lines FROM `+table+` WHERE day = ?`, "'"+ledger.FirstDay+"'")
	if err != nil {
		return failedQuery(err, "the query of a day without a folder of %s", table)
	}
	if len(empty.Rows) != 1 {
		return proof.Result{}, errRows
	}
	lines := aws.ToString(empty.Rows[0][0])
	return proof.Shown(lines == "0", "a line of %s has the path %s; the day %s, which has no folder, has %s lines, and its query read %d bytes",
		table, path, ledger.FirstDay, lines, empty.Statistics.ScannedBytes)
}

// firstRecord returns the key of the first object of the last 30 days in the log bucket of a Region, or "".
func firstRecord(ctx context.Context, r *proof.Run, region, folder string) (string, error) {
	name := catalog.LogBucket(r.Account.ID, region)
	after := folder + time.Now().UTC().AddDate(0, 0, -30).Format("2006/01/02")
	list, err := s3.NewFromConfig(r.Config(region)).ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &name, Prefix: &folder, StartAfter: &after})
	if err != nil {
		return "", fmt.Errorf("list the bucket %s, which the deployment creates: %w", name, err)
	}
	for _, o := range list.Contents {
		if key := aws.ToString(o.Key); strings.HasSuffix(key, ".json.gz") && !strings.Contains(key, catalog.BodyFolder) && len(key) > len(folder)+len("2006/01/02") {
			return key, nil
		}
	}
	return "", nil
}

// failedQuery is the result of a query that failed: it contradicts a belief about Athena, unless it was refused.
func failedQuery(err error, format string, args ...any) (proof.Result, error) {
	_, refused := errors.AsType[smithy.APIError](err)
	text := strings.ToLower(err.Error())
	if refused || errors.Is(err, context.Canceled) || strings.Contains(text, "denied") || strings.Contains(text, "permission") || strings.Contains(text, "authorized") {
		return proof.Result{}, err
	}
	return proof.Failed("%s failed: %s", fmt.Sprintf(format, args...), err)
}
