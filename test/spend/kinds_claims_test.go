//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// oddParts are parts of values that the wrapper refuses: white space, characters that are not seen, and what else a hostile caller stamps.
var oddParts = []string{
	" ", "\t", "\n", "\v", "\f", "\r", "\r\n", "\u00a0", "\u0085", "\u2003", "\u2028", "\u2029", "\u202f", "\u3000", "\u1680", // white space
	"\x00", "\x07", "\x08", "\x1b", "\x1c", "\x7f", "\u009b", // control characters
	"\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u202e", "\u2066", "\u034f", "\u115f", "\u180b", "\u180e", "\u2065", "\u2800", "\u3164",
	"\ufe0f", "\uffa0", "\ufff9", "\U000e0001", "\U000e0041", "\U000e0100", "\U0001d173", // without width
	"\u0301", "\u0131", "\u0130", "\u212a", "\uff27", "\uff1d", "\ufffd", "\U0001f600", // seen
	"-", "--", ".", "/", "../x", "'", "''", `"`, `\`, "<b>", "=1+1", "@example.com", "+4155550100", "4155550100", "A", "$", "|",
}

// claimCase is the text that a caller stamps as its team, and the team for which it counts; "" where it does not count.
type claimCase struct{ name, given, want string }

func claimCases() []claimCase {
	return []claimCase{
		{"the name", "growth", "growth"},
		{"a name of no list", "sales", "sales"},
		{"hyphens", "a-b-0", "a-b-0"},
		{"256 characters", strings.Repeat("a", 256), strings.Repeat("a", 256)},
		{"a number of 8 digits", "12345678", "12345678"},

		{"a space after it", "growth ", "growth"},
		{"a line feed", "growth\n", "growth"},
		{"a line feed of a name of no list", "sales\n", "sales"},
		{"white space on both sides", "\t\r\n growth \v\f", "growth"},
		{"upper case", "GROWTH", "growth"},
		{"upper case of a name of no list", "SALES-EMEA", "sales-emea"},
		{"title case", "Growth", "growth"},
		{"a zero-width space before it", "\u200bgrowth", "growth"},
		{"a zero-width joiner in it", "gro\u200dwth", "growth"},
		{"a byte order mark", "\ufeffgrowth", "growth"},
		{"a no-break space", "\u00a0growth\u00a0", "growth"},
		{"an ideographic space", "growth\u3000", "growth"},
		{"a line separator", "growth\u2028", "growth"},
		{"a next line", "growth\u0085", "growth"},
		{"a soft hyphen", "gro\u00adwth", "growth"},
		{"a right-to-left override", "\u202egrowth", "growth"},
		{"a variation selector", "growth\ufe0f", "growth"},
		{"a tag", "growth\U000e0041", "growth"},
		{"a Hangul filler", "growth\u3164", "growth"},
		{"NUL", "growth\x00", "growth"},
		{"backspaces", "grow\x08\x08th", "growth"},
		{"white space behind what is hidden", "\u200b growth\u200b \u200b", "growth"},
		{"everything at once", "\ufeff\u00a0 GRO\u200bWTH\n\u202e", "growth"},

		{"empty", "", ""},
		{"a space alone", " ", ""},
		{"hidden characters alone", "\u200b\u202e", ""},
		{"257 characters", strings.Repeat("a", 257), ""},
		{"257 characters with the space", "growth" + strings.Repeat(" ", 251), ""},
		{"a path", "growth/../x", ""},
		{"SQL", "growth' OR 'a'='a", ""},
		{"SQL of the whole", `'; DROP TABLE bedrock_spend; --`, ""},
		{"HTML", "<script>alert(1)</script>", ""},
		{"a formula", "=1+1", ""},
		{"a sequence of a terminal", "\x1b[31mgrowth\x1b[0m", ""},
		{"a hyperlink of a terminal", "\x1b]8;;https://example.com\x07growth\x1b]8;;\x07", ""},
		{"a space in it", "gro wth", ""},
		{"a line feed in it", "growth\ncore", ""},
		{"a no-break space in it", "gro\u00a0wth", ""},
		{"a hyphen too many", "growth--x", ""},
		{"a hyphen after it", "growth-", ""},
		{"an underscore", "growth_x", ""},
		{"full-width letters", "\uff47\uff52\uff4f\uff57\uff54\uff48", ""},
		{"a dotless i", "onboard\u0131ng", ""},
		{"a dotted capital I", "ONBOARD\u0130NG", ""},
		{"a Kelvin sign", "tas\u212a", ""},
		{"a combining accent", "growth\u0301", ""},
		{"a Cyrillic o", "gr\u043ewth", ""},
		{"an emoji", "growth\U0001f600", ""},
		{"an e-mail address", "someone@example.com", ""},
		{"a phone number", "4155550100", ""},
		{"a phone number with a space", " 4155550100", ""},
	}
}

// claimants are the roles by which each claim is made: of no service, of a shared product, and of a product with one owner.
var claimants = []string{"someone-else", "bedrock-experiments-dev", "bedrock-tagger-dev"}

func claimID(caller, i int) string { return fmt.Sprintf("kind-claim-%d-%03d", caller, i) }

// claimLines returns a record for each claim by each role.
func claimLines() map[string]string {
	lines := map[string]string{}
	for c, role := range claimants {
		for i, one := range claimCases() {
			lines[claimID(c, i)] = claimLine(claimID(c, i), role, "2026-11-20", one.given)
		}
	}
	return lines
}

// checkClaims compares the rows of claimLines. The wrapper judges which text counts as it is.
func checkClaims(t *testing.T, got map[string]verdict) {
	for i, one := range claimCases() {
		refused := len(wrapper.Value(nil, "team", one.given)) > 0
		if refused == (one.want == one.given && one.given != "") {
			t.Errorf("%s: the wrapper refuses %t, which the answer contradicts", one.name, refused)
		}
		unowned, shared, owned := []string{one.want, "metadata"}, []string{one.want, "metadata"}, []string{"core", "role"}
		if one.want == "" {
			unowned, shared = []string{"unattributed", "none"}, []string{"unattributed", "none"}
			if one.given == "" {
				shared = []string{"platform", "role"}
			}
		}
		for c, want := range [][]string{unowned, shared, owned} {
			v := got[claimID(c, i)]
			conflict := c == 2 && one.want != ""
			if is := []string{v.Team, v.TeamSource}; !slices.Equal(is, want) || v.Drift != refused || v.Conflict != conflict {
				t.Errorf("%s, %s: team %q, drift %t, conflict %t; want %q, %t, %t", one.name, claimants[c], is, v.Drift, v.Conflict, want, refused, conflict)
			}
		}
	}
}

// claimLine returns the record of a call by a role that stamps a team.
func claimLine(id, role, day, team string) string {
	return recordLine(id, role, day, map[string]string{"team": team, "feature": "a" + team})
}

func recordLine(id, role, day string, metadata map[string]string) string {
	line, err := json.Marshal(map[string]any{
		"schemaType": "ModelInvocationLog", "timestamp": day + "T11:00:00Z", "accountId": environment.AccountID, "region": "us-east-1", "requestId": id,
		"operation": "Converse", "modelId": "amazon.nova-lite-v1:0", "requestMetadata": metadata,
		"identity": map[string]any{"arn": "arn:aws:sts::" + environment.AccountID + ":assumed-role/" + role + "/i-0abc"},
		"input":    map[string]any{"inputTokenCount": 1000}, "output": map[string]any{"outputTokenCount": 0},
	})
	if err != nil {
		panic(err)
	}
	return string(line)
}

// hidingLine returns a record of the day of the samples that hides characters in every text of its caller.
func hidingLine() string {
	const hides = "\x1b]0;\u202eh\u200bi\x07\n"
	line := recordLine("hiding"+hides, "role"+hides, "2026-11-16", map[string]string{"team": "growth" + hides, "feature": "f" + hides, "key" + hides: "v" + hides})
	text, err := json.Marshal(hides)
	if err != nil {
		panic(err)
	}
	for _, field := range []string{`"operation":"Converse`, `"modelId":"amazon.nova-lite-v1:0`} {
		line = strings.Replace(line, field, field+strings.Trim(string(text), `"`), 1)
	}
	return line
}

// hidesNothing fails where a text has a character that hides in it or moves it.
func hidesNothing(t *testing.T, name, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		for _, r := range strings.TrimSuffix(line, "\n") {
			if isHidden(r) {
				t.Errorf("%s shows %U: %q", name, r, line)
			}
		}
	}
}

// testShownText expects no hidden character in a column of the public views.
func (e *spendAccount) testShownText(t *testing.T) {
	const texts = "request_id, operation, model_id, role_name, CAST(request_metadata AS json)"
	const hiding = " WHERE date = DATE '2026-11-16' AND request_id LIKE 'hiding%'"
	rows, _ := e.Query(t, "SELECT "+texts+", feature FROM bedrock_spend"+hiding+" UNION ALL SELECT "+texts+", session_name FROM bedrock_invocation_logs"+hiding)
	if len(rows) != 2 {
		t.Errorf("the views have %d rows of the record", len(rows))
	}
	for _, row := range rows {
		hidesNothing(t, "a view", row)
	}
}

// testNewClaims delivers claims of a week and of the days before it. A team that a role claimed in the 28 days before is not new.
func (e *spendAccount) testNewClaims(t *testing.T) {
	for i, claim := range []struct{ role, day, team string }{
		{"claimant", "2026-10-31", "former"},
		{"claimant", "2026-11-12", "former"},
		{"claimant", "2026-11-12", "fresh"},
		{"claimant", "2026-11-13", "FRESH "},
		{"claimant", "2026-10-04", "long-ago"},
		{"claimant", "2026-11-14", "long-ago"},
		{"claimant-2", "2026-11-14", "former"},
	} {
		e.Deliver(t, "us-east-1", strings.ReplaceAll(claim.day, "-", "/")+"/11", fmt.Sprintf("claimant-%d", i),
			[]string{claimLine(fmt.Sprintf("claimant-%d", i), claim.role, claim.day, claim.team)})
	}
	result, err := e.Workgroup().RunNamed(e.Ctx, "new_claims", "'2026-11-09'", "'2026-11-15'")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range result.Rows {
		if row[0] != nil && strings.HasPrefix(*row[0], "claimant") {
			got = append(got, calls.RowText(row[:5]))
		}
	}
	want := []string{
		`"claimant", "unattributed", "fresh", "2026-11-12", "2"`,
		`"claimant", "unattributed", "long-ago", "2026-11-14", "1"`,
		`"claimant-2", "unattributed", "former", "2026-11-14", "1"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("new claims:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
