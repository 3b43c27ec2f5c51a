package matrix

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
)

//go:embed simulate.mjs
var program string

// Answer is what an evaluator decided.
type Answer struct {
	Allowed bool
	// Why names the check that was denied, and the statement that denies it.
	Why string
	// Error says why nothing was decided.
	Error string
}

// ErrNoSimulator says what to run where the simulator is not installed.
var ErrNoSimulator = errors.New("the simulator is not installed; run: npm ci")

// question is a decision as the simulator takes it: its policies by name.
type question struct {
	Checks         []check  `json:"checks"`
	Identity       []string `json:"identity"`
	SCPs           []string `json:"scps"`
	Boundary       []string `json:"boundary"`
	ResourcePolicy string   `json:"resourcePolicy"`
}

// Simulate has the decisions decided by the simulator. root is the root of the repository.
func Simulate(ctx context.Context, root string, decisions []Decision, deployed *Deployed, fence Fence) ([]Answer, error) {
	answers, err := SimulateEach(ctx, root, decisions, deployed, []Fence{fence})
	if err != nil {
		return nil, err
	}
	return answers[0], nil
}

// SimulateEach has the decisions decided with each of the fences, in one process of Node.js.
func SimulateEach(ctx context.Context, root string, decisions []Decision, deployed *Deployed, fences []Fence) ([][]Answer, error) {
	pinned := filepath.Join(root, "node_modules", ".bin", "node")
	for _, path := range []string{pinned, filepath.Join(root, "node_modules", "@cloud-copilot", "iam-simulate")} {
		if _, err := os.Stat(path); err != nil {
			return nil, ErrNoSimulator
		}
	}
	pinned, err := filepath.Abs(pinned) // a relative path would be taken from the folder below
	if err != nil {
		return nil, err
	}
	policySet := policySet{}
	var questions []question
	for _, fence := range fences {
		for _, d := range decisions {
			questions = append(questions, policySet.question(d, deployed, fence))
		}
	}
	input, err := json.Marshal(map[string]any{"policies": policySet, "decisions": questions})
	if err != nil {
		return nil, err
	}
	var output, trouble bytes.Buffer
	node := exec.CommandContext(ctx, pinned, "--input-type=module", "--eval", program)
	node.Dir = root // where the library is found
	node.Stdin, node.Stdout, node.Stderr = bytes.NewReader(input), &output, &trouble
	if err := node.Run(); err != nil {
		return nil, fmt.Errorf("simulator: %w: %s", err, trouble.String())
	}
	var answers []Answer
	if err := json.Unmarshal(output.Bytes(), &answers); err != nil {
		return nil, fmt.Errorf("simulator: %w", err)
	}
	if len(answers) != len(questions) {
		return nil, fmt.Errorf("simulator: %d answers to %d questions", len(answers), len(questions))
	}
	return slices.Collect(slices.Chunk(answers, len(decisions))), nil
}

// policySet holds the documents that questions name.
type policySet map[string]any

func (p policySet) question(d Decision, deployed *Deployed, fence Fence) question {
	q := question{Checks: d.checks(deployed), Identity: []string{}, SCPs: []string{}, Boundary: []string{}}
	role := d.role(deployed)
	switch d.Under {
	case ByItsTrustPolicy:
		q.ResourcePolicy = p.name(role.Trust)
		return q
	case BySCPs:
		for _, name := range slices.Sorted(maps.Keys(fence.SCPs)) {
			q.SCPs = append(q.SCPs, p.name(fence.SCPs[name]))
		}
	case ByBoundary:
		q.Boundary = append(q.Boundary, p.name(fence.Boundary))
	}
	for _, document := range role.Policies {
		q.Identity = append(q.Identity, p.name(document))
	}
	if bucket := bucketOf(d.Target.ARN); deployed.Buckets[bucket] != nil {
		q.ResourcePolicy = p.name(deployed.Buckets[bucket])
	}
	return q
}

// name returns the name of a document, the same for equal ones.
func (p policySet) name(document any) string {
	for name, known := range p {
		if reflect.DeepEqual(known, document) {
			return name
		}
	}
	name := fmt.Sprintf("policy %d", len(p))
	p[name] = document
	return name
}
