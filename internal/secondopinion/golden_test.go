package secondopinion

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

var update = flag.Bool("update", false, "rewrite the goldens of testdata")

// day is the day on which litellm 1.110.2 and genai-prices 0.2.3 were the newest versions.
const day = "2026-11-28"

// second returns the findings on the rate card of this repository, of litellm and of genai-prices.
func second(t *testing.T) (fromLitellm, fromGenai []Finding) {
	t.Helper()
	rates, err := ledger.Rates()
	if err != nil {
		t.Fatal(err)
	}
	units, err := ledger.Units()
	if err != nil {
		t.Fatal(err)
	}
	var models []string
	list := litellmList(t)
	for _, p := range list.Prices {
		models = append(models, p.Model)
	}
	for _, r := range rates {
		models = append(models, r.Model)
	}
	for _, u := range units {
		models = append(models, u.Model)
	}
	slices.Sort(models)
	other := genaiList023(t, slices.Compact(models)...)
	return Compare(list.Prices, rates, units, day), Compare(other.Prices, rates, units, day)
}

// A reviewer reads which prices of the card third parties do not share, and which they have and the card lacks.
func TestDifferencesAreGolden(t *testing.T) {
	fromLitellm, fromGenai := second(t)
	counts := map[Status]int{}
	var lines []string
	for _, f := range slices.Concat(fromLitellm, fromGenai) {
		counts[f.Status]++
		if f.Status == Differs || f.Status == Missing {
			lines = append(lines, f.line())
		}
	}
	heading := fmt.Sprintf("%d agree, %d differ, %d are missing, %d are of models that are not billed by tokens alone\n",
		counts[Agrees], counts[Differs], counts[Missing], counts[OtherUnit])
	golden(t, "testdata/differences.txt", heading+strings.Join(lines, "\n")+"\n")
	if counts[Agrees] < 4*counts[Differs] {
		t.Errorf("%d prices agree and %d differ: is the card or the reading of the packages wrong?", counts[Agrees], counts[Differs])
	}
}

// The card prices at least 95 % of litellm's text, embedding and rerank models of commercial Regions that are billed by tokens, and the
// others are named with the reason.
func TestCoverageIsGolden(t *testing.T) {
	fromLitellm, _ := second(t)
	c := Covered(fromLitellm)
	share := 100 * float64(c.Priced) / float64(c.ByTokens)
	lines := []string{
		fmt.Sprintf("%d models of litellm 1.110.2: %d are billed by tokens alone, %d of them are priced (%.1f %%)", c.Priced+len(c.Rest), c.ByTokens, c.Priced, share),
	}
	for _, gap := range c.Rest {
		for _, reason := range gap.Reasons {
			lines = append(lines, gap.Model+" | "+reason)
		}
	}
	golden(t, "testdata/coverage.txt", strings.Join(lines, "\n")+"\n")
	if share < 95 {
		t.Errorf("%.1f %% of the models are priced, want 95 %%", share)
	}
}

// Every entry that is not compared has a reason of those that are known.
func TestOutsideIsGolden(t *testing.T) {
	var lines []string
	for _, o := range litellmList(t).Outside {
		lines = append(lines, fmt.Sprintf("%s | %s", o.Reason, o.Key))
	}
	slices.Sort(lines)
	golden(t, "testdata/outside.txt", strings.Join(lines, "\n")+"\n")
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused where CI is set: commit the goldens with the change")
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; if that is meant, run: make golden\n%s", file, diff)
	}
}
