//go:build e2e

package billpage

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

// generated is a bill of n rows and its total of this period.
func generated(n int) (Bill, decimal.Decimal) {
	b := Bill{
		Title: "Spend on Amazon Bedrock", Period: "2026-11-16 to 2026-11-22", Before: "2026-11-09 to 2026-11-15",
		Dimensions: []string{"team", "product", "service", "model"}, Caveats: []string{"1,250 calls have no price."},
		Created: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
	}
	teams := []string{"payments", "risk", "</script><b>x", "שלום", "🚀 launch", "=1+1", `"quoted"`}
	total := decimal.Zero
	for i := range n {
		r := Row{
			Date: fmt.Sprintf("2026-11-%02d", 9+i%14), Before: i%14 < 7, Requests: 3,
			Values: []string{teams[i%len(teams)], fmt.Sprint("product ", i%11), fmt.Sprint("service ", i%13), fmt.Sprint("model ", i%5)},
		}
		if i%8 != 0 {
			r.USD = decimal.NewNullDecimal(decimal.New(int64(i)*123456789+1, -Scale))
			if !r.Before {
				total = total.Add(r.USD.Decimal)
			}
		}
		b.Rows = append(b.Rows, r)
	}
	return b, total
}

func TestPageInChromium(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium on PATH; install Debian's package chromium")
	}
	b, total := generated(10_000)
	path := filepath.Join(t.TempDir(), "bill.html")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(f, b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "file://"+path).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := `<strong id="total">` + total.StringFixed(2) + " USD</strong>"; !strings.Contains(strings.ReplaceAll(string(dom), ",", ""), want) {
		t.Errorf("the page does not show %s", want)
	}
	if !strings.Contains(string(dom), "<canvas") {
		t.Error("the page draws no chart")
	}
	if image := os.Getenv("BILL_PAGE_SCREENSHOT"); image != "" {
		out, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,1000", "--screenshot="+image, "file://"+path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
}
