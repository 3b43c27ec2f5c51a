package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/cfn"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// send lets the function handle an event, within the time that CloudFormation's requests have, and reports whether its process
// was killed.
func send(t *testing.T, s *service, properties map[string]any, event any) (err error, killed bool) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(errKilled); !ours {
				panic(r)
			}
			killed = true
		}
	}()
	ctx, cancel := context.WithTimeout(t.Context(), 225*time.Second)
	defer cancel()
	h := s.handlerOf(properties)
	switch event := event.(type) {
	case cfn.Event:
		_, err = h.handle(ctx, event)
	case json.RawMessage:
		_, err = h.repair(ctx, event)
	default:
		t.Fatalf("no event: %T", event)
	}
	return err, false
}

// world returns the account as a scenario finds it.
func (c scenario) world() *service {
	s := &service{config: c.config, parameters: map[string][]string{}}
	if c.former != "" {
		s.parameters[catalog.FormerLoggingParameter] = []string{c.former}
	}
	if event, ok := c.event.(cfn.Event); ok && event.OldResourceProperties != nil {
		s.parameters[catalog.DeployedLoggingParameter] = []string{strconv.Quote(digest(event.OldResourceProperties))}
	}
	return s
}

// guard holds the invariants at every state that a request leaves: logging that was on is on; what is somebody else's and not
// adopted is untouched; and what is or was adopted is the configuration or in the parameter's history.
type guard struct {
	t        *testing.T
	s        *service
	on       bool
	foreign  string
	precious []string
}

func newGuard(t *testing.T, c scenario, s *service) *guard {
	g := &guard{t: t, s: s, on: !off(parsed(t, c.config))}
	theirs := c.config == foreignLogs || c.config == foreignGroup || c.config == anothers
	if theirs && !c.adopts() {
		g.foreign = c.config
	}
	if theirs {
		g.precious = append(g.precious, c.config)
	}
	if c.former != "" {
		g.precious = append(g.precious, c.former)
	}
	s.watch = g.check
	return g
}

func (g *guard) check() {
	now := parsed(g.t, g.s.config)
	if g.on && off(now) {
		g.t.Errorf("logging was on and is off after %v", g.s.calls)
	}
	if g.foreign != "" && g.s.config != g.foreign {
		g.t.Errorf("somebody else's configuration was touched by %v: %s", g.s.calls, g.s.config)
	}
	for _, config := range g.precious {
		kept := slices.ContainsFunc(g.s.parameters[catalog.FormerLoggingParameter], func(value string) bool {
			return same(parsed(g.t, value), parsed(g.t, config))
		})
		if !kept && !same(now, parsed(g.t, config)) {
			g.t.Errorf("%s is lost after %v", config, g.s.calls)
		}
	}
}

// changedByOthers takes what somebody else did for what must be kept from now on.
func (g *guard) changedByOthers(config string, adopts bool) {
	g.on, g.foreign, g.precious = config != "", "", nil
	if config != "" && !adopts {
		g.foreign = config
	}
}

// TestFaultMatrix injects every fault at every call of every request, and writes what came of it to docs/fault-matrix.md.
func TestFaultMatrix(t *testing.T) {
	table := newTable()
	for _, c := range scenarios(t) {
		t.Run(c.kind+"/"+c.name, func(t *testing.T) {
			calls := faultless(t, c)
			for _, f := range faults() {
				for nth, operation := range calls {
					t.Run(fmt.Sprintf("%s/%d %s", f.name, nth+1, operation), func(t *testing.T) {
						synctest.Test(t, func(t *testing.T) { inject(t, c, f, nth+1, operation, table) })
					})
				}
			}
		})
	}
	if !t.Failed() {
		table.compare(t)
	}
}

// faultless holds the scenario to what it comes to without a fault, and returns its calls.
func faultless(t *testing.T, c scenario) (calls []string) {
	synctest.Test(t, func(t *testing.T) {
		s := c.world()
		newGuard(t, c, s)
		err, _ := send(t, s, c.properties, c.event)
		if (err != nil) != c.fails || !same(parsed(t, s.config), parsed(t, c.want)) {
			t.Fatalf("error %v, left %s; want %s", err, s.config, c.want)
		}
		calls = s.calls
	})
	return calls
}

func inject(t *testing.T, c scenario, f injected, nth int, operation string, table *table) {
	s := c.world()
	g := newGuard(t, c, s)
	if f.others {
		// Between read and put there is a moment in which nobody can see another's change: the API has no condition.
		if operation == http.MethodPut && f.another != "" {
			table.unseen++
			return
		}
		do := f.at(t, c, nth, operation)
		s.fault = func(s *service, o string, n int) answer {
			a := do(s, o, n)
			if len(s.calls) == nth {
				g.changedByOthers(f.another, c.adopts())
			}
			return a
		}
	} else {
		s.fault = f.at(t, c, nth, operation)
	}
	err, killed := send(t, s, c.properties, c.event)
	if f.killed != killed {
		t.Fatalf("killed: %t", killed)
	}
	survived := err == nil && !killed
	table.count(c.kind, f.name, !killed && (err != nil) == c.fails)
	changed := f.others || f.repairs && c.config == ""
	if survived && !c.fails && !changed && !same(parsed(t, s.config), parsed(t, c.want)) {
		t.Errorf("succeeded, but left %s", s.config)
	}
	s.fault = nil
	if !survived && !f.others {
		next(t, c, s)
	}
}

// next holds the request after a failed one to be right: the same again, or CloudFormation's undoing.
func next(t *testing.T, c scenario, s *service) {
	again := &service{config: s.config, parameters: map[string][]string{}, watch: s.watch}
	for name, values := range s.parameters {
		again.parameters[name] = slices.Clone(values)
	}
	err, _ := send(t, again, c.properties, c.event)
	if wanted := same(parsed(t, again.config), parsed(t, c.want)); (err != nil) != c.fails || !wanted && (c.orElse == "" || again.config != s.config) {
		t.Errorf("the same request again: error %v, left %s; want %s", err, again.config, c.want)
	}
	if err, _ := send(t, s, c.properties, c.undo); err != nil {
		t.Errorf("undoing it: %v", err)
	}
	if !slices.ContainsFunc(c.undone, func(config string) bool { return same(parsed(t, s.config), parsed(t, config)) }) {
		t.Errorf("undoing it left %s; want one of %q", s.config, c.undone)
	}
}
