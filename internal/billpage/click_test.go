package billpage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// shown is what the page shows, read from its elements.
type shown struct {
	Total, TotalMark, Change, By string
	Groups                       []shownGroup
	Foot                         shownGroup
	Rest                         *shownGroup
	Legend                       []struct{ Name, USD string }
	Path                         []string
	None                         bool
}

type shownGroup struct{ Name, USD, Mark, Calls, Before, BeforeMark, Change, Saved string }

// readPage reads the page. Amounts are without their commas, marks are the text behind an amount.
const readPage = `() => {
	const text = (e) => (e ? e.textContent : '');
	const bare = (e) => e ? [...e.childNodes].filter((n) => n.nodeName !== 'SMALL').map((n) => n.textContent).join('').trim().replaceAll(',', '') : '';
	const heads = [...document.querySelectorAll('#head th')].map((th) => th.textContent);
	const row = (tr) => { if (!tr) return null; const cell = (name) => tr.children[heads.indexOf(name)] ?? null;
		return {Name: text(tr.children[0]), USD: bare(cell('USD')), Mark: text(cell('USD').querySelector('small')), Calls: bare(cell('Calls')), Before: bare(cell('USD before')),
			BeforeMark: text(cell('USD before')?.querySelector('small')), Change: bare(cell('Change')), Saved: bare(cell('USD saved by cache'))}; };
	const foot = [...document.querySelectorAll('#foot tr')];
	return {Total: bare(document.getElementById('total')), TotalMark: text(document.querySelector('#total small')), Change: text(document.getElementById('change')).replaceAll(',', ''),
		By: text(document.querySelector('#by option:checked')), Groups: [...document.querySelectorAll('#body tr')].map(row),
		Foot: row(foot.at(-1)), Rest: foot.length > 1 ? row(foot[0]) : null, None: !document.getElementById('none').hidden,
		Legend: [...document.querySelectorAll('#legend li')].map((li) => ({Name: text(li.children[1]), USD: text(li.children[2]).replaceAll(',', '')})),
		Path: [...document.querySelectorAll('#path li')].map(text)};
}`

// check compares every amount of the page with the sums of the rows.
func check(t *testing.T, p *tab, b Bill, c choice, step string) shown {
	t.Helper()
	page := eval[shown](p, readPage)
	total, groups := expected(b, c)
	wrong := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Fatalf("after %s (path %q by %s, filters %v): %s is %q, want %q", step, c.path, c.by, c.filters, what, got, want)
		}
	}
	want := total.usdText
	if total.usd.Valid {
		want += " USD"
	}
	wrong("the total", page.Total, want)
	wrong("the mark of the total", page.TotalMark, markOf(total.unpriced))
	compared := b.Before != "" && !slices.ContainsFunc(c.path, func(s [2]string) bool { return isTimeKey(s[0]) })
	if compared && total.rowsBefore > 0 && total.usd.Valid && total.before.Valid && !strings.Contains(page.Change, "("+plus(total.changeText)+" USD)") {
		t.Fatalf("after %s: the change is %q, want %s USD", step, page.Change, plus(total.changeText))
	}
	wrong("no calls match", fmt.Sprint(page.None), fmt.Sprint(len(groups) == 0 && total.rows == 0))
	if page.None {
		return page
	}
	wrong("the key", page.By, c.by)
	checkPath(wrong, page, c)
	byName := map[string][]figures{}
	for name, g := range groups {
		byName[shownName(name)] = append(byName[shownName(name)], g)
	}
	if page.Rest == nil && len(page.Groups) != len(groups) {
		t.Fatalf("after %s (path %q by %s): the table has %d groups, want %d", step, c.path, c.by, len(page.Groups), len(groups))
	}
	for _, g := range page.Groups {
		// Names that look the same are told apart by their calls.
		all := byName[g.Name]
		at := slices.IndexFunc(all, func(f figures) bool { return fmt.Sprint(f.calls) == g.Calls && f.usdText == g.USD })
		if at < 0 {
			t.Fatalf("after %s (path %q by %s): group %q has %s calls and %s USD, want one of %+v", step, c.path, c.by, g.Name, g.Calls, g.USD, all)
		}
		checkGroup(wrong, g, all[at], compared && !isTimeKey(c.by))
	}
	wrong("the name of the last row", page.Foot.Name, "Total")
	checkGroup(wrong, page.Foot, total, compared && !isTimeKey(c.by))
	checkLegend(t, page, total, c, groups)
	return page
}

func checkPath(wrong func(what, got, want string), page shown, c choice) {
	path := []string{"All"}
	for _, step := range c.path {
		path = append(path, step[0]+": "+shownName(step[1]))
	}
	wrong("the path", strings.Join(page.Path, " > "), strings.Join(path, " > "))
}

func checkGroup(wrong func(what, got, want string), g shownGroup, f figures, compared bool) {
	wrong("calls of "+g.Name, g.Calls, fmt.Sprint(f.calls))
	wrong("USD of "+g.Name, g.USD, f.usdText)
	wrong("mark of "+g.Name, g.Mark, markOf(f.unpriced))
	wrong("USD saved of "+g.Name, g.Saved, f.savedText)
	if compared {
		wrong("USD before of "+g.Name, g.Before, f.beforeText)
		wrong("mark before of "+g.Name, g.BeforeMark, markOf(f.unpricedBefore))
		wrong("change of "+g.Name, g.Change, plus(f.changeText))
	}
}

// checkLegend compares the series of the chart, whose last one may be all other groups: their sum is the total.
func checkLegend(t *testing.T, page shown, total figures, c choice, groups map[string]figures) {
	t.Helper()
	if isTimeKey(c.by) {
		if len(page.Legend) != 0 {
			t.Fatalf("the days have a legend: %v", page.Legend)
		}
		return
	}
	known, others := decimal.Zero, total.usd.Decimal
	named := map[string]int{}
	priced := 0
	for name, g := range groups {
		named[shownName(name)]++
		if g.usd.Valid {
			priced++
		}
	}
	exact := true
	for _, s := range page.Legend {
		if s.USD != "<0.01" {
			known = known.Add(decimal.RequireFromString(s.USD))
		}
		for name, g := range groups {
			if shownName(name) == s.Name {
				others = others.Sub(g.usd.Decimal)
				exact = exact && named[s.Name] == 1
			}
		}
		if strings.HasPrefix(s.Name, "other (") && exact && s.USD != cents(decimal.NewNullDecimal(others), 1) {
			t.Fatalf("other is %s USD, want %s", s.USD, others)
		}
	}
	if len(page.Legend) != priced && (len(page.Legend) != 13 || priced < 14) {
		t.Fatalf("the legend has %d names, want the %d groups with a price, or 12 and other", len(page.Legend), priced)
	}
	if half := decimal.New(5*int64(len(page.Legend)), -3); known.Sub(total.usd.Decimal).Abs().GreaterThan(half) {
		t.Fatalf("the legend adds up to %s, want %s", known, total.usd.Decimal)
	}
}

func markOf(unpriced int64) string {
	switch unpriced {
	case 0:
		return ""
	case 1:
		return "+ 1 call without a price"
	}
	return "+ " + commas(unpriced) + " calls without a price"
}

func plus(amount string) string {
	if strings.ContainsAny(amount, "123456789") && !strings.HasPrefix(amount, "-") {
		return "+" + amount
	}
	return amount
}

func commas(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
