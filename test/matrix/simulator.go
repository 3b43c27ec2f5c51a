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
var simulate string

// Answer is the decision of an evaluator.
type Answer struct {
	Allowed bool
	// Why names the denied check and the statement that denies it.
	Why string
	// Error is the reason for which there is no decision.
	Error string
}

// ErrNoSimulator is the error of a machine without the simulator.
var ErrNoSimulator = errors.New("the simulator is not installed; run: npm ci")

// question is a decision in the form of the simulator: its policies by name.
type question struct {
	Checks         []check  `json:"checks"`
	Identity       []string `json:"identity"`
	SCPs           []string `json:"scps"`
	Boundary       []string `json:"boundary"`
	ResourcePolicy string   `json:"resourcePolicy"`
}

// Simulate decides decisions with the simulator. root is the root of the repository. Error: [ErrNoSimulator].
func Simulate(ctx context.Context, root string, decisions []Decision, deployed *Deployed, controls Controls) ([]Answer, error) {
	answers, err := SimulateEach(ctx, root, decisions, deployed, []Controls{controls})
	if err != nil {
		return nil, err
	}
	return answers[0], nil
}

// SimulateEach decides decisions with each of several preventive controls, in one process of Node.js. Error: [ErrNoSimulator].
func SimulateEach(ctx context.Context, root string, decisions []Decision, deployed *Deployed, controls []Controls) ([][]Answer, error) {
	if _, err := os.Stat(filepath.Join(root, "node_modules", "@cloud-copilot", "iam-simulate")); err != nil {
		return nil, ErrNoSimulator
	}
	program, err := nodeOf(root)
	if err != nil {
		return nil, err
	}
	policySet := policySet{}
	var questions []question
	for _, around := range controls {
		for _, d := range decisions {
			questions = append(questions, policySet.question(d, deployed, around))
		}
	}
	input, err := json.Marshal(map[string]any{"policies": policySet, "decisions": questions})
	if err != nil {
		return nil, err
	}
	var output, trouble bytes.Buffer
	node := exec.CommandContext(ctx, program, "--input-type=module", "--eval", simulate)
	node.Dir = root // Node.js finds the library from here
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

// nodeOf returns the absolute path of the Node.js that package.json pins; where it is not installed, the one on the PATH.
func nodeOf(root string) (string, error) {
	if pinned, err := exec.LookPath(filepath.Join(root, "node_modules", ".bin", "node")); err == nil {
		return filepath.Abs(pinned)
	}
	return exec.LookPath("node")
}

// policySet holds the documents of the questions by name.
type policySet map[string]any

func (p policySet) question(d Decision, deployed *Deployed, controls Controls) question {
	q := question{Checks: d.checks(deployed), Identity: []string{}, SCPs: []string{}, Boundary: []string{}}
	role := d.role(deployed)
	switch d.Under {
	case ByItsTrustPolicy:
		q.ResourcePolicy = p.name(role.Trust)
		return q
	case BySCPs:
		for _, name := range slices.Sorted(maps.Keys(controls.SCPs)) {
			q.SCPs = append(q.SCPs, p.name(controls.SCPs[name]))
		}
	case ByBoundary:
		q.Boundary = append(q.Boundary, p.name(controls.Boundary))
	}
	for _, document := range role.Policies {
		q.Identity = append(q.Identity, p.name(document))
	}
	if bucket := bucketOf(d.Target.ARN); deployed.Buckets[bucket] != nil {
		q.ResourcePolicy = p.name(deployed.Buckets[bucket])
	}
	return q
}

// name returns the name of a document. Equal documents have one name.
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
