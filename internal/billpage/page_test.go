package billpage

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func amount(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func sample(values ...string) Bill {
	return Bill{
		Title: "Spend", Period: "this week", Before: "last week", Dimensions: []string{"team"}, Created: time.Unix(0, 0),
		Rows: []Row{{Date: "2026-11-16", Values: values, Requests: 1, USD: amount("0.1")}},
	}
}

func TestHostileNamesStayData(t *testing.T) {
	const name = `</script><script>alert(1)</script>"'`
	b := sample(name)
	b.Title, b.Caveats = name, []string{name}
	var out bytes.Buffer
	if err := Write(&out, b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "<script>alert(1)") {
		t.Error("a name became a script")
	}
	if n := strings.Count(out.String(), "</script"); n != 3 {
		t.Errorf("the page closes %d scripts, want its 3", n)
	}
}

func TestWriteNamesEveryMistake(t *testing.T) {
	b := sample("one", "two")
	b.Before = ""
	b.Dimensions, b.Drill = []string{"team", "day", "team", ""}, []string{"product"}
	b.Rows[0].USD, b.Rows[0].Date, b.Rows[0].Before = amount("0.0000000000001"), "2026-02-30", true
	b.Rows[0].Requests, b.Rows[0].UnpricedRequests, b.Rows[0].ChargedTokens = 1, 2, -1
	err := Write(&bytes.Buffer{}, b)
	if err == nil {
		t.Fatal("no mistake is named")
	}
	want := []string{
		`dimensions[1]: "day" is a key of the page itself; leave it out, Row.Date is the day`,
		`dimensions[2]: "team" is given twice`,
		`dimensions[3]: is empty, want a name`,
		`drill[0]: "product" is no dimension, want one of ["team" "day" "team" ""]`,
		`rows[0].Date: "2026-02-30" is no date, want one such as 2026-11-16`,
		`rows[0]: has 2 values, want one for each of the 4 dimensions`,
		`rows[0].ChargedTokens: is -1, want 0 to 9007199254740991`,
		`rows[0].UnpricedRequests: is 2, want at most the 1 requests`,
		`rows[0].USD: 0.0000000000001 has more than 12 decimal places`,
		`rows[0]: belongs to the period before, and the bill has none; set Before`,
	}
	if diff := cmp.Diff(want, strings.Split(err.Error(), "\n")); diff != "" {
		t.Error(diff)
	}
	if err := Write(&bytes.Buffer{}, Bill{}); err == nil || !strings.Contains(err.Error(), "dimensions: are empty") {
		t.Errorf("a bill without dimensions: %v", err)
	}
}

func TestPageTellsTheTimeOfItsFigures(t *testing.T) {
	b := sample("payments")
	asOf := time.Date(2026, 11, 23, 3, 20, 0, 0, time.UTC)
	for want, at := range map[string]*time.Time{"As of 2026-11-23 03:20 UTC": &asOf, "Read from the logs 1970-01-01 00:00 UTC": nil} {
		b.AsOf = at
		var out bytes.Buffer
		if err := Write(&out, b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestEChartsIsThePinnedPackage(t *testing.T) {
	for ours, theirs := range map[string]string{
		"echarts.common.min.js": "dist/echarts.common.min.js", "LICENSE": "LICENSE", "NOTICE": "NOTICE",
	} {
		want, err := os.ReadFile("../../node_modules/echarts/" + theirs)
		if err != nil {
			t.Skip("the npm package echarts is not installed; run npm ci")
		}
		got, err := os.ReadFile("echarts/" + ours)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("echarts/%s differs from the npm package; copy it from node_modules/echarts/%s", ours, theirs)
		}
	}
}
