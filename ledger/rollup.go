package ledger

import (
	"errors"
	"slices"
	"time"
)

// RollUpVersion is raised when the SQL changes the figures of old records: every day is then rolled up again.
const RollUpVersion = 1

// RollUpDay is a delivery day to roll up, with what its marker holds.
type RollUpDay struct {
	// Date is the day as 2026-11-16.
	Date string
	// Objects and Bytes are the number and the size of the day's log objects. With 0 objects the day gets its marker, and no log is read.
	Objects, Bytes int64
	// Logs is the hash of the listing of the objects, Lists that of [EffectiveLists].
	Logs, Lists string
}

// RollUpMarker is a row of the query of [RollUpMarkers]: the latest run of a day.
type RollUpMarker struct {
	Date     string `csv:"date"`
	Run      string `csv:"run"`
	RolledAt string `csv:"rolled_at"`
	Objects  int64  `csv:"objects"`
	Bytes    int64  `csv:"bytes"`
	Logs     string `csv:"logs"`
	Lists    string `csv:"lists"`
	// Learned is whether a model or a product of an inference profile is known now that the run did not know, or the product is another one now.
	Learned bool `csv:"learned"`
}

// rollUp holds the values with which the .sql files of the roll-up are rendered.
type rollUp struct {
	Database, Table, Location, Run               string
	Columns, Dimensions, Measures, Lines, Marker []Column
	Days                                         []RollUpDay
	// Filled are the days that have log objects, Read these and the day before each, First and Last the ends of Read.
	Filled, Read []string
	First, Last  string
}

func newRollUp() rollUp {
	return rollUp{
		Database: RollUpDatabase, Table: RollUpDatabase + "." + RollUpTable,
		Columns: rollUpColumns(), Dimensions: rollUpDimensions, Measures: rollUpMeasures, Lines: rollUpLines, Marker: rollUpMarker,
	}
}

func (r rollUp) render(names ...string) ([]string, error) {
	var statements []string
	for _, name := range names {
		sql, err := render("rollup/"+name+".sql", r, "parts/*.sql", "rollup/parts/*.sql")
		if err != nil {
			return nil, err
		}
		statements = append(statements, sql)
	}
	return statements, nil
}

// RollUpSetup returns the statements that create the database and the table of the roll-up where they are not there. location is the
// folder of the table, as s3://bucket/rollup/.
// https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-creating-tables.html
func RollUpSetup(location string) ([]string, error) {
	r := newRollUp()
	r.Location = location
	return r.render("database", "table")
}

// RollUp returns the statement that adds a version of days to the roll-up, in one commit. Of the versions of a day the one with the greatest
// run counts. It fails without days, and where a day is not written as 2026-11-16.
func RollUp(run string, days []RollUpDay) (string, error) {
	if len(days) == 0 {
		return "", errors.New("roll-up: no days; give at least one")
	}
	r := newRollUp()
	r.Run, r.Days = run, days
	for _, d := range days {
		day, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			return "", err
		}
		if d.Objects > 0 {
			r.Filled = append(r.Filled, d.Date)
			r.Read = append(r.Read, day.AddDate(0, 0, -1).Format(time.DateOnly), d.Date)
		}
	}
	if len(r.Read) > 0 {
		slices.Sort(r.Read)
		r.Read = slices.Compact(r.Read)
		r.First, r.Last = r.Read[0], r.Read[len(r.Read)-1]
	}
	statements, err := r.render("insert")
	if err != nil {
		return "", err
	}
	return statements[0], nil
}

// RollUpMarkers returns the query of the markers of days, as [RollUpMarker]. Its parameters are the first day and the last day.
func RollUpMarkers() (string, error) {
	statements, err := newRollUp().render("markers")
	if err != nil {
		return "", err
	}
	return statements[0], nil
}

// RollUpMaintenance returns the statements that delete superseded versions, join small objects and remove objects of old snapshots, in
// order. None changes an answer.
// https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-data-optimization.html
func RollUpMaintenance() ([]string, error) { return newRollUp().render("delete", "optimize", "vacuum") }
