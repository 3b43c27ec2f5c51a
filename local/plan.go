package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	// planDays is how many days the calls are spread over, today included. who_used_the_tokens asks for the seventh day
	// before today.
	planDays = 14
	// planCalls is about how many calls are made; a long list makes more, since every profile is called by every role.
	planCalls = 440
	// darkCalls are made in a Region that is not listed.
	darkCalls = 9
	// failEvery is how rarely a call is throttled.
	failEvery = 37
)

// operation is one of the four operations of the runtime that Amazon Bedrock logs.
type operation string

const (
	converse                      operation = "Converse"
	converseStream                operation = "ConverseStream"
	invokeModel                   operation = "InvokeModel"
	invokeModelWithResponseStream operation = "InvokeModelWithResponseStream"
)

var operations = []operation{converse, converseStream, invokeModel, invokeModelWithResponseStream}

// call is one call to be made.
type call struct {
	Role   catalog.Role
	Region string
	Model  catalog.Model
	// Operation is InvokeModel for a model of embeddings.
	Operation operation
	// Time is when the call counts as made.
	Time time.Time
	// Metadata is the request metadata the service stamps.
	Metadata map[string]string
	// Python: the service is written in Python, and stamps by the published JSON Schema.
	Python bool
	// Tokens are what the model uses.
	Tokens usage
	// Throttled calls fail and use none.
	Throttled bool
}

// usage is the four disjoint buckets of a call. An embedding has input alone.
type usage struct {
	Input, Output, CacheRead, CacheWrite int64
	Embedding                            bool
}

// embeds reports whether a model answers with embeddings.
func embeds(model string) bool { return strings.Contains(model, "embed") }

// makePlan returns the calls of the demo: every role, through every profile of its product, in every Region of that, on
// each of the last planDays days. The same lists and the same day give the same calls.
func makePlan(c catalog.Catalog, now time.Time) []call {
	random := rand.New(rand.NewPCG(20260501, 1))
	kinds := callers(c)
	if len(kinds) == 0 {
		return nil
	}
	teams := teamsOf(c)
	features := []string{"chat", "summarize", "search", "classify", "eval"}
	today := now.UTC().Truncate(24 * time.Hour)
	var calls []call
	for i := range max(planCalls, len(kinds)) {
		kind, round := kinds[i%len(kinds)], i/len(kinds)
		day := (i%len(kinds) + round) % planDays
		// Not later in its day than now is in today: so no call lies ahead, and none of yesterday in the last 24 hours.
		at := today.AddDate(0, 0, -day).Add(time.Duration(float64(now.UTC().Sub(today)) * 0.9 * random.Float64()))
		team := kind.Role.Product.Team
		if kind.Role.Product.Shared && len(teams) > 0 {
			team = teams[i%len(teams)]
		}
		made := kind
		made.Python = kind.Role.Service.Name == kinds[len(kinds)-1].Role.Service.Name
		made.Time = at
		made.Operation = operations[(i+round)%len(operations)]
		made.Tokens = randomUsage(random, kind.Model)
		if made.Tokens.Embedding {
			made.Operation = invokeModel
		}
		made.Throttled = random.IntN(failEvery) == 0
		made.Metadata = map[string]string{
			"team":       team,
			"service":    kind.Role.Service.Name,
			"env":        kind.Role.Environment,
			"feature":    features[random.IntN(len(features))],
			"request_id": fmt.Sprintf("req_%06d", i),
		}
		calls = append(calls, made)
	}
	return calls
}

// callers returns one call for every role, Region and model that go together.
func callers(c catalog.Catalog) []call {
	var kinds []call
	for _, role := range c.Roles() {
		for _, region := range c.ActiveRegions() {
			for _, profile := range c.Profiles(region) {
				if profile.Product.Name == role.Product.Name {
					kinds = append(kinds, call{Role: role, Region: region.Name, Model: profile.Model})
				}
			}
		}
	}
	return kinds
}

// teamsOf returns the teams that own a product of their own.
func teamsOf(c catalog.Catalog) []string {
	var teams []string
	for _, p := range c.Products {
		if !p.Shared && p.Retired == "" && !slices.Contains(teams, p.Team) {
			teams = append(teams, p.Team)
		}
	}
	return teams
}

// randomUsage returns what a call of that model may use.
func randomUsage(random *rand.Rand, model catalog.Model) usage {
	between := func(low, high int64) int64 { return low + random.Int64N(high-low+1) }
	if embeds(model.ID) {
		return usage{Input: between(20, 500), Embedding: true}
	}
	used := usage{Input: between(150, 4000), Output: between(40, 1200)}
	switch random.IntN(4) {
	case 0:
		used.CacheRead = between(1024, 20000)
	case 1:
		used.CacheWrite = between(1024, 8000)
	}
	return used
}
