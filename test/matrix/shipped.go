package matrix

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// Least is how many decisions there must be on the shipped lists.
const Least = 500

// Simulated returns what the simulator decides on the shipped lists, with what is deployed and around it: the golden templates
// and policies/. root is the root of the repository.
func Simulated(ctx context.Context, root string, c catalog.Catalog) (Report, error) {
	golden, err := templates.Read(filepath.Join(root, "testdata", "golden"), ".json")
	if err != nil {
		return Report{}, err
	}
	deployed, err := Read(golden)
	if err != nil {
		return Report{}, err
	}
	around, err := ReadFence(filepath.Join(root, "policies"))
	if err != nil {
		return Report{}, err
	}
	all, err := Expand(c)
	if err != nil {
		return Report{}, err
	}
	decisions := slices.DeleteFunc(all, func(d Decision) bool { return !slices.Contains(d.Row.Evaluators, Simulator) })
	answers, err := Simulate(ctx, root, decisions, deployed, around)
	if err != nil {
		return Report{}, err
	}
	return Compare(Simulator, decisions, answers), nil
}

// Joint says in a line what both evaluators decided. Every row is the simulator's.
func Joint(simulator, emulator Report) string {
	return fmt.Sprintf("%d decisions, all by the simulator and %d by the emulator too, %d disagreements",
		simulator.Decisions(), emulator.Decisions(), len(simulator.wrong)+len(emulator.wrong))
}
