package billpage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEverySumIsExactAfterEveryClick clicks down every level and then at random: on groups of the table, the legend and the bars, on the path, on
// keys, filters and headers. After each click every amount of the page is compared with sums of the rows.
func TestEverySumIsExactAfterEveryClick(t *testing.T) {
	for name, b := range map[string]Bill{
		"a week":        weekBill(),
		"hostile names": example(date("2026-11-16"), date("2026-11-22"), 400, hostileNames),
		"a year":        example(date("2025-11-01"), date("2026-10-31"), 4_000, teamNames),
		"weeks":         inWeeks(example(date("2026-04-01"), date("2026-10-31"), 4_000, teamNames)),
	} {
		t.Run(name, func(t *testing.T) {
			w := newWalk(t, b)
			for len(w.c.path) < len(b.Drill) {
				w.clickGroup("#body th button", "row")
			}
			for len(w.c.path) > 0 {
				w.clickPath()
			}
			for range 40 {
				w.anyClick()
			}
			t.Logf("clicks: %v", w.clicks)
		})
	}
}

// walk is a browser and the choice that its clicks have to lead to.
type walk struct {
	t      *testing.T
	p      *tab
	b      Bill
	c      choice
	random *rand.Rand
	page   shown
	clicks map[string]int
}

func newWalk(t *testing.T, b Bill) *walk {
	w := &walk{t: t, p: open(t, b), b: b, random: rand.New(rand.NewPCG(1, uint64(len(b.Rows)))), clicks: map[string]int{}} //nolint:gosec // the same clicks in every run
	w.c = choice{by: b.Drill[0], filters: map[string][]string{}}
	w.checked("open")
	return w
}

func (w *walk) checked(step string) {
	w.t.Helper()
	w.clicks[step]++
	w.page = check(w.t, w.p, w.b, w.c, step)
}

func (w *walk) anyClick() {
	w.t.Helper()
	if w.page.None {
		w.reset("#reset-none")
		return
	}
	switch w.random.IntN(8) {
	case 0, 1:
		w.clickGroup("#body th button", "row")
	case 2:
		w.clickGroup("#legend button", "legend")
	case 3:
		w.clickBar()
	case 4:
		w.clickPath()
	case 5:
		w.choose()
	case 6:
		w.filter()
	default:
		w.sort()
	}
}

// down is the choice below a group. One that is not divided further stays.
func (w *walk) down(key, value string) {
	before := w.c
	w.c.path = append(slices.Clone(w.c.path), [2]string{key, value})
	times := []string{dayKey}
	switch {
	case w.b.Weeks:
		times = []string{weekKey}
	case w.long() && !w.inPath(dayKey):
		times = []string{weekKey, dayKey}
	}
	if w.c.by = nextKey(w.b, w.c.path, times...); w.c.by == "" {
		w.c = before
	}
}

func (w *walk) long() bool { return w.b.Rows[0].Date < "2026" }

func (w *walk) inPath(key string) bool {
	return slices.ContainsFunc(w.c.path, func(s [2]string) bool { return s[0] == key })
}

// value is the value that a group of the page shows. Of two that look the same it is neither.
func (w *walk) value(name string) (string, bool) {
	_, groups := expected(w.b, w.c)
	var found []string
	for value := range groups {
		if shownName(value) == name {
			found = append(found, value)
		}
	}
	return strings.Join(found, ""), len(found) == 1
}

func (w *walk) clickGroup(selector, step string) {
	w.t.Helper()
	names := eval[[]string](w.p, `(s) => [...document.querySelectorAll(s)].map((e) => e.textContent)`, selector)
	if len(names) == 0 {
		return
	}
	n := w.random.IntN(len(names))
	value, one := w.value(names[n])
	if !one {
		return
	}
	w.p.click(selector, n)
	w.down(w.c.by, value)
	w.checked(step)
}

func (w *walk) clickBar() {
	w.t.Helper()
	x, y, slot := w.p.bar(0)
	if slot < 0 {
		return
	}
	if !isTimeKey(w.c.by) {
		value, one := w.value(w.page.Legend[0].Name)
		if !one {
			return
		}
		w.p.run(chromedp.MouseClickXY(x, y))
		w.down(w.c.by, value)
	} else {
		name := eval[string](w.p, `(slot) => echarts.getInstanceByDom(document.getElementById('chart')).getOption().xAxis[0].data[slot]`, slot)
		title := eval[string](w.p, `() => document.getElementById('chart-title').textContent`)
		key := dayKey
		if strings.HasPrefix(title, "USD a week") {
			key = weekKey
		}
		w.p.run(chromedp.MouseClickXY(x, y))
		if !w.inPath(key) {
			w.down(key, name)
		}
	}
	w.checked("bar")
}

func (w *walk) clickPath() {
	w.t.Helper()
	if len(w.c.path) == 0 {
		return
	}
	n := w.random.IntN(len(w.c.path))
	w.p.click("#path button", n)
	w.c.by, w.c.path = w.c.path[n][0], w.c.path[:n]
	w.checked("path")
}

func (w *walk) choose() {
	w.t.Helper()
	keys := eval[[][2]string](w.p, `() => [...document.querySelectorAll('#by option')].map((o) => [o.textContent, o.value])`)
	key := keys[w.random.IntN(len(keys))]
	eval[bool](w.p, `(key) => { const by = document.getElementById('by'); by.value = key; return by.dispatchEvent(new Event('change')); }`, key[1])
	w.c.by = key[0]
	w.checked("key")
}

// filter chooses a value of a dimension, or takes it back.
func (w *walk) filter() {
	w.t.Helper()
	d := w.random.IntN(len(w.b.Dimensions))
	key := w.b.Dimensions[d]
	values := valuesOf(w.b, key)
	n := w.random.IntN(len(values))
	details := fmt.Sprintf("#filters > details:nth-child(%d)", d+1)
	w.p.click(details+" summary", 0)
	eval[bool](w.p, `(s) => new Promise((done) => { const look = () => (document.querySelector(s) ? done(true) : setTimeout(look, 1)); look(); })`, details+" li input")
	name := eval[string](w.p, `(s, n) => document.querySelectorAll(s)[n].textContent`, details+" li", n)
	if name == shownName(values[n]) {
		w.p.click(details+" li input", n)
		if at := slices.Index(w.c.filters[key], values[n]); at >= 0 {
			w.c.filters[key] = slices.Delete(w.c.filters[key], at, at+1)
		} else {
			w.c.filters[key] = append(w.c.filters[key], values[n])
		}
	}
	w.p.click(details+" summary", 0)
	w.checked("filter")
}

func (w *walk) sort() {
	w.t.Helper()
	n := eval[int](w.p, `() => document.querySelectorAll('#head button').length`)
	w.p.click("#head button", w.random.IntN(n))
	w.checked("sort")
}

func (w *walk) reset(selector string) {
	w.t.Helper()
	w.p.click(selector, 0)
	w.c = choice{by: w.b.Drill[0], filters: map[string][]string{}}
	w.checked("reset")
}
