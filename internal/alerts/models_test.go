package alerts

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/profiles"
)

// models is a reader of the lifecycles by "Region model".
type models struct {
	uses       []profiles.ModelUse
	lifecycles map[string]profiles.Lifecycle
	err        error
	// read are the models of each reading.
	read []string
}

func (m *models) Uses() []profiles.ModelUse { return m.uses }

func (m *models) Read(_ context.Context, uses []profiles.ModelUse) ([]profiles.Lifecycle, error) {
	var found []profiles.Lifecycle
	for _, u := range uses {
		m.read = append(m.read, u.Region+" "+u.Model)
		found = append(found, m.lifecycles[u.Region+" "+u.Model])
	}
	return found, m.err
}

const week = 7 * 24 * time.Hour

var (
	announced = today.Add(30 * 24 * time.Hour)
	ends      = announced.Add(180 * 24 * time.Hour)
)

func twoRegions() *models {
	soon := profiles.Lifecycle{Status: "ACTIVE", LegacyFrom: &announced, EndOfLife: &ends}
	return &models{
		uses: []profiles.ModelUse{
			{Region: "eu-west-1", Model: "m.sonnet", Products: []string{"search", "chat"}},
			{Region: "eu-west-1", Model: "m.lite", Products: []string{"search"}},
			{Region: "us-east-1", Model: "m.sonnet", Products: []string{"search"}},
		},
		lifecycles: map[string]profiles.Lifecycle{"eu-west-1 m.sonnet": soon, "us-east-1 m.sonnet": soon, "eu-west-1 m.lite": {Status: "ACTIVE"}},
	}
}

// A year of hourly runs reads each model once a day, and sends three messages: LEGACY, near its end, ended.
func TestAYearOfModels(t *testing.T) {
	s, p, m := objectstoretest.New(), &topic{}, twoRegions()
	n := notifier(t, s, p, nil)
	var sent []string
	for at := today; at.Before(today.AddDate(1, 0, 0)); at = at.Add(time.Hour) {
		if at.After(ends) {
			m.lifecycles = nil // AWS no longer knows the model
		}
		if err := n.NotifyModels(t.Context(), at, m); err != nil {
			t.Fatal(err)
		}
		if len(p.messages) > len(sent) {
			sent = append(sent, at.Format(time.DateOnly)+" "+strings.Split(*p.messages[len(sent)].Message, "\n")[0])
		}
	}
	const note = " (an account that has not called it for some weeks is refused), ends on 2027-06-21. Regions: eu-west-1, us-east-1."
	want := []string{
		"2026-12-24 m.sonnet is LEGACY since 2026-12-23" + note,
		"2027-03-24 m.sonnet is LEGACY since 2026-12-23" + note,
		"2027-06-22 m.sonnet reached its end of life on 2027-06-21: calls fail. Regions: eu-west-1, us-east-1.",
	}
	if diff := cmp.Diff(want, sent); diff != "" {
		t.Error(diff)
	}
	if days := 366; len(m.read) != 3*days {
		t.Errorf("%d readings in %d days", len(m.read), days)
	}
	if got := *p.messages[0].Subject; got != "Amazon Bedrock models: 1 model is LEGACY or near the end of life" || *p.messages[0].TopicArn != "the-topic" {
		t.Errorf("subject %q to %s", got, *p.messages[0].TopicArn)
	}
	if diff := cmp.Diff("m.sonnet is LEGACY since 2026-12-23"+note+"\nProducts: chat, search.\n"+
		"What to do: upgrade the model in products.go (docs/operations.md, \"Upgrade a model\").\n\nAccount 123456789012. All models: go run ./cmd/preflight.\n", *p.messages[0].Message); diff != "" {
		t.Error(diff)
	}
}

// An end of life that AWS moves away may come near again, and is notified again then.
func TestAnEndOfLifeIsPostponed(t *testing.T) {
	s, p, m := objectstoretest.New(), &topic{}, twoRegions()
	n := notifier(t, s, p, nil)
	later := ends.AddDate(0, 6, 0)
	for _, step := range []struct {
		at       time.Time
		end      time.Time
		messages int
	}{{ends.Add(-week), ends, 1}, {ends.Add(-week / 2), later, 1}, {later.Add(-week), later, 2}} {
		for key, l := range m.lifecycles {
			if l.EndOfLife != nil {
				l.EndOfLife = &step.end
				m.lifecycles[key] = l
			}
		}
		if err := n.NotifyModels(t.Context(), step.at, m); err != nil || len(p.messages) != step.messages {
			t.Errorf("%s: error %v, %d messages, want %d", step.at, err, len(p.messages), step.messages)
		}
	}
}

// A model that could not be read is read again by the next run, and one that was read is not. A new model is read at once, one that left the
// lists is forgotten.
func TestModelsAreReadWhenDue(t *testing.T) {
	s, p, m := objectstoretest.New(), &topic{}, twoRegions()
	n := notifier(t, s, p, nil)
	m.err = errors.New("no answer")
	delete(m.lifecycles, "us-east-1 m.sonnet")
	if err := n.NotifyModels(t.Context(), today, m); err == nil || err.Error() != "no answer" {
		t.Errorf("error %v", err)
	}
	m.read, m.err = nil, nil
	m.uses = append(m.uses[1:], profiles.ModelUse{Region: "us-east-1", Model: "m.new"}) // in no Region
	for range 2 {
		if err := n.NotifyModels(t.Context(), today.Add(time.Hour), m); err != nil {
			t.Error(err)
		}
	}
	if want := []string{"us-east-1 m.sonnet", "us-east-1 m.new"}; !slices.Equal(m.read, want) {
		t.Errorf("read %v, want %v", m.read, want)
	}
	if strings.Contains(s.Objects["coverage/alerts/models.json"], `"eu-west-1","model":"m.sonnet"`) || len(p.messages) != 0 {
		t.Errorf("%d messages, kept %s", len(p.messages), s.Objects["coverage/alerts/models.json"])
	}
}

func TestAMessageOfModelsThatFailedIsSentLater(t *testing.T) {
	s, p, m := objectstoretest.New(), &topic{err: accessDenied}, twoRegions()
	n := notifier(t, s, p, nil)
	for _, want := range []string{"publish to the-topic (sns:Publish): AccessDeniedException: User is not authorized to do it", ""} {
		err := n.NotifyModels(t.Context(), announced, m)
		if got := map[bool]string{true: "", false: "?"}[err == nil]; err != nil && err.Error() != want || err == nil && want != got {
			t.Errorf("error %v, want %q", err, want)
		}
		if p.err != nil && len(s.Puts) != 0 {
			t.Errorf("wrote %v", s.Puts)
		}
		p.err = nil
	}
	if len(p.messages) != 1 {
		t.Errorf("%d messages", len(p.messages))
	}
	s.GetErr = errors.New("no bucket")
	if err := n.NotifyModels(t.Context(), announced.Add(week), m); err == nil || len(p.messages) != 1 {
		t.Errorf("error %v, %d messages: the stages are unknown, and no message may be sent again every hour", err, len(p.messages))
	}
}
