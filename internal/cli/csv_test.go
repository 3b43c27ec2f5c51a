package cli

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode"
)

func TestCell(t *testing.T) {
	const r = "\ufffd"
	for in, want := range map[string]string{
		"":           "",
		"growth":     "growth",
		"a=b+c-d@e":  "a=b+c-d@e",
		"2026-11-16": "2026-11-16",
		"データ":        "データ",
		"a, b":       "a, b",
		"it's; fine": "it's; fine",

		// Numbers stay numbers.
		"0": "0", "-1": "-1", "61.70625": "61.70625", "-0.000000000001": "-0.000000000001",
		"-1+1": "'-1+1", "+1": "'+1", "-1e5": "'-1e5", "-": "'-", "-1.": "'-1.", "1=1": "1=1",

		// The four signs, and a formula that starts a program.
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1|": "'-1+1|", "@SUM(1)": "'@SUM(1)",
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0",

		// Behind what a program trims.
		" =1": " '=1", "\t=1": " '=1", "\r=1": " '=1", "\n=1": " '=1", "\r\n=1": "  '=1", "\v\f=1": "  '=1",
		"\u00a0=1": " '=1", "\u2003\u3000=1": "  '=1", "\u0085=1": " '=1", "\u2028=1": " '=1", "\u1680=1": " '=1",
		"\ufeff=1": r + "'=1", "\u200b=1": r + "'=1", "\u200d\ufe0f\u2060=1": r + "'=1", "\x00=1": r + "'=1", "\x1b=1": r + "'=1",
		"\u202e=1": r + "'=1", "\u3164=1": r + "'=1", "\xff=1": r + "'=1", " \ufeff\t=1": " " + r + " '=1",
		`"=1`: `"'=1`, `'=1`: `''=1`, `"' "=1`: `"' "'=1`, "“=1": "“'=1", "`=1": "`'=1",

		// The signs in other forms.
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", "﹦1": "'﹦1", "﹢1": "'﹢1", "﹣1": "'﹣1", "﹫a": "'﹫a", "\u3000＝1": " '＝1", "＂＝1": "＂'＝1",

		// Behind the separator of other countries.
		"a;=1": "a;'=1", `a;"=1`: `a;"'=1`, "a; ＝1": "a; '＝1", ";;@a": ";;'@a", "a；=1": "a；'=1",

		// No character that a terminal obeys.
		"a\x1b]8;;x\x07b\x08c\x00d\u009be": "a" + r + "]8;;x" + r + "b" + r + "c" + r + "d" + r + "e",
		"a\nb\rc":                          "a b c",
	} {
		if got := Cell(in); got != want {
			t.Errorf("%+q is %+q, want %+q", in, got, want)
		}
	}
}

// Whatever a cell holds, the file has its lines and cells, and no reader of it meets a formula, whichever it trims, and whether commas or
// semicolons part its cells.
func FuzzCSV(f *testing.F) {
	f.Add("\ufeff\t＝1;\"@a\"\r\n,-1")
	f.Fuzz(func(t *testing.T, s string) {
		var out bytes.Buffer
		w := NewCSV(&out)
		if err := w.Write([]string{"a", s, "-1.5"}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(lines) != 1 || len(lines[0]) != 3 || lines[0][2] != "-1.5" {
			t.Fatalf("%q: %v", lines, err)
		}
		if s == lines[0][1] && plainNumber.MatchString(s) {
			return
		}
		for _, cell := range strings.Split(lines[0][1], ";") {
			cell = strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '\ufffd' })
			if cell != "" && strings.Contains("=+-@＝＋－＠", string([]rune(cell)[0])) {
				t.Errorf("%+q is a formula", cell)
			}
		}
		for _, r := range lines[0][1] {
			if !unicode.IsPrint(r) {
				t.Errorf("%+q has %U", lines[0][1], r)
			}
		}
	})
}

func TestCSV(t *testing.T) {
	type line struct {
		Name  string   `csv:"name"`
		USD   *float64 `csv:"usd"`
		Calls int      `csv:"calls"`
	}
	usd := -1.5
	for want, lines := range map[string][]line{
		"name,usd,calls\n":                           nil,
		"name,usd,calls\n'=1+1,-1.5,-2\na b;'@,,0\n": {{"=1+1", &usd, -2}, {"a\nb;@", nil, 0}},
	} {
		var out bytes.Buffer
		if err := CSV(&out, lines); err != nil || out.String() != want {
			t.Errorf("%v: %q, want %q", err, out.String(), want)
		}
	}
}
