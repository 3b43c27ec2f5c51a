package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/pflag"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

type options struct {
	list, dryRun, yes, resume, redact bool
	only                              []int
	budget                            usd
	patience                          time.Duration
	state, html, json                 string
}

func (o *options) flags(flags *pflag.FlagSet) {
	o.budget = usd{decimal.NewFromInt(1)}
	flags.BoolVar(&o.list, "list", false, "print the beliefs, and what each check needs; makes no call")
	flags.BoolVar(&o.dryRun, "dry-run", false, "print every call that the checks may make, and the IAM actions; makes no call")
	flags.IntSliceVar(&o.only, "only", nil, "check only the beliefs of these numbers, such as 1,10")
	flags.BoolVarP(&o.yes, "yes", "y", false, "run the checks that create resources without confirmation")
	flags.BoolVar(&o.resume, "continue", false, "check only the beliefs whose result was still to come")
	flags.Var(&o.budget, "budget", "largest spend of the run in USD")
	flags.DurationVar(&o.patience, "patience", time.Minute, "time for which the denial of a new role is repeated, and a change is awaited")
	flags.StringVar(&o.state, "state", ".local/prove.json", "file that remembers the checks whose result is to come")
	flags.StringVar(&o.html, "html", "", "write the report as a page to this file")
	flags.StringVar(&o.json, "json", "", "write the report for programs to this file")
	flags.BoolVar(&o.redact, "redact", false, "replace account ids, and names of users and sessions, in the output, so that it can be posted; names of products and resources stay")
}

// chosen returns the checks that the flags name, in their order.
func (o *options) chosen(all []proof.Check, s *proof.State) ([]proof.Check, error) {
	var unknown, numbers []string
	for _, c := range all {
		numbers = append(numbers, fmt.Sprint(c.Belief))
	}
	for _, n := range o.only {
		if !slices.ContainsFunc(all, func(c proof.Check) bool { return c.Belief == n }) {
			unknown = append(unknown, fmt.Sprint(n))
		}
	}
	if len(unknown) > 0 {
		return nil, fmt.Errorf("--only: no belief has number %s; allowed: %s", strings.Join(unknown, ", "), strings.Join(numbers, ", "))
	}
	return slices.DeleteFunc(slices.Clone(all), func(c proof.Check) bool {
		if len(o.only) > 0 && !slices.Contains(o.only, c.Belief) {
			return true
		}
		if !o.resume {
			return false
		}
		_, waits := s.Waiting[c.Belief]
		return !waits
	}), nil
}

// usd is the value of a flag with an amount of USD.
type usd struct{ decimal.Decimal }

// Set reads an amount that is not negative.
func (u *usd) Set(given string) error {
	amount, err := decimal.NewFromString(given)
	if err != nil || amount.IsNegative() {
		return fmt.Errorf("allowed: an amount such as 1.00")
	}
	u.Decimal = amount
	return nil
}

// String returns the amount with cents.
func (u *usd) String() string { return u.StringFixed(2) }

// Type returns the name of the value's type in a usage text.
func (u *usd) Type() string { return "USD" }
