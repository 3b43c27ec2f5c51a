package athena

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jszwec/csvutil"
)

// Decode returns the rows of a result as structs. A field is filled from the column that its tag csv names, whatever the
// column's position; a column without a field is ignored. NULL makes a pointer nil, and is an error in a field that is no
// pointer.
//
// Its error names the query, the column and the value. A missing column means that the query was deployed by another version
// of this program.
func Decode[T any](r *Result) ([]T, error) {
	fields, err := csvutil.Header(*new(T), "csv")
	if err != nil {
		return nil, err
	}
	if err := r.require(fields); err != nil {
		return nil, err
	}
	rows := &rowReader{rows: r.Rows}
	decoder, err := csvutil.NewDecoder(rows, r.columnNames()...)
	if err != nil {
		return nil, err
	}
	// NULL reaches Map only on its way into a field that is no pointer.
	var null []string
	decoder.Map = func(value, column string, _ any) string {
		if value == "" {
			null = append(null, column)
		}
		return strings.TrimPrefix(value, empty)
	}
	var decoded []T
	for {
		var row T
		err := decoder.Decode(&row)
		switch {
		case errors.Is(err, io.EOF):
			return decoded, nil
		case len(null) > 0:
			return nil, fmt.Errorf("%s: row %d: column %s is NULL", r.name(), len(decoded)+1, null[0])
		case err != nil:
			return nil, fmt.Errorf("%s: row %d: %w", r.name(), len(decoded)+1, rows.cause(err, decoder.Header()))
		}
		decoded = append(decoded, row)
	}
}

// Texts returns the values of some columns, by name and in the order asked for, one list a row; nil stands for NULL. Its
// error is that of [Decode].
func (r *Result) Texts(columns ...string) ([][]*string, error) {
	if err := r.require(columns); err != nil {
		return nil, err
	}
	names := r.columnNames()
	rows := make([][]*string, len(r.Rows))
	for i, row := range r.Rows {
		for _, column := range columns {
			rows[i] = append(rows[i], row[slices.Index(names, column)])
		}
	}
	return rows, nil
}

// require checks that the result has some columns.
func (r *Result) require(columns []string) error {
	names := r.columnNames()
	missing := slices.DeleteFunc(slices.Clone(columns), func(column string) bool { return slices.Contains(names, column) })
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("%s has no column %s; it has: %s; the deployed query is of another version of this program: deploy this version",
		r.name(), strings.Join(missing, ", "), strings.Join(names, ", "))
}

func (r *Result) columnNames() []string {
	names := make([]string, len(r.Columns))
	for i, c := range r.Columns {
		names[i] = c.Name
	}
	return names
}

// name says of which query the result is.
func (r *Result) name() string {
	if r.Query == "" {
		return "the statement"
	}
	return "query " + r.Query
}

// empty marks a text that is empty and not NULL, which csvutil cannot distinguish.
const empty = "\x00"

// rowReader reads rows for csvutil, with NULL as the empty text.
type rowReader struct {
	rows [][]*string
	last []string
}

func (r *rowReader) Read() ([]string, error) {
	if len(r.rows) == 0 {
		return nil, io.EOF
	}
	r.last = make([]string, len(r.rows[0]))
	for i, value := range r.rows[0] {
		switch {
		case value == nil:
		case *value == "" || strings.HasPrefix(*value, empty):
			r.last[i] = empty + *value
		default:
			r.last[i] = *value
		}
	}
	r.rows = r.rows[1:]
	return r.last, nil
}

// cause returns an error of csvutil with the column and its value.
func (r *rowReader) cause(err error, header []string) error {
	decoding, ok := errors.AsType[*csvutil.DecodeError](err)
	if !ok {
		return err
	}
	value := strings.TrimPrefix(r.last[slices.Index(header, decoding.Field)], empty)
	if mismatch, ok := errors.AsType[*csvutil.UnmarshalTypeError](decoding.Err); ok {
		return fmt.Errorf("column %s: %q is no %s", decoding.Field, value, mismatch.Type)
	}
	return fmt.Errorf("column %s: %q: %w", decoding.Field, value, decoding.Err)
}
