package matrix

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/jszwec/csvutil"
)

//go:embed matrix.csv
var lines string

// Evaluators of decisions.
const (
	Emulator  = "emulator"
	Simulator = "simulator"
)

// The policies that decide a row.
const (
	ByItsPolicy      = "its policy"
	ByItsTrustPolicy = "its trust policy"
	BySCPs           = "SCPs"
	ByBoundary       = "boundary"
)

// call stands for the four operations that invocation logging covers.
const call = "call"

// Row is a line of the table: decisions with one answer for one reason.
type Row struct {
	// Line is its line in matrix.csv, from 2.
	Line        int
	Who, To, In string
	Does, Under []string
	Allowed     bool
	Evaluators  []string
	Because     string
}

// cells is a line of matrix.csv, by the names of its columns.
type cells struct {
	Who        string `csv:"who"`
	Does       string `csv:"does"`
	To         string `csv:"to"`
	In         string `csv:"in"`
	Under      string `csv:"under"`
	Decision   string `csv:"decision"`
	Evaluators string `csv:"evaluators"`
	Because    string `csv:"because"`
}

// Rows returns the rows of matrix.csv.
func Rows() ([]Row, error) {
	var all []cells
	if err := csvutil.Unmarshal([]byte(lines), &all); err != nil {
		return nil, fmt.Errorf("matrix.csv: %w", err)
	}
	var rows []Row
	for i, c := range all {
		row := Row{
			Line: i + 2, Who: c.Who, Does: operations(c.Does), To: c.To, In: c.In,
			Allowed: c.Decision == "allowed", Evaluators: strings.Fields(c.Evaluators), Because: c.Because,
		}
		switch c.Under {
		case "SCPs boundary":
			row.Under = []string{BySCPs, ByBoundary}
		case ByItsPolicy, ByItsTrustPolicy, BySCPs, ByBoundary:
			row.Under = []string{c.Under}
		default:
			return nil, fmt.Errorf("matrix.csv:%d: %q is no policy", row.Line, c.Under)
		}
		if !row.Allowed && c.Decision != "denied" {
			return nil, fmt.Errorf("matrix.csv:%d: decision %q is neither allowed nor denied", row.Line, c.Decision)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// operations returns the operations of a cell.
func operations(cell string) []string {
	if cell == call {
		return []string{"bedrock:Converse", "bedrock:ConverseStream", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"}
	}
	return strings.Fields(cell)
}
