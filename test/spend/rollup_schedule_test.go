//go:build e2e

package spend

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// schedule is some delivery days with a random sequence of events of their own.
type schedule struct {
	name string
	days []*rollDay
	// begins is the round of its first delivery: until then nothing is in its folders.
	begins int
}

// rollDay is a delivery day of a schedule.
type rollDay struct {
	date    time.Time
	objects []logObject
	// kept are the figures of the last roll-up of a day which, or the day before which, has lost log objects. Nil: none is lost.
	kept figures
}

// logObject is an object of log lines.
type logObject struct {
	region, name string
	lines        []logLine
}

// logLine is a line with the reason why it is no record; "" of a record.
type logLine struct{ text, reason string }

// rollStart is the first day of the first schedule: after the prices of testdata began, and before the days of other tests.
var rollStart = time.Date(2026, 1, 12, 0, 0, 0, 0, time.UTC)

// newSchedules returns schedules of two days, and two of eight: a week in which nothing ran. They follow each other without a gap.
func newSchedules(g generator, n int) (all []*schedule) {
	date := rollStart
	for i := range n {
		s := &schedule{name: fmt.Sprintf("s%02d", i), begins: g.IntN(2)}
		length := 2
		if i == n/3 || i == 2*n/3 {
			length = 8
		}
		for range length {
			s.days = append(s.days, &rollDay{date: date})
			date = date.AddDate(0, 0, 1)
		}
		all = append(all, s)
	}
	return all
}

// first returns the first day of a schedule.
func (s *schedule) first() time.Time { return s.days[0].date }

// profile returns the id of the application inference profile of the schedule's calls.
func (s *schedule) profile() string { return "rolled" + s.name }

// happen lets the events of a round happen to a schedule, and writes them down. settled is whether the roll-up is up to date, so that the
// figures of a day whose objects expire are known.
func (w *rollWorld) happen(t *testing.T, s *schedule, round int, settled bool) {
	t.Helper()
	if round < s.begins {
		return
	}
	if round == s.begins {
		for _, d := range s.days {
			if d.kept == nil && !w.in(5) {
				w.deliver(t, s, d, "first", w.records(s, d, 1+w.IntN(3))...)
			}
		}
		return
	}
	if settled && w.in(12) {
		w.expire(t, s)
	}
	for range w.IntN(3) {
		d := s.days[w.IntN(len(s.days))]
		if d.kept != nil {
			continue
		}
		switch kind := w.IntN(12); kind {
		case 0, 1, 2:
			w.deliver(t, s, d, "late", w.records(s, d, 1+w.IntN(2))...)
		case 3, 4, 5, 6, 7, 8:
			line, found := w.anyRecord(d)
			to := d
			if kind > 4 && w.after(d) != nil {
				to = w.after(d)
			}
			if found && to.kept == nil {
				name := "copy"
				if kind%2 == 0 {
					name, line.text = "corrected copy", w.corrected(line.text)
				}
				w.deliver(t, s, to, name, line)
			}
		case 9:
			w.deliver(t, s, d, "malformed", w.malformed(), w.malformed())
		case 10:
			w.deliverBody(t, s, d)
		default:
			w.learn(t, s)
		}
	}
	if w.in(10) {
		w.prices[s.name] = w.price()
		w.note(s, "price %s", w.prices[s.name])
	}
	if w.in(10) {
		w.teams[s.name] = one(w.generator, "core", "ops", "data")
		w.note(s, "team %s", w.teams[s.name])
	}
}

// records returns new records of calls of a day or of up to seven days before.
func (w *rollWorld) records(s *schedule, d *rollDay, n int) (lines []logLine) {
	for range n {
		at := d.date.Add(time.Duration(w.Int64N(int64(24 * time.Hour)))).Truncate(time.Second)
		if w.in(3) {
			at = at.AddDate(0, 0, -w.IntN(8))
		}
		w.last++
		lines = append(lines, logLine{text: w.rolledCall(fmt.Sprintf("%s-%05d", s.name, w.last), s.profile(), at)})
	}
	return lines
}

// anyRecord returns a record of a day.
func (w *rollWorld) anyRecord(d *rollDay) (logLine, bool) {
	var records []logLine
	for _, o := range d.objects {
		for _, l := range o.lines {
			if l.reason == "" {
				records = append(records, l)
			}
		}
	}
	if len(records) == 0 {
		return logLine{}, false
	}
	return records[w.IntN(len(records))], true
}

// deliver writes lines as new objects of a day's folders, each into its record's Region.
func (w *rollWorld) deliver(t *testing.T, s *schedule, d *rollDay, what string, lines ...logLine) {
	t.Helper()
	byRegion := map[string][]logLine{}
	for _, l := range lines {
		region := "us-east-1"
		if strings.Contains(l.text, `"region":"eu-west-1"`) {
			region = "eu-west-1"
		}
		byRegion[region] = append(byRegion[region], l)
	}
	for _, region := range []string{"us-east-1", "eu-west-1"} {
		if len(byRegion[region]) == 0 {
			continue
		}
		w.last++
		o := logObject{region: region, name: fmt.Sprintf("%s/%02d/%s-%05d", d.date.Format("2006/01/02"), w.IntN(24), s.name, w.last), lines: byRegion[region]}
		d.objects = append(d.objects, o)
		var texts []string
		for _, l := range o.lines {
			texts = append(texts, l.text)
		}
		hour, name := o.name[:len("2006/01/02/15")], o.name[len("2006/01/02/15/"):]
		w.Deliver(t, region, hour, name, texts)
		w.note(s, "%s: %s of %d to %s", d.date.Format(time.DateOnly), what, len(o.lines), region)
	}
}

// deliverBody writes the body of a call beside the records: no log object.
func (w *rollWorld) deliverBody(t *testing.T, s *schedule, d *rollDay) {
	t.Helper()
	w.last++
	w.Deliver(t, "us-east-1", d.date.Format("2006/01/02")+"/05/data", fmt.Sprintf("%05d_input", w.last), []string{`{"schemaType":"ModelInvocationLog"}`})
	w.note(s, "%s: a body", d.date.Format(time.DateOnly))
}

// expire deletes the objects of the first days of a schedule as a lifecycle rule does, or one object of a day. The roll-up of these days and
// of the day after is kept from now on.
func (w *rollWorld) expire(t *testing.T, s *schedule) {
	t.Helper()
	gone := s.days[:1+w.IntN(len(s.days))]
	single := w.in(3)
	for _, d := range gone {
		if len(d.objects) == 0 {
			continue
		}
		objects := d.objects
		if single {
			objects = objects[:1]
		}
		for _, kept := range []*rollDay{d, w.next(d)} {
			if kept != nil && kept.kept == nil {
				kept.kept = w.settled[kept.date]
			}
		}
		for _, o := range objects {
			bucket, key := catalog.LogBucket(environment.AccountID, o.region), catalog.LogFolders(environment.AccountID)+o.region+"/"+o.name+".json.gz"
			if _, err := s3.NewFromConfig(w.Config(o.region)).DeleteObject(w.Ctx, &s3.DeleteObjectInput{Bucket: &bucket, Key: &key}); err != nil {
				t.Fatal(err)
			}
		}
		d.objects = slices.Clone(d.objects[len(objects):])
		w.note(s, "%s: %d objects expire", d.date.Format(time.DateOnly), len(objects))
		if single {
			return
		}
	}
}

// after returns the day after a day in the same schedule, next in any; nil where there is none.
func (w *rollWorld) after(d *rollDay) *rollDay {
	for _, s := range w.schedules {
		if i := slices.Index(s.days, d); i >= 0 && i+1 < len(s.days) {
			return s.days[i+1]
		}
	}
	return nil
}

func (w *rollWorld) next(d *rollDay) *rollDay { return w.byDate[d.date.AddDate(0, 0, 1)] }
