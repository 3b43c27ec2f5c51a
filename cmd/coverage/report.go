package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/coverage"
)

// report is the printed part of a run.
type report struct {
	// findings are in order: lossy ones first, then by Region.
	findings []coverage.Finding
	// hidden is the number of unlisted Regions that are not enabled and not printed without --all.
	hidden  int
	summary coverage.Summary
	// unlogged is the number of Regions whose calls leave no record.
	unlogged int
	// lossy is the number of Regions that are unlogged or whose delivery fails.
	lossy int
}

func newReport(findings []coverage.Finding, all bool) report {
	r := report{summary: coverage.Summarize(findings)}
	for _, f := range findings {
		if f.Unlogged() {
			r.unlogged++
		}
		if f.Lossy() {
			r.lossy++
		}
		if !all && !f.Listed && f.State == coverage.NotEnabled {
			r.hidden++
			continue
		}
		r.findings = append(r.findings, f)
	}
	slices.SortStableFunc(r.findings, func(a, b coverage.Finding) int {
		switch {
		case a.Lossy() == b.Lossy():
			return cmp.Compare(a.Region, b.Region)
		case a.Lossy():
			return -1
		default:
			return 1
		}
	})
	return r
}

func (r report) print(w io.Writer, format string) error {
	switch format {
	case "json":
		return cli.JSON(w, r.findings)
	case "csv":
		return r.csv(w)
	default:
		return r.table(cli.IsTerminal(w)).Print(w)
	}
}

// csv prints the columns of the view bedrock_coverage; NULL is empty.
func (r report) csv(w io.Writer) error {
	lines := cli.NewCSV(w)
	_ = lines.Write([]string{"account_id", "region", "listed", "state", "destination", "invocations_24h", "message", "since", "checked_at"})
	for _, f := range r.findings {
		calls, since := "", ""
		if f.Invocations24h != nil {
			calls = strconv.FormatInt(*f.Invocations24h, 10)
		}
		if !f.Since.IsZero() {
			since = f.Since.Format(time.RFC3339)
		}
		_ = lines.Write([]string{f.AccountID, f.Region, strconv.FormatBool(f.Listed), string(f.State), f.Destination, calls, f.Message, since, f.CheckedAt.Format(time.RFC3339)})
	}
	return lines.Flush()
}

// footer returns the counts of the run in one line.
func (r report) footer(account string) string {
	text := fmt.Sprintf("account %s: %d of %d Regions unlogged, %d logging, %d unreadable", account, r.unlogged, r.summary.Regions, r.summary.Logging, r.summary.Unreadable)
	if failing := r.summary.DeliveryFailing; failing > 0 {
		text += fmt.Sprintf(", %d failing to deliver", failing)
	}
	if r.hidden > 0 {
		text += fmt.Sprintf("; %d not enabled and not shown (--all shows them)", r.hidden)
	}
	return text
}
