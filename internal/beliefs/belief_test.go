package beliefs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// texts returns the texts of a belief by their names.
func texts(b Belief) map[string]string {
	all := map[string]string{"Title": b.Title, "DependsOn": b.DependsOn, "IfWrong": b.IfWrong, "Check": b.Check, "Remedy": b.Remedy}
	for _, claim := range b.Claims {
		all["claim "+claim] = claim
	}
	for _, evidence := range b.Evidence {
		all["evidence "+evidence.Source] = evidence.Says
	}
	return all
}

// Numbers are in documents, reports and messages of a tool: they go from 1 without a gap, and are never given again.
func TestNumbersAreTheOrder(t *testing.T) {
	all := All()
	if len(all) < 40 {
		t.Fatalf("%d beliefs, want at least 40: a belief is settled or proven, not removed", len(all))
	}
	for i, belief := range all {
		if belief.Number != i+1 {
			t.Fatalf("belief %d of the list has number %d", i+1, belief.Number)
		}
	}
}

func TestEveryTextIsThere(t *testing.T) {
	for _, belief := range All() {
		if len(belief.Claims) == 0 {
			t.Errorf("belief %d claims nothing", belief.Number)
		}
		for name, text := range texts(belief) {
			if text == "" || text != strings.TrimSpace(text) || strings.ContainsAny(text, "\r\n\t") {
				t.Errorf("belief %d: %s is %q: want one line of text", belief.Number, name, text)
			}
			if name != "Title" && !strings.HasSuffix(text, ".") {
				t.Errorf("belief %d: %s does not end with a period: %q", belief.Number, name, text)
			}
		}
		if strings.HasSuffix(belief.Title, ".") {
			t.Errorf("belief %d: the title ends with a period", belief.Number)
		}
	}
}

var linkPattern = regexp.MustCompile(`\]\(([^()\s]+)\)`)

// Links lead to files from docs/, where the page is, or to the web. TestLinks of docs follows their anchors.
func TestLinksResolve(t *testing.T) {
	followed := 0
	for _, belief := range All() {
		for name, text := range texts(belief) {
			for _, match := range linkPattern.FindAllStringSubmatch(text, -1) {
				followed++
				if strings.HasPrefix(match[1], "https://") {
					continue
				}
				file, _, _ := strings.Cut(match[1], "#")
				if _, err := os.Stat(filepath.Join("../../docs", file)); err != nil || file == "" {
					t.Errorf("belief %d: %s: no file %q below docs", belief.Number, name, match[1])
				}
			}
		}
	}
	if followed < 40 {
		t.Fatalf("%d links: nothing was checked", followed)
	}
}

// A belief that is not open states why: its sources, each with the day of the reading.
func TestStatusHasEvidence(t *testing.T) {
	for _, belief := range All() {
		switch belief.Status {
		case Open:
		case Settled, Proven:
			if len(belief.Evidence) == 0 {
				t.Errorf("belief %d is %s without evidence", belief.Number, belief.Status)
			}
		default:
			t.Errorf("belief %d has status %q", belief.Number, belief.Status)
		}
		for _, evidence := range belief.Evidence {
			if !strings.HasPrefix(evidence.Source, "https://") {
				t.Errorf("belief %d: source %q is no https URL", belief.Number, evidence.Source)
			}
			if day, err := time.Parse(time.DateOnly, evidence.Day); err != nil || day.Year() < 2026 {
				t.Errorf("belief %d: source %s was read on %q: want a day such as 2026-11-28", belief.Number, evidence.Source, evidence.Day)
			}
		}
	}
}
