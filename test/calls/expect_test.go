package calls

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRowsAreWhatTheQueriesSum(t *testing.T) {
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	at := func(days int) time.Time { return day.AddDate(0, 0, -days).Add(23 * time.Hour) }
	team := map[string]string{"team": "growth", "service": "api", "env": "prod"}
	calls := []Call{
		{Time: at(0), Metadata: team, Tokens: Usage{Input: 1, Output: 2, CacheRead: 3, CacheWrite: 4}},
		{Time: at(6), Metadata: team, Tokens: Usage{Input: 10, Output: 20}},
		{Time: at(6), Metadata: team, Throttled: true, Tokens: Usage{Input: 5, Output: 5}},
		{Time: at(7), Metadata: team, Tokens: Usage{Input: 100, Output: 200}},
		{Time: at(7), Metadata: map[string]string{"team": "core"}, Tokens: Usage{Input: 7, Embedding: true}},
		{Time: at(8), Metadata: team, Tokens: Usage{Input: 1000, Output: 1000}},
		{Time: at(3), Tokens: Usage{Input: 8, Embedding: true}},
		{Time: at(3), Metadata: map[string]string{"team": "core", "service": "x", "env": "dev"}, Throttled: true},
	}
	texts := func(rows [][]*string) []string {
		var list []string
		for _, row := range rows {
			list = append(list, RowText(row))
		}
		return list
	}
	for _, tt := range []struct {
		name      string
		got, want []string
	}{
		{"tokens_by_team_service_env", texts(TeamServiceEnvRows(calls, day)), []string{
			`"core", "x", "dev", "1", "1", NULL, NULL, NULL, NULL`,
			`"growth", "api", "prod", "3", "1", "11", "22", "3", "4"`,
			`"unattributed", "unattributed", "unattributed", "1", "0", "8", NULL, NULL, NULL`,
		}},
		{"who_used_the_tokens", texts(SeventhDayRows(calls, day)), []string{
			`"core", NULL, "7", NULL`,
			`"growth", "api", "100", "200"`,
		}},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestDifferenceFindsWhatIsNotEqual(t *testing.T) {
	a, b := Row("a", "1"), Row("b", "2")
	null := []*string{nil, nil}
	for _, tt := range []struct {
		name      string
		want, got [][]*string
		says      string
	}{
		{name: "equal in another order", want: [][]*string{a, b, null}, got: [][]*string{null, b, a}},
		{name: "none", want: nil, got: nil},
		{name: "a row missing", want: [][]*string{a, b}, got: [][]*string{a}, says: `missing: "b", "2"`},
		{name: "a row more", want: [][]*string{a}, got: [][]*string{a, b}, says: `extra:   "b", "2"`},
		{name: "a row twice", want: [][]*string{a}, got: [][]*string{a, a}, says: `extra:   "a", "1"`},
		{name: "NULL is not the word", want: [][]*string{null}, got: [][]*string{Row("NULL", "NULL")}, says: "missing: NULL, NULL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Difference(tt.want, tt.got)
			if (tt.says == "") != (got == "") || !strings.Contains(got, tt.says) {
				t.Errorf("says %q, want %q", got, tt.says)
			}
		})
	}
}
