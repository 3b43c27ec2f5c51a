package billpage

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// dayKey is the name of the key that the page has in addition to the dimensions.
const dayKey = "day"

// maxCount is the greatest integer that a number of JavaScript holds exactly: Number.MAX_SAFE_INTEGER.
const maxCount = 1<<53 - 1

// data is what the script of the page reads. Dates and values are positions in their lists: the page stays small.
type data struct {
	Dimensions []string `json:"dimensions"`
	// Headers are Dimensions as cells of a CSV.
	Headers []string `json:"headers"`
	// Drill are positions in Dimensions.
	Drill    []int      `json:"drill"`
	Compared bool       `json:"compared"`
	Weekly   bool       `json:"weekly"`
	Dates    []string   `json:"dates"`
	Values   [][]string `json:"values"`
	// Cells are values as cells of a CSV, by their position, where the two differ.
	Cells []map[int]string `json:"cells"`
	// Rows are arrays: position of the date, 1 for the period before, position of the value of each dimension,
	// requests, unpriced requests, charged requests, charged tokens, USD and USD saved in 10^-12 as texts or null.
	Rows [][]any `json:"rows"`
}

func encode(b Bill) (data, error) {
	drill, problems := checkKeys(b)
	dates := days(b.Rows)
	dateOf := make(map[string]int, len(dates))
	for i, d := range dates {
		dateOf[d] = i
	}
	values, valueOf := make([][]string, len(b.Dimensions)), make([]map[string]int, len(b.Dimensions))
	for i := range valueOf {
		values[i], valueOf[i] = []string{}, map[string]int{}
	}
	rows := make([][]any, 0, len(b.Rows))
	for i, r := range b.Rows {
		usd, saved, mistakes := checkRow(r, len(b.Dimensions))
		for _, m := range mistakes {
			problems = append(problems, fmt.Errorf("rows[%d]%w", i, m))
		}
		if r.Before && b.Before == "" {
			problems = append(problems, fmt.Errorf("rows[%d]: belongs to the period before, and the bill has none; set Before", i))
		}
		if len(mistakes) > 0 {
			continue
		}
		row := []any{dateOf[r.Date], 0}
		if r.Before {
			row[1] = 1
		}
		for d, v := range r.Values {
			row = append(row, position(v, &values[d], valueOf[d]))
		}
		rows = append(rows, append(row, r.Requests, r.UnpricedRequests, r.ChargedRequests, r.ChargedTokens, usd, saved))
	}
	if err := errors.Join(problems...); err != nil {
		return data{}, err
	}
	d := data{
		Dimensions: texts(b.Dimensions), Headers: make([]string, len(b.Dimensions)), Drill: drill, Compared: b.Before != "", Weekly: b.Weeks,
		Dates: dates, Values: make([][]string, len(values)), Cells: make([]map[int]string, len(values)), Rows: rows,
	}
	for i, list := range values {
		d.Headers[i], d.Values[i], d.Cells[i] = cli.Cell(b.Dimensions[i]), texts(list), map[int]string{}
		for j, v := range list {
			if cell := cli.Cell(v); cell != d.Values[i][j] {
				d.Cells[i][j] = cell
			}
		}
	}
	return d, nil
}

// days are the dates of the rows, in order.
func days(rows []Row) []string {
	dates := make([]string, len(rows))
	for i, r := range rows {
		dates[i] = r.Date
	}
	slices.Sort(dates)
	return slices.Compact(dates)
}

func checkKeys(b Bill) (drill []int, problems []error) {
	if len(b.Dimensions) == 0 {
		problems = append(problems, errors.New("dimensions: are empty, want at least one, such as team"))
	}
	for i, d := range b.Dimensions {
		switch {
		case d == "":
			problems = append(problems, fmt.Errorf("dimensions[%d]: is empty, want a name", i))
		case d == dayKey:
			problems = append(problems, fmt.Errorf("dimensions[%d]: %q is a key of the page itself; leave it out, Row.Date is the day", i, d))
		case slices.Index(b.Dimensions, d) < i:
			problems = append(problems, fmt.Errorf("dimensions[%d]: %q is given twice", i, d))
		}
	}
	names := b.Drill
	if len(names) == 0 {
		names = b.Dimensions
	}
	for i, name := range names {
		at := slices.Index(b.Dimensions, name)
		switch {
		case at < 0:
			problems = append(problems, fmt.Errorf("drill[%d]: %q is no dimension, want one of %q", i, name, b.Dimensions))
		case len(b.Drill) > 0 && slices.Contains(drill, at):
			problems = append(problems, fmt.Errorf("drill[%d]: %q is given twice", i, name))
		}
		drill = append(drill, at)
	}
	return drill, problems
}

func checkRow(r Row, dimensions int) (usd, saved *string, mistakes []error) {
	if _, err := time.Parse(time.DateOnly, r.Date); err != nil {
		mistakes = append(mistakes, fmt.Errorf(".Date: %q is no date, want one such as 2026-11-16", r.Date))
	}
	if len(r.Values) != dimensions {
		mistakes = append(mistakes, fmt.Errorf(": has %d values, want one for each of the %d dimensions", len(r.Values), dimensions))
	}
	for _, c := range []struct {
		name  string
		value int64
	}{
		{"Requests", r.Requests}, {"UnpricedRequests", r.UnpricedRequests},
		{"ChargedRequests", r.ChargedRequests}, {"ChargedTokens", r.ChargedTokens},
	} {
		if c.value < 0 || c.value > maxCount {
			mistakes = append(mistakes, fmt.Errorf(".%s: is %d, want 0 to %d", c.name, c.value, int64(maxCount)))
		}
	}
	if r.UnpricedRequests > r.Requests {
		mistakes = append(mistakes, fmt.Errorf(".UnpricedRequests: is %d, want at most the %d requests", r.UnpricedRequests, r.Requests))
	}
	usd, err := units(r.USD)
	if err != nil {
		mistakes = append(mistakes, fmt.Errorf(".USD: %w", err))
	}
	saved, err = units(r.CacheSaved)
	if err != nil {
		mistakes = append(mistakes, fmt.Errorf(".CacheSaved: %w", err))
	}
	return usd, saved, mistakes
}

// position is the place of s in list. A new s is added to it.
func position(s string, list *[]string, known map[string]int) int {
	at, ok := known[s]
	if !ok {
		at = len(*list)
		*list, known[s] = append(*list, s), at
	}
	return at
}

// units is the amount in 10^-12 USD, nil where it is unknown.
func units(d decimal.NullDecimal) (*string, error) {
	if !d.Valid {
		return nil, nil
	}
	u := d.Decimal.Shift(Scale)
	if !u.IsInteger() {
		return nil, fmt.Errorf("%s has more than %d decimal places", d.Decimal, Scale)
	}
	s := u.StringFixed(0)
	return &s, nil
}
