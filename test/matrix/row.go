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

// Policies that bind the principal of a row.
const (
	ByItsPolicy      = "its policy"
	ByItsTrustPolicy = "its trust policy"
	BySCPs           = "SCPs"
	ByBoundary       = "boundary"
)

// call is the cell for the operations that invocation logging covers.
const call = "call"

// Row is a line of the table: decisions that have the same answer for the same reason.
type Row struct {
	// Line is the line of the file, from 2.
	Line        int
	Who, To, In string
	Does, Under []string
	Allowed     bool
	Evaluators  []string
	Because     string
}

// Rows returns the table.
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
			return nil, fmt.Errorf("matrix.csv:%d: under %q is unknown; allowed: SCPs boundary, its policy, its trust policy, SCPs, boundary", row.Line, cells[4])
		}
		if !row.Allowed && cells[5] != "denied" {
			return nil, fmt.Errorf("matrix.csv:%d: decision %q is unknown; allowed: allowed, denied", row.Line, cells[5])
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
