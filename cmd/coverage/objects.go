package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/brokenobjects"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// showObjects prints the log objects that the query engine cannot read. It returns errBad where there are some and everything was read.
func (t tool) showObjects(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if o.last.Before(o.first) {
		return fmt.Errorf("--to %s is before --from %s", o.last.Format(time.DateOnly), o.first.Format(time.DateOnly))
	}
	if err := cli.Lists(t.catalog); err != nil {
		return err
	}
	s, err := t.connect(ctx, t.catalog)
	if err != nil {
		return err
	}
	update, end := cli.Progress(stderr)
	found, err := s.broken(ctx, o.first, o.last, func(days, all, broken int) {
		update("read %d of %s, %d broken objects", days, cli.Counted(all, "day"), broken)
	})
	end()
	if err == nil || len(found.Broken) > 0 {
		if err := printObjects(stdout, o.format.String(), found.Broken); err != nil {
			return err
		}
	}
	switch {
	case err != nil:
		return err
	case found.Stopped:
		_ = cli.Printf(o.format.Footer(stdout, stderr), "stopped after %d queries with %s: there may be more; move these aside and run it again",
			found.Queries, cli.Counted(len(found.Broken), "broken object"))
		if len(found.Broken) == 0 {
			return errors.New("no broken object was found in that many queries; choose fewer days with --from and --to")
		}
		return errBad
	}
	days := int(o.last.Sub(o.first)/(24*time.Hour)) + 1
	_ = cli.Println(o.format.Footer(stdout, stderr), objectsFooter(found, days, len(t.catalog.RegionNames()))...)
	if len(found.Broken) > 0 {
		return errBad
	}
	return nil
}

func objectsFooter(found brokenobjects.Result, days, regions int) []string {
	broken := "no broken objects"
	if len(found.Broken) > 0 {
		broken = cli.Counted(len(found.Broken), "broken object")
	}
	lines := []string{fmt.Sprintf("%s in %s of %s; read %d lines in %s, %.1f MB in %d queries", broken, cli.Counted(days, "day"), cli.Counted(regions, "Region"),
		found.Lines, cli.Counted(int(found.Objects), "object"), float64(found.ScannedBytes)/1e6, found.Queries)}
	if len(found.Broken) > 0 {
		lines = append(lines, "Every query of such a day fails. Move them aside: docs/runbook.md, Broken log objects")
	}
	return lines
}

// printObjects prints the objects in a format; a table of none is left out.
func printObjects(w io.Writer, format string, objects []brokenobjects.Object) error {
	switch {
	case format == "json":
		return cli.JSON(w, append([]brokenobjects.Object{}, objects...))
	case format == "csv":
		return objectsCSV(w, objects)
	case len(objects) == 0:
		return nil
	}
	return objectsTable(objects).Print(w)
}

func objectsCSV(w io.Writer, objects []brokenobjects.Object) error {
	lines := cli.NewCSV(w)
	_ = lines.Write([]string{"date", "region", "object", "bytes", "written_at", "reason"})
	for _, o := range objects {
		_ = lines.Write([]string{o.Date, o.Region, o.Address, strconv.FormatInt(o.Bytes, 10), o.WrittenAt.UTC().Format(time.RFC3339), o.Reason})
	}
	return lines.Flush()
}

// longestAddress is the length of the longest address of an object, which is not wrapped, so that it can be copied.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
const longestAddress = 1100

// objectsTable returns the objects as a table for people.
func objectsTable(objects []brokenobjects.Object) *cli.Table {
	t := cli.NewTable(
		cli.Column{Name: "Date"}, cli.Column{Name: "Region"}, cli.Column{Name: "Bytes", Right: true}, cli.Column{Name: "Written (UTC)"},
		cli.Column{Name: "Reason", Wrap: 48}, cli.Column{Name: "Object", Wrap: longestAddress},
	)
	for _, o := range objects {
		t.Row(o.Date, o.Region, o.Bytes, o.WrittenAt.UTC().Format("2006-01-02 15:04"), o.Reason, o.Address)
	}
	return t
}
