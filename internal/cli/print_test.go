package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"
)

// hostile is a name that would clear a terminal, add a line and turn the text around.
const hostile = "gro\x1b[2Jwth\nall is well\u202e\u009b31m\x00"

// A foreign text is a part of one line.
func TestPrint(t *testing.T) {
	var out bytes.Buffer
	_ = Println(&out, "a", hostile)
	_ = Printf(&out, "%s: %d", hostile, 1)
	_ = PrintError(&out, "tool: ", errors.Join(errors.New("first"), errors.New("second\a")))
	const shown = "gro\ufffd[2Jwth all is well\ufffd31m\ufffd"
	want := "a\n" + shown + "\n" + shown + ": 1\ntool: first\n  second\ufffd\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// A foreign text stays in its cell, and its cell in the table.
func TestTable(t *testing.T) {
	table := NewTable(Column{Name: "Name"}, Column{Name: "Calls", Right: true}, Column{Name: "What to do", Wrap: 20})
	table.Row(hostile, 5, hostile)
	table.Row(strings.Repeat("long ", 400), 12345, strings.Repeat("word ", 10))
	table.Row(strings.Repeat("成", 2000), 1, Lines{"first", "sec\nond"})
	table.Footer("total", 12351, "")
	want := `┌──────────────────────────────────────────────────────────────┬───────┬──────────────────────┐
│ NAME                                                         │ CALLS │ WHAT TO DO           │
├──────────────────────────────────────────────────────────────┼───────┼──────────────────────┤
│ gro�[2Jwth all is well�31m�                                  │     5 │ gro�[2Jwth all is    │
│                                                              │       │ well�31m�            │
│ long long long long long long long long long long long long… │ 12345 │ word word word word  │
│                                                              │       │ word word word word  │
│                                                              │       │ word word            │
│ 成成成成成成成成成成成成成成成成成成成成成成成成成成成成成…  │     1 │ first                │
│                                                              │       │ sec ond              │
├──────────────────────────────────────────────────────────────┼───────┼──────────────────────┤
│ total                                                        │ 12351 │                      │
└──────────────────────────────────────────────────────────────┴───────┴──────────────────────┘
`
	var out bytes.Buffer
	if err := table.Print(&out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	for line := range strings.Lines(want) {
		if width := text.StringWidth(strings.TrimSuffix(line, "\n")); width != 95 {
			t.Errorf("a line is %d wide", width)
		}
	}
}

// The value is the same, and no character of it is one that a terminal obeys.
func TestJSON(t *testing.T) {
	for _, value := range []string{hostile, "\ufeff\u2028<&>é成🚀", "\U000e0041\x7f\\\"", "\ue000"} {
		var out bytes.Buffer
		if err := JSON(&out, map[string]string{value: value}); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if r != '\n' && !unicode.IsPrint(r) {
				t.Errorf("%+q has %U", out.String(), r)
			}
		}
		var back map[string]string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back[value] != value {
			t.Errorf("%+q became %+q: %v", value, back, err)
		}
	}
	var out bytes.Buffer
	_ = JSON(&out, "<é成🚀>")
	if got := fmt.Sprint(out.String()); got != "\"<é成🚀>\"\n" {
		t.Error(got)
	}
}
