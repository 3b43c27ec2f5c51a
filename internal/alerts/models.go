package alerts

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/metering"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// modelsKey is the key of the models of the lists, one JSON line for each model in a Region.
const modelsKey = catalog.AlertsPrefix + "models.json"

// Model is a foundation model of the lists in a Region, as it was last read.
type Model struct {
	profiles.ModelUse
	profiles.Lifecycle
	// Notified is the stage of which a message was sent last; empty for none.
	Notified profiles.Stage `json:"notified,omitempty"`
	// CheckedAt is the time of the last reading.
	CheckedAt time.Time `json:"checked_at,omitzero"`
}

// ModelReader returns the models of the lists, and reads their lifecycles.
type ModelReader interface {
	Uses() []profiles.ModelUse
	Read(context.Context, []profiles.ModelUse) ([]profiles.Lifecycle, error)
}

// stages are the stages of a model in their order.
var stages = []profiles.Stage{"", profiles.Active, profiles.Legacy, profiles.Ending, profiles.Ended}

// NotifyModels reads each model of the lists once a day in UTC, and publishes one message about the models that have become LEGACY, have come
// near their end of life, or have reached it; once for each of the three, and again only where AWS moved the end of life away in between. A
// model that could not be read keeps the dates of its last reading, and is read again by the next run. As with [Notifier.Notify], a message
// that could not be published is sent by the next run.
func (n *Notifier) NotifyModels(ctx context.Context, at time.Time, reader ModelReader) error {
	uses := reader.Uses()
	if len(uses) == 0 {
		return nil
	}
	known, err := objectstore.ReadLines[Model](ctx, n.ledger, modelsKey)
	if err != nil {
		return err
	}
	models := listed(uses, known)
	var due []profiles.ModelUse
	for _, m := range models {
		if !m.checkedOn(at) {
			due = append(due, m.ModelUse)
		}
	}
	if len(due) == 0 {
		return nil
	}
	found, unread := reader.Read(ctx, due)
	var news []Model
	for i, next := 0, 0; i < len(models); i++ {
		m := &models[i]
		if !m.checkedOn(at) {
			m.update(found[next], unread == nil, at)
			next++
		}
		stage := m.Stage(at)
		if slices.Index(stages, stage) > max(1, slices.Index(stages, m.Notified)) {
			news = append(news, *m)
		}
		if m.Notified = stage; stage == profiles.Active {
			m.Notified = ""
		}
	}
	if len(news) > 0 {
		subject := "Amazon Bedrock models: " + metering.Count(int64(len(byModel(news))), "model is", "models are") + " LEGACY or near the end of life"
		if err := n.send(ctx, subject, n.modelsMessage(news, at)); err != nil {
			return errors.Join(unread, err)
		}
	}
	return errors.Join(unread, objectstore.WriteLines(ctx, n.ledger, modelsKey, models...))
}

// listed returns the models of the lists with what is known of them. A model that left the lists is left out.
func listed(uses []profiles.ModelUse, known []Model) []Model {
	models := make([]Model, len(uses))
	for i, u := range uses {
		before := slices.IndexFunc(known, func(k Model) bool { return k.Region == u.Region && k.Model == u.Model })
		if before >= 0 {
			models[i] = known[before]
		}
		models[i].ModelUse = u
	}
	return models
}

func (m *Model) checkedOn(at time.Time) bool {
	return catalog.DateOf(m.CheckedAt) == catalog.DateOf(at)
}

// update replaces the lifecycle by one that was read. A model that is no longer offered keeps its dates, and so its end of life. Where the
// reading was not complete, one without a status may be a failure: the next run reads it again.
func (m *Model) update(found profiles.Lifecycle, complete bool, at time.Time) {
	if found.Status != "" {
		m.Lifecycle = found
	}
	if found.Status != "" || complete {
		m.CheckedAt = at
	}
}

// byModel returns the models grouped by their id, in the order of the ids, each group with one stage and one end of life.
func byModel(models []Model) [][]Model {
	sorted := slices.Clone(models)
	slices.SortStableFunc(sorted, func(a, b Model) int { return cmp.Compare(a.Model, b.Model) })
	var groups [][]Model
	for _, m := range sorted {
		if last := len(groups) - 1; last >= 0 && groups[last][0].Model == m.Model {
			groups[last] = append(groups[last], m)
			continue
		}
		groups = append(groups, []Model{m})
	}
	return groups
}

// modelsMessage returns, for each model, its sentences with their Regions, the products that call it, and the action to take.
func (n *Notifier) modelsMessage(news []Model, at time.Time) string {
	var text strings.Builder
	for _, group := range byModel(news) {
		var sentences, products []string
		regions := map[string][]string{}
		for _, m := range group {
			sentence := m.Sentence(m.Model, at)
			if regions[sentence] == nil {
				sentences = append(sentences, sentence)
			}
			regions[sentence] = append(regions[sentence], m.Region)
			products = append(products, m.Products...)
		}
		for _, sentence := range sentences {
			_, _ = fmt.Fprintf(&text, "%s. Regions: %s.\n", sentence, strings.Join(regions[sentence], ", "))
		}
		slices.Sort(products)
		_, _ = fmt.Fprintf(&text, "Products: %s.\nWhat to do: upgrade the model in products.go (docs/operations.md, \"Upgrade a model\").\n\n", strings.Join(slices.Compact(products), ", "))
	}
	_, _ = fmt.Fprintf(&text, "Account %s. All models: go run ./cmd/preflight.\n", n.account)
	return text.String()
}
