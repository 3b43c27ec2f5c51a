package matrix

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// Least is the minimum number of decisions on the shipped lists.
const Least = 500

// Simulated returns the simulator's report on the shipped lists, with the policies of the golden templates and the preventive
// controls of policies/. root is the root of the repository.
func Simulated(ctx context.Context, root string, c catalog.Catalog) (Report, error) {
	golden, err := templates.Read(filepath.Join(root, "testdata", "golden"), ".json")
	if err != nil {
		return Report{}, err
	}
	deployed, err := Read(golden)
	if err != nil {
		return Report{}, err
	}
	controls, err := ReadControls(filepath.Join(root, "policies"))
	if err != nil {
		return Report{}, err
	}
	all, err := Expand(c)
	if err != nil {
		return Report{}, err
	}
	decisions := slices.DeleteFunc(all, func(d Decision) bool { return !slices.Contains(d.Row.Evaluators, Simulator) })
	answers, err := Simulate(ctx, root, decisions, deployed, controls)
	if err != nil {
		return Report{}, err
	}
	return Compare(Simulator, decisions, answers), nil
}

// Joint returns the counts of both evaluators in one line. The simulator decides every row.
func Joint(simulator, emulator Report) string {
	return fmt.Sprintf("%d decisions, all by the simulator and %d by the emulator too, %d disagreements",
		simulator.Decisions(), emulator.Decisions(), len(simulator.wrong)+len(emulator.wrong))
}
