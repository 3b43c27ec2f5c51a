// Package billpage writes the bill as one self-contained HTML page.
package billpage

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// Scale is the number of decimal places of the amounts, as decimal(38,12) of the roll-up has.
const Scale = 12

var (
	//go:embed page.html
	html string
	//go:embed page.css
	css string
	//go:embed js/*.js
	scripts embed.FS
	//go:embed echarts/echarts.common.min.js
	echarts string
)

// Bill is the input of the page. Its texts may be any: the page shows them as text and never as HTML.
type Bill struct {
	// Title is the heading, such as "Spend on Amazon Bedrock".
	Title string
	// Period is the time of the bill, Before the time that it is compared with. Both are shown as they are.
	// An empty Before is a bill without comparison.
	Period, Before string
	// Dimensions are the names of the values of each row. The page groups and filters by each of them, by the day and by the week.
	Dimensions []string
	// Drill are the dimensions that a click goes down to, in order; the day follows the last. Empty: all Dimensions.
	Drill []string
	Rows  []Row
	// Weeks tells that the rows are those of weeks, which begin on Monday: the page then has no days.
	Weeks bool
	// Caveats are shown beside the total.
	Caveats []string
	// Notes are shown below the table, such as "USD at list price, an estimate".
	Notes []string
	// AsOf is the time of the oldest roll-up of the period. Nil: the bill was read from the logs at Created.
	AsOf *time.Time
	// Created is the time at which the bill was read.
	Created time.Time
}

// Row is the spend of one day and one value of each dimension. Several rows may have the same day and values: the page adds them up.
type Row struct {
	// Date is the day in UTC, such as 2026-11-16. With [Bill.Weeks] it is the first day of the week, or of the period within the week.
	Date string
	// Before tells that the row belongs to the period before.
	Before bool
	// Values are in the order of [Bill.Dimensions].
	Values []string
	// Requests is the number of calls, UnpricedRequests the number of them that have no price.
	Requests, UnpricedRequests int64
	// ChargedRequests and ChargedTokens are the calls and tokens that USD is the price of: the divisors of the unit costs.
	ChargedRequests, ChargedTokens int64
	// USD is the spend at list price. NULL is an unknown price and is shown as such.
	USD decimal.NullDecimal
	// CacheSaved is the USD that reads of the prompt cache saved, less what its writes cost more. NULL: no call with a price used it.
	CacheSaved decimal.NullDecimal
}

// Write writes the page of b to w.
// It fails, with every mistake named, where [Bill] cannot be shown exactly:
// a row that has not one value for each dimension, a date that is none, an amount with more decimal places than [Scale],
// a count below 0, a dimension given twice or named "day", which is the page's own.
func Write(w io.Writer, b Bill) error {
	data, err := encode(b)
	if err != nil {
		return err
	}
	t, err := template.New("bill").Parse(html)
	if err != nil {
		return err
	}
	script, err := program()
	if err != nil {
		return err
	}
	asOf := ""
	if b.AsOf != nil {
		asOf = minute(*b.AsOf)
	}
	return t.Execute(w, map[string]any{
		"Title":   printable.Text(b.Title),
		"Period":  printable.Text(b.Period),
		"Before":  printable.Text(b.Before),
		"Caveats": texts(b.Caveats),
		"Notes":   texts(b.Notes),
		"AsOf":    asOf,
		"Created": minute(b.Created),
		"Data":    data,
		"CSS":     template.CSS(css),    //nolint:gosec // a file of this package
		"ECharts": template.JS(echarts), //nolint:gosec // a file of this package
		"Script":  template.JS(script),  //nolint:gosec // files of this package
		"Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src " +
			hash(echarts) + " " + hash(script),
	})
}

func minute(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// texts are texts that can be shown.
func texts(list []string) []string {
	shown := make([]string, len(list))
	for i, s := range list {
		shown[i] = printable.Text(s)
	}
	return shown
}

// program is the script of the page: the files of js, in the order of their names, in one function.
func program() (string, error) {
	files, err := scripts.ReadDir("js")
	if err != nil {
		return "", err
	}
	parts := []string{"'use strict';\n(() => {\n"}
	for _, f := range files {
		text, err := scripts.ReadFile("js/" + f.Name())
		if err != nil {
			return "", err
		}
		parts = append(parts, string(text))
	}
	return strings.Join(slices.Concat(parts, []string{"})();\n"}), ""), nil
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
