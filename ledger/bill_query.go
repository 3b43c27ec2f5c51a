package ledger

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// Names of the two statements of a bill, for messages: they are no named queries.
const (
	BillSpend = "bill_spend"
	BillDays  = "bill_days"
)

// BillQuery is what a bill asks for. Days are delivery days (UTC).
type BillQuery struct {
	// First and Last are the days to read, both included. From is the first day of the bill: the days before it are those of the period
	// before.
	First, From, Last time.Time
	// Keys are the keys of the rows, at least one; [BillKeys] has their names, and metadata:KEY is any request metadata key.
	Keys []string
	// Filters leave out the requests that have another value. Zero: no request is left out.
	Filters []BillFilter
	// Raw days are read from the requests, whatever is rolled up. Zero: the days are read from the roll-up, but for the open ones. A
	// query of a key that the roll-up lacks reads the requests always.
	Raw []time.Time
	// Closed is whether every day is closed: the roll-up alone is read, which is planned in a part of the time. The caller reads days that are
	// open nevertheless as Raw.
	Closed bool
	// Page adds the rows of the page: a row a period, step and value of each of [BillQuery.PageKeys]. Zero: there are none.
	Page BillStep
}

// BillStep is the time of a row of the page. The period before has no steps: the date of its rows is the first day that is read.
type BillStep string

// Steps of a page. A week begins on Monday, the first one of a period with the period.
const (
	StepDay  BillStep = "day"
	StepWeek BillStep = "week"
)

// BillFilter is the values of a key that a bill counts.
type BillFilter struct {
	Key    string
	Values []string
}

type billDimension struct{ key, sql string }

// billDimensions are the keys of a bill that are no request metadata, each with its column.
var billDimensions = []billDimension{
	{"team", "team"}, {"product", "product"}, {"service", "service"}, {"env", "env"},
	{"model", "coalesce(model, 'unknown')"}, {"routing", "coalesce(routing, 'unknown')"},
	{"region", "region"}, {"account", "coalesce(account_id, 'unknown')"}, {"tier", "tier"},
}

// BillKeys returns the names of the keys that are no more than a name: those of a request, and those of the request metadata schema
// that are not attributed.
func BillKeys() []string {
	var names []string
	for _, d := range billDimensions {
		names = append(names, d.key)
	}
	for _, c := range keyColumns(schema.Keys) {
		names = append(names, c.Key)
	}
	return names
}

// pageKeys are the dimensions by which a page is drilled, whatever the keys of its bill.
var pageKeys = []string{"team", "product", "service", "env", "model", "region"}

// PageKeys returns the keys of the page's rows: those of the bill, and the others by which a page is drilled.
func (q BillQuery) PageKeys() []string {
	keys := slices.Clone(q.Keys)
	add := func(key string, spellings ...string) {
		if !slices.ContainsFunc(append(spellings, key), func(k string) bool { return slices.Contains(keys, k) }) {
			keys = append(keys, key)
		}
	}
	for _, key := range pageKeys {
		add(key)
	}
	for _, c := range rolledKeys(schema.Keys) {
		add(c.Key, "metadata:"+c.Key)
	}
	return keys
}

// billMetadataKey are the characters that request metadata allows in a key.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
var billMetadataKey = regexp.MustCompile(`^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$`)

// Validate returns every mistake in the keys, those of filters included.
func (q BillQuery) Validate() error {
	var mistakes []error
	if len(q.Keys) == 0 {
		mistakes = append(mistakes, errors.New("keys: none; give at least one of "+strings.Join(BillKeys(), ", ")))
	}
	for i, key := range q.Keys {
		mistakes = append(mistakes, keyMistake(key))
		if slices.Contains(q.Keys[:i], key) {
			mistakes = append(mistakes, fmt.Errorf("key %q is there twice", key))
		}
	}
	for _, f := range q.Filters {
		mistakes = append(mistakes, keyMistake(f.Key))
	}
	return errors.Join(mistakes...)
}

func keyMistake(key string) error {
	if _, ok := newBillKey(key); ok {
		return nil
	}
	return fmt.Errorf("key is %q; allowed: %s, or metadata:KEY for any request metadata key", key, strings.Join(BillKeys(), ", "))
}

// ReadsRequests reports whether one of the keys is not in the roll-up, so that every day is read from the requests.
func (q BillQuery) ReadsRequests() bool {
	raw := func(name string) bool { k, _ := newBillKey(name); return k.raw }
	return slices.ContainsFunc(q.Keys, raw) || slices.ContainsFunc(q.Filters, func(f BillFilter) bool { return raw(f.Key) })
}

// billKey is a key of a bill.
type billKey struct {
	// SQL is the value, or with Stamped the text of the caller, of which nothing may hide or move text.
	SQL     string
	Stamped bool
	// raw is whether the roll-up lacks the key.
	raw bool
}

// newBillKey returns a key by its name. ok is false where no key can have the name.
func newBillKey(name string) (k billKey, ok bool) {
	for _, d := range billDimensions {
		if d.key == name {
			return billKey{SQL: d.sql}, true
		}
	}
	key, stamped := strings.CutPrefix(name, "metadata:")
	for _, c := range keyColumns(schema.Keys) {
		if c.Key == key {
			return billKey{SQL: "coalesce(nullif(" + c.Column + ", ''), '" + Unattributed + "')", raw: !inRollUp(c.Key)}, true
		}
	}
	if !stamped || !billMetadataKey.MatchString(key) {
		return billKey{}, false
	}
	if closed(schema.Keys, key) {
		return billKey{SQL: "coalesce(nullif(value_" + key + ", ''), '" + Unattributed + "')", raw: true}, true
	}
	return billKey{SQL: "element_at(request_metadata, " + literal(key) + ")", Stamped: true, raw: true}, true
}

// Bill returns the SQL of a bill's spend.
func Bill(q BillQuery) (string, error) { return q.render("bill/spend.sql") }

// BillState returns the SQL of a bill's days and Regions: which days are rolled up, and which usage is not logged. It has no keys and no filters.
func BillState(q BillQuery) (string, error) { return q.render("bill/days.sql") }

func (q BillQuery) render(file string) (string, error) {
	if err := q.Validate(); err != nil {
		return "", err
	}
	type filter struct {
		Key    billKey
		Values []string
	}
	d := struct {
		First, From, Last, RollUp string
		// Keys are the first of Columns, which has those of the page too.
		Keys, Columns []billKey
		Step          string
		Days          []string
		Filters       []filter
		Raw, Closed   bool
		// ClosedAfter is the number of days before today that are open.
		ClosedAfter int
	}{
		First: q.First.Format(time.DateOnly), From: q.From.Format(time.DateOnly), Last: q.Last.Format(time.DateOnly),
		RollUp: RollUpDatabase + "." + RollUpTable, Raw: q.Raw != nil || q.ReadsRequests(), Closed: q.Closed, Step: string(q.Page), ClosedAfter: OpenDays - 1,
	}
	for _, day := range q.Raw {
		d.Days = append(d.Days, day.Format(time.DateOnly))
	}
	columns := q.Keys
	if q.Page != "" {
		columns = q.PageKeys()
	}
	for _, name := range columns {
		k, _ := newBillKey(name)
		d.Columns = append(d.Columns, k)
	}
	d.Keys = d.Columns[:len(q.Keys)]
	for _, f := range q.Filters {
		k, _ := newBillKey(f.Key)
		d.Filters = append(d.Filters, filter{k, f.Values})
	}
	return render(file, d, "parts/*.sql", "bill/parts/*.sql")
}

// IsBillKey reports whether a bill can have a key of the name.
func IsBillKey(name string) bool {
	_, ok := newBillKey(name)
	return ok
}

// IsMetadataKey reports whether a key of a bill is one of request metadata, and no column of a request.
func IsMetadataKey(name string) bool {
	return IsBillKey(name) && !slices.ContainsFunc(billDimensions, func(d billDimension) bool { return d.key == name })
}
