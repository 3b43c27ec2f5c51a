//go:build e2e

package spend

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

const (
	// benchObject is the number of records of a log object.
	benchObject = 50_000
	// benchFeatures is the number of features: a day has benchFeatures × 4 models × 4 roles combinations of dimensions.
	benchFeatures = 125
	// bodySize is the size of a body, in bytes.
	bodySize = 2000
)

var (
	benchModels = []string{
		"us.anthropic.claude-sonnet-4-6", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-lite-v1:0",
		"arn:aws:bedrock:us-east-1:" + environment.AccountID + ":application-inference-profile/p1onboarding",
	}
	benchRoles = []string{"bedrock-onboarding-api-prod", "bedrock-tagger-dev", "bedrock-experiments-dev", "someone-else"}
	benchWords = strings.Fields("the quick brown fox jumps over the lazy dog and asks for a summary of its week")
)

// week is a week of records.
type week struct {
	monday  time.Time
	records int
	// days are the days of the week that have records, 0 for Monday.
	days   []int
	bodies bool
}

func (w week) day(n int) time.Time { return w.monday.AddDate(0, 0, n) }

// sqlDay returns a day as a parameter of a statement.
func sqlDay(day time.Time) string { return "'" + day.Format(time.DateOnly) + "'" }

// deliverWeek delivers the records of a week into one Region, in objects of equal size. The ids and counts are random, so that they compress
// as those of a real log do; the dimensions have the same values on every day and in every week.
func (e *spendAccount) deliverWeek(t testing.TB, w week) {
	t.Helper()
	objects := w.records / benchObject
	group, ctx := errgroup.WithContext(e.Ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for object := range objects {
		inDays := time.Duration(object) * time.Duration(len(w.days)) * 24 * time.Hour / time.Duration(objects)
		at := w.day(w.days[inDays/(24*time.Hour)]).Add(inDays % (24 * time.Hour))
		group.Go(func() error {
			body, err := benchLines(rand.New(rand.NewPCG(uint64(w.monday.Unix()), uint64(object))), at, w.bodies)
			if err != nil {
				return err
			}
			return e.PutLog(ctx, "us-east-1", at.Format("2006/01/02/15/")+fmt.Sprintf("bench-%03d.json.gz", object), body)
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
}

// benchLines returns a log object.
func benchLines(random *rand.Rand, at time.Time, bodies bool) ([]byte, error) {
	var object bytes.Buffer
	zip := gzip.NewWriter(&object)
	var line []byte
	for i := range benchObject {
		line = benchLine(line[:0], random, at.Add(time.Duration(i)*time.Millisecond), bodies)
		if _, err := zip.Write(line); err != nil {
			return nil, err
		}
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return object.Bytes(), nil
}

// benchLine appends a line, with its end.
func benchLine(line []byte, random *rand.Rand, at time.Time, bodies bool) []byte {
	add := func(texts ...string) {
		for _, text := range texts {
			line = append(line, text...)
		}
	}
	number := func(n int) { line = strconv.AppendInt(line, int64(n), 10) }
	var id [16]byte
	for i := range id {
		id[i] = byte(random.Uint32())
	}
	digits := hex.EncodeToString(id[:])
	add(`{"timestamp":"`)
	line = at.AppendFormat(line, time.RFC3339)
	add(`","accountId":"`, environment.AccountID, `","identity":{"arn":"arn:aws:sts::`, environment.AccountID, `:assumed-role/`, benchRoles[random.IntN(len(benchRoles))], `/i-0abc"},`+
		`"region":"us-east-1","requestId":"`, digits[:8], "-", digits[8:12], "-", digits[12:16], "-", digits[16:20], "-", digits[20:], `","operation":"Converse",`+
		`"modelId":"`, benchModels[random.IntN(len(benchModels))], `","input":{"inputContentType":"application/json"`)
	if bodies {
		add(`,"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"`)
		for start := len(line); len(line)-start < bodySize; {
			add(benchWords[random.IntN(len(benchWords))], " ")
		}
		add(`"}]}]}`)
	}
	add(`,"inputTokenCount":`)
	number(random.IntN(4000))
	add(`,"cacheReadInputTokenCount":`)
	number(random.IntN(2) * random.IntN(20000))
	add(`,"cacheWriteInputTokenCount":`)
	number(random.IntN(2) * random.IntN(2000))
	add(`},"output":{"outputContentType":"application/json"`)
	if bodies {
		add(`,"outputBodyJson":{"output":{"message":{"role":"assistant","content":[{"text":"yes"}]}},"usage":{"cacheDetails":[{"ttl":"1h","inputTokens":7}]}}`)
	}
	add(`,"outputTokenCount":`)
	number(random.IntN(1200))
	add(`},"inferenceRegion":"us-east-1","requestMetadata":{"team":"growth","service":"onboarding-api","env":"prod","feature":"feature-`)
	number(random.IntN(benchFeatures))
	add(`"},"schemaType":"ModelInvocationLog","schemaVersion":"1.0"}`, "\n")
	return line
}
