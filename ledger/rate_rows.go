package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// lastDay stands for no end.
const lastDay catalog.Date = "9999-12-31"

// maxTokens is the largest bigint.
const maxTokens = 1<<63 - 1

// rateRow is what the view bedrock_rates holds of a line: its prices for the prompts of a band, on days without another band's change.
type rateRow struct {
	Rate
	from, until catalog.Date // until is the first day after
	maxPrompt   int
}

// rateRows turns a valid rate card into rows of which exactly one, or none, holds for a request and its Region, and one or none without
// Region. A line whose band ends at another prompt from some day on is two rows.
func rateRows(rates []Rate) []rateRow {
	byOffer := map[offer][]Rate{}
	var order []offer
	for _, r := range rates {
		if byOffer[r.offer()] == nil {
			order = append(order, r.offer())
		}
		byOffer[r.offer()] = append(byOffer[r.offer()], r)
	}
	var rows []rateRow
	for _, o := range order {
		for _, r := range byOffer[o] {
			days := daysOf(r, byOffer[o])
			for i, from := range days[:len(days)-1] {
				row := rateRow{Rate: r, from: from, until: days[i+1], maxPrompt: bandEnd(r, from, byOffer[o])}
				if last := len(rows) - 1; i > 0 && rows[last].maxPrompt == row.maxPrompt {
					rows[last].until = row.until
					continue
				}
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// daysOf returns the first day of a rate, the days within its time on which another of its offer begins or ends, and its last.
func daysOf(r Rate, offered []Rate) []catalog.Date {
	end := cmp.Or(r.ValidTo, lastDay)
	days := []catalog.Date{r.ValidFrom, end}
	for _, other := range offered {
		for _, day := range []catalog.Date{other.ValidFrom, other.ValidTo} {
			if r.ValidFrom < day && day < end {
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// bandEnd returns the largest prompt of a rate's band on a day.
func bandEnd(r Rate, day catalog.Date, offered []Rate) int {
	end := maxTokens
	for _, other := range offered {
		if other.Holds(day) && other.MinPromptTokens > r.MinPromptTokens {
			end = min(end, other.MinPromptTokens-1)
		}
	}
	return end
}

// separator stands between the fields of a row's text.
const separator = "|"

// rateTexts returns the rows as texts, which the view takes apart: a literal of texts is planned in the time of a few rows of VALUES.
// Rows that differ in their Regions alone are one text. A field is empty where it is 0 prompt tokens, no largest prompt, no end, or an
// unknown price. sources is the list of sources, each after the day on which it was read, whose places from 1 are the texts' last fields.
func rateTexts(rates []Rate) (texts, sources []string) {
	regions := map[string][]string{}
	var order []string
	for _, row := range rateRows(rates) {
		source := string(row.CheckedOn) + " " + row.Source
		if !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
		before := strings.Join([]string{row.Model, row.Routing}, separator)
		fields := append(row.limits(), append(row.prices(), strconv.Itoa(slices.Index(sources, source)+1))...)
		after := strings.Join(fields, separator)
		key := before + "\n" + after
		if regions[key] == nil {
			order = append(order, key)
		}
		regions[key] = append(regions[key], row.Region)
	}
	for _, key := range order {
		before, after, _ := strings.Cut(key, "\n")
		texts = append(texts, strings.Join([]string{before, strings.Join(regions[key], " "), after}, separator))
	}
	return texts, sources
}

// limits returns the tier, the prompts and the days of a row as text.
func (r *rateRow) limits() []string {
	limits := []string{r.Tier, "", "", string(r.from), ""}
	if r.MinPromptTokens > 0 {
		limits[1] = strconv.Itoa(r.MinPromptTokens)
	}
	if r.maxPrompt < maxTokens {
		limits[2] = strconv.Itoa(r.maxPrompt)
	}
	if r.until < lastDay {
		limits[4] = string(r.until)
	}
	return limits
}

// prices returns the prices as text, in the order of [TokenKinds]. Unknown is empty.
func (r *Rate) prices() []string {
	var texts []string
	for _, kind := range TokenKinds() {
		text := ""
		if usd, known := r.Price(kind); known {
			text = usd.String()
		}
		texts = append(texts, text)
	}
	return texts
}
