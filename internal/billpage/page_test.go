package billpage

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

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

func TestWriteRefusesRowsThatItCannotShowExactly(t *testing.T) {
	b := sample("one", "two")
	b.Rows[0].USD = amount("0.0000000000001")
	err := Write(&bytes.Buffer{}, b)
	if err == nil || !strings.Contains(err.Error(), "rows[0]: has 2 values") || !strings.Contains(err.Error(), "more than 12 decimal places") {
		t.Errorf("got %v, want both problems", err)
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
