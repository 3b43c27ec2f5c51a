package matrix

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
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

// Rows returns the rows of matrix.csv.
func Rows() ([]Row, error) {
	records, err := csv.NewReader(strings.NewReader(lines)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("matrix.csv: %w", err)
	}
	var rows []Row
	for i, cells := range records[1:] {
		row := Row{
			Line: i + 2, Who: cells[0], Does: operations(cells[1]), To: cells[2], In: cells[3],
			Allowed: cells[5] == "allowed", Evaluators: strings.Fields(cells[6]), Because: cells[7],
		}
		switch cells[4] {
		case "SCPs boundary":
			row.Under = []string{BySCPs, ByBoundary}
		case ByItsPolicy, ByItsTrustPolicy, BySCPs, ByBoundary:
			row.Under = []string{cells[4]}
		default:
			return nil, fmt.Errorf("matrix.csv:%d: %q is no policy", row.Line, cells[4])
		}
		if !row.Allowed && cells[5] != "denied" {
			return nil, fmt.Errorf("matrix.csv:%d: decision %q is neither allowed nor denied", row.Line, cells[5])
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
