package ledger

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jszwec/csvutil"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Billing is a unit by which a model is billed, and which no record counts.
type Billing string

// Units other than tokens.
const (
	Images   Billing = "images"
	Video    Billing = "video"
	Speech   Billing = "speech"
	Searches Billing = "searches"
)

// billings are the units of units.csv.
var billings = []Billing{Images, Video, Speech, Searches}

//go:embed units.csv
var unitsFile []byte

// Unit is a model that is not billed by its tokens alone: a line of units.csv. Its calls are never priced by their tokens.
// https://aws.amazon.com/bedrock/pricing/
type Unit struct {
	// Line is the unit's line in the file.
	Line    int     `csv:"-"`
	Model   string  `csv:"model"`
	Billing Billing `csv:"billing"`
	Note    string  `csv:"note"`
}

// Units returns the models that are not billed by their tokens alone. Its error names every line that has a mistake.
func Units() ([]Unit, error) { return readUnits(bytes.NewReader(unitsFile)) }

func readUnits(file io.Reader) ([]Unit, error) {
	reader := csv.NewReader(file)
	decoder, err := csvutil.NewDecoder(reader)
	if err != nil {
		return nil, fmt.Errorf("units.csv: %w", err)
	}
	var units []Unit
	var mistakes []error
	for {
		var u Unit
		err := decoder.Decode(&u)
		if errors.Is(err, io.EOF) {
			return units, errors.Join(mistakes...)
		}
		if err != nil {
			return nil, fmt.Errorf("units.csv: %w", err)
		}
		u.Line, _ = reader.FieldPos(0)
		add := func(format string, args ...any) {
			mistakes = append(mistakes, fmt.Errorf("units.csv:%d: "+format, append([]any{u.Line}, args...)...))
		}
		if model, routing := catalog.CalledModel(u.Model); !modelID.MatchString(u.Model) || model != u.Model || routing != catalog.Regional {
			add("model %q is no foundation model's id", u.Model)
		}
		if !slices.Contains(billings, u.Billing) {
			add("billing %q is unknown; allowed: %s", u.Billing, joined(billings))
		}
		if len(units) > 0 && units[len(units)-1].Model >= u.Model {
			add("model %q does not come after %q; sort by model", u.Model, units[len(units)-1].Model)
		}
		units = append(units, u)
	}
}

func joined(billings []Billing) string {
	var texts []string
	for _, b := range billings {
		texts = append(texts, string(b))
	}
	return strings.Join(texts, ", ")
}
