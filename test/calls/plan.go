package calls

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

const (
	// Days is the number of days that the planned calls are spread over, today included. The named query who_used_the_tokens
	// reads the seventh day before today.
	Days = 14
	// leastCalls is the least number of planned calls. Long lists have more: every role calls every profile of its product.
	leastCalls = 440
	// throttledEvery is the number of calls of which one is throttled, on average.
	throttledEvery = 37
)

// Operation is an Operation of the Amazon Bedrock runtime.
type Operation string

// The Operations that Amazon Bedrock logs.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
const (
	Converse                      Operation = "Converse"
	ConverseStream                Operation = "ConverseStream"
	InvokeModel                   Operation = "InvokeModel"
	InvokeModelWithResponseStream Operation = "InvokeModelWithResponseStream"
)

// Operations are the Operations that Amazon Bedrock logs.
var Operations = []Operation{Converse, ConverseStream, InvokeModel, InvokeModelWithResponseStream}

// Call is a call of Amazon Bedrock.
type Call struct {
	Role   catalog.Role
	Region string
	Model  catalog.Model
	// Operation is InvokeModel for an embedding model.
	Operation Operation
	// Time is the time of the call. The emulator takes it from a header.
	Time time.Time
	// Metadata is the request metadata of the call.
	Metadata map[string]string
	// Python: the service is a program in Python, which stamps by the published JSON Schema.
	Python bool
	// Tokens are the tokens of the call.
	Tokens Usage
	// Throttled: the call fails and uses no tokens.
	Throttled bool
	// Tier is the service tier that the call requests. Zero: none.
	Tier string
}

// Usage counts the tokens of a call: four kinds, of which none includes another. An embedding has input tokens alone.
type Usage struct {
	Input, Output, CacheRead, CacheWrite int64
	Embedding                            bool
}

// Embeds reports whether a model returns embeddings.
func Embeds(model string) bool { return strings.Contains(model, "embed") }

// Plan returns calls of every role, through every profile of its product, in every Region of the product, spread over the
// last [Days] days. The same lists and the same day give the same calls.
func Plan(c catalog.Catalog, now time.Time) []Call {
	random := rand.New(rand.NewPCG(20260501, 1))
	kinds := callers(c)
	if len(kinds) == 0 {
		return nil
	}
	teams := teamsOf(c)
	features := []string{"chat", "summarize", "search", "classify", "eval"}
	today := now.UTC().Truncate(24 * time.Hour)
	var calls []Call
	for i := range max(leastCalls, len(kinds)) {
		kind, round := kinds[i%len(kinds)], i/len(kinds)
		day := (i%len(kinds) + round) % Days
		// Not later in its day than now is in today: no call lies ahead, and no call of yesterday is in the last 24 hours.
		at := today.AddDate(0, 0, -day).Add(time.Duration(float64(now.UTC().Sub(today)) * 0.9 * random.Float64()))
		team := kind.Role.Product.Team
		if kind.Role.Product.Shared && len(teams) > 0 {
			team = teams[i%len(teams)]
		}
		planned := kind
		planned.Python = kind.Role.Service.Name == kinds[len(kinds)-1].Role.Service.Name
		planned.Time = at
		planned.Operation = Operations[(i+round)%len(Operations)]
		planned.Tokens = randomUsage(random, kind.Model)
		if planned.Tokens.Embedding {
			planned.Operation = InvokeModel
		}
		planned.Throttled = random.IntN(throttledEvery) == 0
		planned.Metadata = map[string]string{
			"team":       team,
			"service":    kind.Role.Service.Name,
			"env":        kind.Role.Environment,
			"feature":    features[random.IntN(len(features))],
			"request_id": fmt.Sprintf("req_%06d", i),
		}
		calls = append(calls, planned)
	}
	return calls
}

// callers returns one call for every role, Region and model of the role's product.
func callers(c catalog.Catalog) []Call {
	var kinds []Call
	for _, role := range c.Roles() {
		for _, region := range c.ActiveRegions() {
			for _, profile := range c.Profiles(region) {
				if profile.Product.Name == role.Product.Name {
					kinds = append(kinds, Call{Role: role, Region: region.Name, Model: profile.Model})
				}
			}
		}
	}
	return kinds
}

// teamsOf returns the teams that own a product that is not shared.
func teamsOf(c catalog.Catalog) []string {
	var teams []string
	for _, p := range c.Products {
		if !p.Shared && p.Retired == "" && !slices.Contains(teams, p.Team) {
			teams = append(teams, p.Team)
		}
	}
	return teams
}

// randomUsage returns the tokens of a call of that model.
func randomUsage(random *rand.Rand, model catalog.Model) Usage {
	between := func(low, high int64) int64 { return low + random.Int64N(high-low+1) }
	if Embeds(model.ID) {
		return Usage{Input: between(20, 500), Embedding: true}
	}
	used := Usage{Input: between(150, 4000), Output: between(40, 1200)}
	switch random.IntN(4) {
	case 0:
		used.CacheRead = between(1024, 20000)
	case 1:
		used.CacheWrite = between(1024, 8000)
	}
	return used
}
