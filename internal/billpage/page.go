// Package billpage writes the bill as one self-contained HTML page.
package billpage

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"time"

	"github.com/shopspring/decimal"
)

// Scale is the number of decimal places of the amounts, as decimal(38,12) of the roll-up has.
const Scale = 12

var (
	//go:embed page.html
	html string
	//go:embed page.css
	css string
	//go:embed page.js
	script string
	//go:embed echarts/echarts.common.min.js
	echarts string
)

// Bill is the input of the page.
type Bill struct {
	Title string
	// Period is the time of the bill, Before the time that it is compared with. Both are shown as they are.
	Period, Before string
	// Dimensions are the names of the values of each row, in the order of the drill.
	Dimensions []string
	Rows       []Row
	// Caveats are shown beside the total.
	Caveats []string
	// AsOf is the time of the oldest roll-up of the period.
	AsOf time.Time
	// Created is the time at which the bill was read.
	Created time.Time
}

// Row is the spend of one day and one value of each dimension.
type Row struct {
	// Date is the day in UTC, such as 2026-11-16.
	Date string
	// Before tells that the row belongs to the period before.
	Before bool
	// Values are in the order of [Bill.Dimensions].
	Values   []string
	Requests int64
	// USD is the spend at list price. NULL is an unknown price and is shown as such.
	USD decimal.NullDecimal
	// CacheSaved is the USD that reads of the prompt cache saved.
	CacheSaved decimal.NullDecimal
}

type wireRow struct {
	D string   `json:"d"`
	B bool     `json:"b"`
	V []string `json:"v"`
	N int64    `json:"n"`
	U *string  `json:"u"`
	S *string  `json:"s"`
}

// Write writes the page of b to w.
// It fails, with every row named, where a row has not one value for each dimension or an amount has more decimal places than [Scale].
func Write(w io.Writer, b Bill) error {
	rows := make([]wireRow, len(b.Rows))
	var problems []error
	for i, r := range b.Rows {
		if len(r.Values) != len(b.Dimensions) {
			problems = append(problems, fmt.Errorf("rows[%d]: has %d values, want one for each of the %d dimensions", i, len(r.Values), len(b.Dimensions)))
		}
		usd, err := units(r.USD)
		if err != nil {
			problems = append(problems, fmt.Errorf("rows[%d].USD: %w", i, err))
		}
		saved, err := units(r.CacheSaved)
		if err != nil {
			problems = append(problems, fmt.Errorf("rows[%d].CacheSaved: %w", i, err))
		}
		rows[i] = wireRow{r.Date, r.Before, r.Values, r.Requests, usd, saved}
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	t, err := template.New("bill").Parse(html)
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{
		"Bill":    b,
		"AsOf":    b.AsOf.UTC().Format("2006-01-02 15:04 UTC"),
		"Created": b.Created.UTC().Format("2006-01-02 15:04 UTC"),
		"Data":    map[string]any{"dims": b.Dimensions, "rows": rows},
		"CSS":     template.CSS(css),    //nolint:gosec // a file of this package
		"ECharts": template.JS(echarts), //nolint:gosec // a file of this package
		"Script":  template.JS(script),  //nolint:gosec // a file of this package
		"Policy":  "default-src 'none'; style-src 'unsafe-inline'; script-src " + hash(echarts) + " " + hash(script),
	})
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

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
