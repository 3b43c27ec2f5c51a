package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var rewrite = flag.Bool("update", false, "rewrite docs/fault-matrix.md")

const matrixFile = "../../docs/fault-matrix.md"

// table counts the injections of each fault into each kind of request, and how many were survived.
type table struct {
	kinds, faults []string
	cells         map[[2]string]*cell
	unseen        int
	// second counts the rollbacks that are refused.
	second int
}

type cell struct{ injected, survived int }

func newTable() *table { return &table{cells: map[[2]string]*cell{}} }

func (m *table) count(kind, fault string, survived bool) {
	key := [2]string{fault, kind}
	if m.cells[key] == nil {
		m.cells[key] = &cell{}
		m.kinds, m.faults = add(m.kinds, kind), add(m.faults, fault)
	}
	m.cells[key].injected++
	if survived {
		m.cells[key].survived++
	}
}

func add(names []string, name string) []string {
	for _, n := range names {
		if n == name {
			return names
		}
	}
	return append(names, name)
}

func (m *table) markdown() []byte {
	var text bytes.Buffer
	total, survived := 0, 0
	for _, c := range m.cells {
		total, survived = total+c.injected, survived+c.survived
	}
	fmt.Fprintf(&text, `# Fault matrix

The faults of the function of [lambda/invocationlogging](../lambda/invocationlogging) and their results. `+"`TestFaultMatrix`"+` injects each fault at every
call of every request, for every configuration that the request finds, and writes this page: %d faults, of which %d were survived. A cell
says how many requests of a kind had the same result as without the fault, of those into which it was injected. A Delete without
adoption makes no call.

| a call | %s |
|---|%s
`, total, survived, strings.Join(m.kinds, " | "), strings.Repeat("---|", len(m.kinds)))
	for _, fault := range m.faults {
		fmt.Fprintf(&text, "| %s |", fault)
		for _, kind := range m.kinds {
			if c := m.cells[[2]string{fault, kind}]; c != nil {
				fmt.Fprintf(&text, " %d of %d |", c.survived, c.injected)
			} else {
				text.WriteString(" |")
			}
		}
		text.WriteString("\n")
	}
	fmt.Fprintf(&text, `
These invariants hold in every case, after each call:

| invariant | violations |
|---|---|
| logging that was on is on | 0 |
| a configuration that is somebody else's and not adopted is untouched | 0 |
| a log group that somebody set beside our bucket is kept, unless `+"`KeepCloudWatchLogs`"+` is taken back | 0 |
| a configuration that is adopted, or was and is not given back, is the Region's or the parameter's latest value, which the next Delete puts back unless somebody has changed ours | 0 |

These hold after each request that failed or whose process was killed:

| invariant | violations |
|---|---|
| the same request again has the result that the first would have had | 0 |
| CloudFormation's rollback succeeds, but for the exception below, and leaves the configuration that was there or the one that was deployed; a repair's next hour repairs | 0 |

They do not hold, and it is not counted above, for a configuration that somebody else puts in the moment between our last read and our put
(%d cases). The API has no condition: that configuration is overwritten.

The one deliberate exception (%d cases): an adoption ends where somebody else's configuration has taken the place of ours, and CloudFormation
does not hear of its success. The rollback would adopt that configuration over the former one, and is refused; the error says what to do,
and then it succeeds.
`, m.unseen, m.second)
	return text.Bytes()
}

// compare fails unless the page holds the results of the test. Run with -update to rewrite it.
func (m *table) compare(t *testing.T) {
	t.Helper()
	got := m.markdown()
	if *rewrite {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused in CI")
		}
		if err := os.WriteFile(matrixFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(matrixFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("docs/fault-matrix.md does not hold the results of the test; run go test ./lambda/invocationlogging -run TestFaultMatrix -update:\n%s", got)
	}
}
