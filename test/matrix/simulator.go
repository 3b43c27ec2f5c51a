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

// Answer is the decision of an evaluator.
type Answer struct {
	Allowed bool
	// Why names the denied check and the statement that denies it.
	Why string
	// Error is the reason why there is no decision.
	Error string
}

// ErrNoSimulator is the error where the simulator is not installed. It names the command that installs it.
var ErrNoSimulator = errors.New("the simulator is not installed; run: npm ci")

// request is a decision as the simulator reads it, with its policies by name.
type request struct {
	Checks         []check  `json:"checks"`
	Identity       []string `json:"identity"`
	SCPs           []string `json:"scps"`
	Boundary       []string `json:"boundary"`
	ResourcePolicy string   `json:"resourcePolicy"`
}

// Simulate returns the simulator's answers to decisions. root is the root of the repository.
func Simulate(ctx context.Context, root string, decisions []Decision, deployed *Deployed, controls Controls) ([]Answer, error) {
	answers, err := SimulateEach(ctx, root, decisions, deployed, []Controls{controls})
	if err != nil {
		return nil, err
	}
	return answers[0], nil
}

// SimulateEach returns the answers with each of several preventive controls, from one process of Node.js.
func SimulateEach(ctx context.Context, root string, decisions []Decision, deployed *Deployed, each []Controls) ([][]Answer, error) {
	if _, err := os.Stat(filepath.Join(root, "node_modules", "@cloud-copilot", "iam-simulate")); err != nil {
		return nil, ErrNoSimulator
	}
	policySet := policySet{}
	var requests []request
	for _, controls := range each {
		for _, d := range decisions {
			requests = append(requests, policySet.request(d, deployed, controls))
		}
	}
	input, err := json.Marshal(map[string]any{"policies": policySet, "decisions": requests})
	if err != nil {
		return nil, err
	}
	var output, trouble bytes.Buffer
	node := exec.CommandContext(ctx, "node", "--input-type=module", "--eval", program)
	node.Dir = root // where the library is found
	node.Stdin, node.Stdout, node.Stderr = bytes.NewReader(input), &output, &trouble
	if err := node.Run(); err != nil {
		return nil, fmt.Errorf("simulator: %w: %s", err, trouble.String())
	}
	var answers []Answer
	if err := json.Unmarshal(output.Bytes(), &answers); err != nil {
		return nil, fmt.Errorf("simulator: %w", err)
	}
	if len(answers) != len(requests) {
		return nil, fmt.Errorf("simulator: %d answers to %d requests", len(answers), len(requests))
	}
	return slices.Collect(slices.Chunk(answers, len(decisions))), nil
}

// policySet holds the documents that requests name.
type policySet map[string]any

func (p policySet) request(d Decision, deployed *Deployed, controls Controls) request {
	q := request{Checks: d.checks(deployed), Identity: []string{}, SCPs: []string{}, Boundary: []string{}}
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

// name returns the name of a document. Equal documents have the same name.
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
