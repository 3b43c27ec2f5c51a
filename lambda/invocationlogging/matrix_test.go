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
	"github.com/aws/aws-sdk-go-v2/service/bedrock/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda/customresource"
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
	switch event := event.(type) {
	case cfn.Event:
		_, err = s.handleWith(ctx, properties, event)
	case json.RawMessage:
		_, err = s.handlerOf(properties).repair(ctx, event)
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
		s.parameters[catalog.DeployedLoggingParameter] = []string{strconv.Quote(customresource.Digest(event.OldResourceProperties))}
	}
	return s
}

// guard holds the invariants at every state that a request leaves: logging that was on is on; a configuration that is somebody else's
// and not adopted is untouched; a log group that somebody set beside our bucket is kept; and a configuration that is or was adopted is
// the Region's or the parameter's latest value, all that the function reads of its history.
type guard struct {
	t *testing.T
	s *service
	scenario
	on       bool
	foreign  string
	precious []string
	// group is the log group beside our bucket that must stay; empty where there is none, or it is to go.
	group string
}

func newGuard(t *testing.T, c scenario, s *service) *guard {
	g := &guard{t: t, s: s, scenario: c, on: !loggingconfig.IsOff(parsed(t, c.config))}
	if c.config == foreignLogs || c.config == foreignGroup || c.config == anothers || c.fails {
		g.precious = append(g.precious, c.config)
		if !c.adopts() || c.fails {
			g.foreign = c.config
		}
	}
	if c.former != "" {
		g.precious = append(g.precious, c.former)
	}
	if loggingconfig.Read(parsed(t, c.config), "our-logs").State == loggingconfig.Ours && !c.endsKeeping() {
		g.group = loggingconfig.LogGroup(parsed(t, c.config))
	}
	s.watch = g.check
	return g
}

func (g *guard) check() {
	now := parsed(g.t, g.s.config)
	if g.on && loggingconfig.IsOff(now) {
		g.t.Errorf("logging was on and is off after %v", g.s.calls)
	}
	if g.foreign != "" && g.s.config != g.foreign {
		g.t.Errorf("somebody else's configuration was touched by %v: %s", g.s.calls, g.s.config)
	}
	if g.group != "" && loggingconfig.LogGroup(now) != g.group {
		g.t.Errorf("log group %s beside our bucket was removed by %v: %s", g.group, g.s.calls, g.s.config)
	}
	kept := g.kept()
	for _, config := range g.precious {
		if !loggingconfig.Same(now, parsed(g.t, config)) && !loggingconfig.Same(kept, parsed(g.t, config)) {
			g.t.Errorf("%s is lost after %v", config, g.s.calls)
		}
	}
}

// kept returns the configuration that the next Delete finds in the parameter.
func (g *guard) kept() *types.LoggingConfig {
	values := g.s.parameters[catalog.FormerLoggingParameter]
	if len(values) == 0 {
		return nil
	}
	return parsed(g.t, values[len(values)-1])
}

// changedByOthers guards the configuration that somebody else has put from now on. One that was adopted before the request and is not
// yet given back is guarded as well; and no other is adopted beside it. Of ours beside a log group, the log group is guarded.
func (g *guard) changedByOthers(before, config string) {
	g.on, g.foreign, g.precious, g.group = config != "", "", nil, ""
	if g.former != "" && !loggingconfig.Same(parsed(g.t, before), parsed(g.t, g.former)) {
		g.precious = []string{g.former}
	}
	if loggingconfig.Read(parsed(g.t, config), "our-logs").State == loggingconfig.Ours {
		if !g.endsKeeping() {
			g.group = loggingconfig.LogGroup(parsed(g.t, config))
		}
		return
	}
	if config != "" && (!g.adopts() || g.former != "") {
		g.foreign = config
	}
}

// TestFaultMatrix injects every fault at every call of every request, and writes the results to docs/fault-matrix.md.
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

// faultless holds the scenario to its result without a fault, and returns its calls.
func faultless(t *testing.T, c scenario) (calls []string) {
	synctest.Test(t, func(t *testing.T) {
		s := c.world()
		newGuard(t, c, s)
		err, _ := send(t, s, c.properties, c.event)
		if (err != nil) != c.fails || !loggingconfig.Same(parsed(t, s.config), parsed(t, c.want)) {
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
		// A change between the last read and the put cannot be seen: the API has no condition.
		if operation == http.MethodPut && f.another != "" {
			table.unseen++
			return
		}
		do := f.at(t, c, nth, operation)
		s.fault = func(s *service, o string, n int) answer {
			before := s.config
			a := do(s, o, n)
			if len(s.calls) == nth {
				g.changedByOthers(before, f.another)
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
	if survived && !c.fails && !changed && !loggingconfig.Same(parsed(t, s.config), parsed(t, c.want)) {
		t.Errorf("succeeded, but left %s", s.config)
	}
	s.fault = nil
	if survived && !c.fails && !changed {
		g.ended()
	}
	if !survived && !f.others {
		next(t, c, s, table)
	}
}

// ended holds a Delete after an adoption to give back the configuration that was adopted; not where somebody has added a log group since,
// which would go with ours: then both stay, and the former one stays in its parameter.
func (g *guard) ended() {
	event, ok := g.event.(cfn.Event)
	if !ok || event.RequestType == cfn.RequestDelete || event.ResourceProperties[catalog.PropertyAdoptExisting] != "true" {
		return
	}
	want := g.want
	added := g.group != "" && event.ResourceProperties[catalog.PropertyKeepCloudWatchLogs] != "true"
	if last := len(g.precious) - 1; last >= 0 && !added {
		want = g.precious[last]
	}
	if err, _ := send(g.t, g.s, g.properties, deletion(g.properties)); err != nil || !loggingconfig.Same(parsed(g.t, g.s.config), parsed(g.t, want)) {
		g.t.Errorf("the end of the adoption: error %v, left %s; want %s", err, g.s.config, want)
	}
}

// next holds the request after a failed one to be right: the same again, or CloudFormation's rollback.
func next(t *testing.T, c scenario, s *service, table *table) {
	again := &service{config: s.config, parameters: map[string][]string{}, watch: s.watch}
	for name, values := range s.parameters {
		again.parameters[name] = slices.Clone(values)
	}
	err, _ := send(t, again, c.properties, c.event)
	if wanted := loggingconfig.Same(parsed(t, again.config), parsed(t, c.want)); (err != nil) != c.fails || !wanted && (c.orElse == "" || again.config != s.config) {
		t.Errorf("the same request again: error %v, left %s; want %s", err, again.config, c.want)
	}
	if err, _ := send(t, s, c.properties, c.rollback); c.secondAdoption(err) {
		table.second++
		s.watch = nil // the remedy of the error forgets the former one
		s.parameters[catalog.FormerLoggingParameter] = []string{"{}"}
		if err, _ := send(t, s, c.properties, c.rollback); err != nil {
			t.Errorf("rolling it back again, as the error says: %v", err)
		}
	} else if err != nil {
		t.Errorf("rolling it back: %v", err)
	}
	if !slices.ContainsFunc(c.rolledBack, func(config string) bool { return loggingconfig.Same(parsed(t, s.config), parsed(t, config)) }) {
		t.Errorf("rolling it back left %s; want one of %q", s.config, c.rolledBack)
	}
}
