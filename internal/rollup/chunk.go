package rollup

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const (
	// mostDays is the number of days of one query: each commit is small enough to be repeated.
	mostDays = 31
	// mostBytes is the size of the log objects that one query reads, whatever the workgroup allows: a query of this size ends within
	// Athena's time limit of 30 minutes and within the function's.
	// https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
	mostBytes = 100 << 30
)

// Chunk is some days that one query rolls up.
type Chunk struct{ Days []Day }

// Bytes returns the number of bytes that the query reads. Of its days that have log objects it reads each twice, for the requests and for the
// lines that are no record: the engine reads a table for each place that names it. The day before each it reads once, for duplicates across
// midnight.
func (c Chunk) Bytes() (bytes int64) {
	requests := map[time.Time]int64{}
	for _, d := range c.Days {
		if d.Objects > 0 { // a day without objects gets its marker and nothing is read
			requests[d.Date] = d.read()
			requests[d.Date.AddDate(0, 0, -1)] = d.before
			bytes += d.read()
		}
	}
	for _, size := range requests {
		bytes += size
	}
	return bytes
}

// Objects returns the number of the log objects of the days.
func (c Chunk) Objects() (objects int64) {
	for _, d := range c.Days {
		objects += d.Objects
	}
	return objects
}

// First returns the first day, and Last the last one.
func (c Chunk) First() time.Time { return c.Days[0].Date }

// Last returns the last day.
func (c Chunk) Last() time.Time { return c.Days[len(c.Days)-1].Date }

// halves returns the two parts of a chunk of several days.
func (c Chunk) halves() [2]Chunk {
	middle := (len(c.Days) + 1) / 2
	return [2]Chunk{{c.Days[:middle]}, {c.Days[middle:]}}
}

// days returns the days as the statement takes them.
func (c Chunk) days() (days []ledger.RollUpDay) {
	for _, d := range c.Days {
		days = append(days, ledger.RollUpDay{Date: text(d.Date), Objects: d.Objects, Bytes: d.Bytes, Logs: d.logs, Lists: d.lists})
	}
	return days
}

// chunks cuts days into queries, in order. A day that alone exceeds the limit is a chunk of its own.
func chunks(days []Day, scanLimit int64) (all []Chunk) {
	limit := min(scanLimit, mostBytes)
	var last Chunk
	for _, d := range days {
		next := Chunk{append(slices.Clone(last.Days), d)}
		if len(last.Days) > 0 && (len(next.Days) > mostDays || next.Bytes() > limit) {
			all = append(all, last)
			next = Chunk{[]Day{d}}
		}
		last = next
	}
	if len(last.Days) > 0 {
		all = append(all, last)
	}
	return all
}

// smallestQuery is the size that Athena charges at least for a query, and pricePerTB its price in USD of 10¹² bytes.
// https://aws.amazon.com/athena/pricing/
const smallestQuery = 10_000_000

var pricePerTB = decimal.NewFromInt(5)

// USD returns the price of a query that reads this size, at list price, before discounts.
func USD(bytes int64) decimal.Decimal {
	return decimal.NewFromInt(max(bytes, smallestQuery)).Mul(pricePerTB).Shift(-12)
}

// USD returns the price of the queries at list price, before discounts.
func (p Plan) USD() (sum decimal.Decimal) {
	for _, c := range p.Chunks {
		if bytes := c.Bytes(); bytes > 0 {
			sum = sum.Add(USD(bytes))
		}
	}
	return sum
}

// Bytes returns the size of the log objects that the queries read.
func (p Plan) Bytes() (bytes int64) {
	for _, c := range p.Chunks {
		bytes += c.Bytes()
	}
	return bytes
}
