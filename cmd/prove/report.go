package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// report is the dated result of a run.
type report struct {
	Account string    `json:"account"`
	Created time.Time `json:"created"`
	// Spent is the spend at list price, in USD.
	Spent  decimal.Decimal `json:"spent_usd"`
	Counts counts          `json:"counts"`
	Lines  []line          `json:"beliefs"`
}

// counts counts the beliefs by their verdict.
type counts struct {
	Holds   int `json:"holds"`
	Fails   int `json:"fails"`
	Unclear int `json:"unclear"`
	Waiting int `json:"waiting"`
	// NotRun are the beliefs that were not reached.
	NotRun int `json:"not_run"`
}

// line is the result of one belief.
type line struct {
	Number  int           `json:"number"`
	Title   string        `json:"title"`
	Verdict proof.Verdict `json:"verdict"`
	Seen    string        `json:"seen"`
	// Remedy is the next step. Empty: the belief holds.
	Remedy string `json:"remedy,omitempty"`
	// Left names what could not be removed. Empty: nothing.
	Left     string          `json:"left,omitempty"`
	Spent    decimal.Decimal `json:"spent_usd"`
	Requests []proof.Request `json:"requests"`
}

func newReport(account *proof.Account, chosen []proof.Check, outcomes []proof.Outcome, spent decimal.Decimal) report {
	r := report{Account: account.ID, Created: time.Now().UTC().Truncate(time.Second), Spent: spent, Lines: []line{}}
	r.Counts.NotRun = len(chosen) - len(outcomes)
	for _, o := range outcomes {
		b := belief(o.Belief)
		l := line{Number: o.Belief, Title: b.Title, Verdict: o.Verdict, Seen: o.Seen, Spent: o.Spent, Requests: append([]proof.Request{}, o.Requests...)}
		if o.Left != nil {
			l.Left = o.Left.Error()
		}
		switch o.Verdict {
		case proof.Holds:
			r.Counts.Holds++
		case proof.Fails:
			r.Counts.Fails++
			l.Remedy = b.Remedy
		case proof.Unclear:
			r.Counts.Unclear++
		case proof.Waiting:
			r.Counts.Waiting++
			l.Remedy = "go run ./cmd/prove --continue, later"
		}
		r.Lines = append(r.Lines, l)
	}
	return r
}

// placeholder stands for an account id in a report that is posted. AWS uses it in its documentation.
const placeholder = "123456789012"

var (
	// accountID is an account id: also other accounts' ids are in ARNs, as that of the owner of an organization's trail.
	accountID = regexp.MustCompile(`\b[0-9]{12}\b`)
	// person is the name of a session or an IAM user in an ARN, which is often an e-mail address.
	person = regexp.MustCompile(`(arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:(?:assumed-role/[^/\s]+/|user/|federated-user/))[^\s,;:"')\]]+`)
)

// redact returns a text without account ids, and without the names of sessions and users. The sessions of the checks keep theirs.
func redact(s string) string {
	s = person.ReplaceAllStringFunc(s, func(arn string) string {
		if strings.Contains(arn, ":assumed-role/"+proof.Prefix) {
			return arn
		}
		return person.FindStringSubmatch(arn)[1] + "<name>"
	})
	return accountID.ReplaceAllString(s, placeholder)
}

// shown returns the function that a text passes before it is printed: where it is to be posted, account ids are replaced.
func (o options) shown(account *proof.Account) func(string) string {
	return func(s string) string {
		if o.redact {
			return redact(strings.ReplaceAll(s, account.ID, placeholder))
		}
		return s
	}
}

// redacted returns the report without account ids, and without the names of sessions and users.
func (r report) redacted() report {
	hide := func(s string) string { return redact(strings.ReplaceAll(s, r.Account, placeholder)) }
	lines := make([]line, len(r.Lines))
	for i, l := range r.Lines {
		l.Seen, l.Left = hide(l.Seen), hide(l.Left)
		lines[i] = l
	}
	r.Lines, r.Account = lines, placeholder
	return r
}

// write prints the table, and writes the files that the flags name.
func (r report) write(o options, stdout io.Writer) error {
	errs := []error{r.print(stdout)}
	if o.json != "" {
		errs = append(errs, toFile(o.json, func(w io.Writer) error { return cli.JSON(w, r) }))
	}
	if o.html != "" {
		errs = append(errs, toFile(o.html, r.page))
	}
	return errors.Join(errs...)
}

func toFile(name string, write func(io.Writer) error) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// problem returns the error that sets the exit status: something that was left behind before a belief that fails.
func (r report) problem() error {
	for _, l := range r.Lines {
		if l.Left != "" {
			return fmt.Errorf("something was left behind; the next run with --yes removes it: %s", l.Left)
		}
	}
	if r.Counts.Fails > 0 {
		return errContradicted
	}
	return nil
}
