package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// slice is the keys by which a bill is grouped, the requests that it leaves out, and whether it has the rows of a page.
type slice struct {
	keys    []string
	filters []ledger.BillFilter
	page    bool
}

// stamped is the prefix of the name of any request metadata key.
const stamped = "metadata:"

// slice returns the keys that --by names and the filters of --filter, or every mistake in them.
func (o options) slice() (slice, error) {
	var s slice
	var mistakes []error
	allowed := strings.Join(ledger.BillKeys(), ", ") + ", or " + stamped + "KEY for any request metadata key"
	for _, text := range o.by {
		for _, key := range keysOf(text) {
			switch {
			case !ledger.IsBillKey(key):
				mistakes = append(mistakes, fmt.Errorf("--by is %q; allowed: %s; several keys are separated by commas", key, allowed))
			case slices.Contains(s.keys, key):
				mistakes = append(mistakes, fmt.Errorf("--by has %q twice", key))
			}
			s.keys = append(s.keys, key)
		}
	}
	for _, text := range o.filters {
		key, value, ok := strings.Cut(text, "=")
		switch {
		case !ok || value == "":
			mistakes = append(mistakes, fmt.Errorf("--filter is %q; write it as key=value", text))
			continue
		case !ledger.IsBillKey(key):
			mistakes = append(mistakes, fmt.Errorf("--filter has the key %q; allowed: %s", key, allowed))
			continue
		}
		i := slices.IndexFunc(s.filters, func(f ledger.BillFilter) bool { return f.Key == key })
		if i < 0 {
			i, s.filters = len(s.filters), append(s.filters, ledger.BillFilter{Key: key})
		}
		s.filters[i].Values = append(s.filters[i].Values, value)
	}
	if o.top < 1 {
		mistakes = append(mistakes, fmt.Errorf("--top is %d; allowed: 1 or more", o.top))
	}
	return s, errors.Join(mistakes...)
}

// keysOf returns the keys of a list with commas. A key behind "metadata:" may hold commas: it is the last one.
func keysOf(text string) []string {
	var keys []string
	for {
		key, rest, more := strings.Cut(text, ",")
		if !more || strings.HasPrefix(text, stamped) {
			return append(keys, text)
		}
		keys, text = append(keys, key), rest
	}
}
