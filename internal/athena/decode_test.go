package athena

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// sums stands for the columns that queries share.
type sums struct {
	Requests int64            `csv:"requests"`
	Tokens   *int64           `csv:"tokens"`
	USD      *decimal.Decimal `csv:"usd"`
}

type spend struct {
	Team string  `csv:"team"`
	Note *string `csv:"note"`
	sums
}

func spendResult(columns []string, rows ...[]*string) *Result {
	r := &Result{Query: "bill_by_team", Rows: rows}
	for _, name := range columns {
		r.Columns = append(r.Columns, Column{Name: name})
	}
	return r
}

// Columns are found by name in any order, more columns do no harm, and NULL is neither 0 nor an empty text.
func TestDecode(t *testing.T) {
	r := spendResult([]string{"usd", "new", "requests", "tokens", "note", "team"},
		[]*string{aws.String("1.000000000001"), nil, aws.String("3"), aws.String("0"), aws.String(""), aws.String("core")},
		[]*string{nil, aws.String("x"), aws.String("0"), nil, nil, aws.String("")},
		[]*string{nil, nil, aws.String("0"), nil, aws.String(empty + "x"), aws.String("a")},
	)
	got, err := Decode[spend](r)
	if err != nil {
		t.Fatal(err)
	}
	want := []spend{
		{Team: "core", Note: aws.String(""), sums: sums{Requests: 3, Tokens: aws.Int64(0), USD: new(decimal.RequireFromString("1.000000000001"))}},
		{},
		{Team: "a", Note: aws.String(empty + "x")},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(spend{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeNothing(t *testing.T) {
	if got, err := Decode[spend](spendResult([]string{"team", "note", "requests", "tokens", "usd"})); err != nil || len(got) > 0 {
		t.Errorf("%v, error %v", got, err)
	}
}

func TestTexts(t *testing.T) {
	r := spendResult([]string{"usd", "env", "service"}, []*string{aws.String("1"), nil, aws.String("chat-api")})
	got, err := r.Texts("service", "env")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]*string{{aws.String("chat-api"), nil}}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := r.Texts("team"); err == nil {
		t.Error("a column that is not there was found")
	}
}

// failing
func TestDecodeFails(t *testing.T) {
	all := []string{"team", "note", "requests", "tokens", "usd"}
	row := func(values ...string) []*string {
		var row []*string
		for _, v := range values {
			row = append(row, map[bool]*string{false: &v}[v == "NULL"])
		}
		return row
	}
	for name, tt := range map[string]struct {
		result *Result
		want   string
	}{
		"missing columns": {spendResult(all[:3]),
			"query bill_by_team has no column tokens, usd; it has: team, note, requests; the deployed query is of another version of this program: deploy this version"},
		"a statement without a name": {&Result{},
			"the statement has no column team, note, requests, tokens, usd; it has: ; the deployed query is of another version of this program: deploy this version"},
		"no integer":            {spendResult(all, row("a", "b", "1", "1.5", "1")), `query bill_by_team: row 1: column tokens: "1.5" is no int64`},
		"an empty integer":      {spendResult(all, row("a", "b", "1", "", "1")), `query bill_by_team: row 1: column tokens: "" is no int64`},
		"no decimal":            {spendResult(all, row("a", "b", "1", "1", "1"), row("a", "b", "1", "1", "1$")), `query bill_by_team: row 2: column usd: "1$": error decoding string '1$': can't convert 1$ to decimal`},
		"NULL for a number":     {spendResult(all, row("a", "b", "NULL", "1", "1")), "query bill_by_team: row 1: column requests is NULL"},
		"NULL for a plain text": {spendResult(all, row("NULL", "b", "1", "1", "1")), "query bill_by_team: row 1: column team is NULL"},
	} {
		if _, err := Decode[spend](tt.result); err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", name, err, tt.want)
		}
	}
}
