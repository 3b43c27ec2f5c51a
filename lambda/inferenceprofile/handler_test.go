package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
)

// with returns our tags and more, in pairs of key and value.
func with(more ...string) map[string]string {
	tags := maps.Clone(ours)
	for i := 0; i < len(more); i += 2 {
		tags[more[i]] = more[i+1]
	}
	return tags
}

func TestRequests(t *testing.T) {
	for _, c := range []struct {
		name string
		// there returns the physical id of the request, with the profiles that are there.
		there       func(*service) string
		kind        cfn.RequestType
		now, before map[string]any
		calls       string
		left        []string
		// same means that the physical id stays.
		same bool
		says string
	}{
		{
			name: "created with its tags", kind: cfn.RequestCreate, now: properties("a", sonnet4, "team", "core"),
			calls: "List Create", left: []string{"a 2 map[model:m product:search team:core]"},
		},
		{
			name: "a foundation model", kind: cfn.RequestCreate, now: properties("a", titan),
			calls: "List Create", left: []string{"a 1 map[model:m product:search]"},
		},
		{
			name: "one of ours is taken", kind: cfn.RequestCreate, now: properties("a", sonnet4, "team", "core"),
			there: func(s *service) string { s.add("a", sonnet4, with("team", "former", "theirs", "1")); return "" },
			calls: "List ListTags Tag", left: []string{"a 2 map[model:m product:search team:core theirs:1]"},
		},
		{
			name: "one of ours is taken as it is", kind: cfn.RequestCreate, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("a", sonnet4, with()); return "" },
			calls: "List ListTags", left: []string{"a 2 map[model:m product:search]"},
		},
		{
			name: "ours among others", kind: cfn.RequestCreate, now: properties("a", sonnet4),
			there: func(s *service) string {
				s.add("a", sonnet4, map[string]string{})
				s.add("a", sonnet4, with())
				return ""
			},
			calls: "List ListTags ListTags", left: []string{"a 2 map[]", "a 2 map[model:m product:search]"},
		},
		{
			name: "somebody else's", kind: cfn.RequestCreate, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("a", sonnet4, map[string]string{"product": "search"}); return "" },
			calls: "List ListTags", left: []string{"a 2 map[product:search]"},
			says: "inference profile a in eu-north-1: arn:aws:bedrock:eu-north-1:123456789012:application-inference-profile/p0 has this name, and not the model anthropic.claude-sonnet-4-5-20250929-v1:0 with the tags " +
				"product=search and model=m: delete it (aws bedrock delete-inference-profile --region eu-north-1 --inference-profile-identifier arn:aws:bedrock:eu-north-1:123456789012:application-inference-profile/p0), " +
				"or give it these tags if it is this product's, and deploy again",
		},
		{
			name: "ours of another model", kind: cfn.RequestCreate, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("a", sonnet5, with()); return "" },
			calls: "List ListTags", left: []string{"a 2 map[model:m product:search]"}, says: "has this name, and not the model anthropic.claude-sonnet-4-5",
		},
		{
			name: "a list that is too old", kind: cfn.RequestCreate, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("a", sonnet4, with()); s.unique, s.unlisted = true, true; return "" },
			calls: "List Create List ListTags", left: []string{"a 2 map[model:m product:search]"},
		},
		{
			name: "nothing to change", kind: cfn.RequestUpdate, now: properties("a", sonnet4), before: properties("a", sonnet4),
			there: func(s *service) string { return s.add("a", sonnet4, with()) },
			calls: "Get ListTags", left: []string{"a 2 map[model:m product:search]"}, same: true,
		},
		{
			name: "tags change in place", kind: cfn.RequestUpdate, now: properties("a", sonnet4, "team", "core"), before: properties("a", sonnet4, "team", "former", "old", "1"),
			there: func(s *service) string {
				return s.add("a", sonnet4, with("team", "former", "old", "1", "theirs", "1"))
			},
			calls: "Get ListTags Tag Untag", left: []string{"a 2 map[model:m product:search team:core theirs:1]"}, same: true,
		},
		{
			name: "a new source replaces, and the former profile stays", kind: cfn.RequestUpdate, now: properties("b", sonnet5), before: properties("a", sonnet4),
			there: func(s *service) string { return s.add("a", sonnet4, with()) },
			calls: "Get List Create", left: []string{"a 2 map[model:m product:search]", "b 2 map[model:m product:search]"},
		},
		{
			name: "back to the former model", kind: cfn.RequestUpdate, now: properties("a", sonnet4), before: properties("b", sonnet5),
			there: func(s *service) string { s.add("a", sonnet4, with()); return s.add("b", sonnet5, with()) },
			calls: "Get List ListTags", left: []string{"a 2 map[model:m product:search]", "b 2 map[model:m product:search]"},
		},
		{
			name: "deleted by hand", kind: cfn.RequestUpdate, now: properties("a", sonnet4, "team", "core"), before: properties("a", sonnet4),
			there: func(*service) string {
				return "arn:aws:bedrock:eu-north-1:123456789012:application-inference-profile/gone"
			},
			calls: "Get List Create", left: []string{"a 2 map[model:m product:search team:core]"},
		},
		{
			name: "deleted", kind: cfn.RequestDelete, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("b", sonnet5, with()); return s.add("a", sonnet4, with()) },
			calls: "Delete", left: []string{"b 2 map[model:m product:search]"}, same: true,
		},
		{
			name: "deleted before", kind: cfn.RequestDelete, now: properties("a", sonnet4),
			there: func(*service) string {
				return "arn:aws:bedrock:eu-north-1:123456789012:application-inference-profile/gone"
			},
			calls: "Delete", same: true,
		},
		{
			name: "never created", kind: cfn.RequestDelete, now: properties("a", sonnet4),
			there: func(s *service) string { s.add("a", sonnet4, with()); return "not-created" },
			left:  []string{"a 2 map[model:m product:search]"}, same: true,
		},
		{
			name: "a system-defined profile is never deleted", kind: cfn.RequestDelete, now: properties("a", sonnet4),
			there: func(*service) string { return sonnet4 }, same: true,
		},
		{name: "no properties", kind: cfn.RequestCreate, now: map[string]any{}, says: "the property InferenceProfileName is missing"},
		{name: "no request type", kind: "Read", now: properties("a", sonnet4), says: `request type is "Read"; allowed: Create, Update, Delete`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, id := &service{tokens: map[string]string{}}, ""
			if c.there != nil {
				id = c.there(s)
			}
			got, attributes, err := s.handler("").handle(t.Context(), request(t, c.kind, id, c.now, c.before))
			if calls := strings.Join(s.calls, " "); calls != c.calls {
				t.Errorf("calls %s, want %s", calls, c.calls)
			}
			if state := s.state(); !slices.Equal(state, c.left) {
				t.Errorf("left %q, want %q", state, c.left)
			}
			if c.says != "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("error %v, want %s", err, c.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if (got == id) != c.same || attributes["InferenceProfileArn"] != got || got == "" {
				t.Errorf("physical id %q, was %q, attributes %v", got, id, attributes)
			}
		})
	}
}

// A prefix is put before the keys by which a profile is ours.
func TestTagPrefix(t *testing.T) {
	s := &service{tokens: map[string]string{}}
	s.add("a", sonnet4, map[string]string{"acme:product": "search", "acme:model": "m"})
	now := properties("a", sonnet4)
	now["Tags"] = []any{map[string]any{"Key": "acme:product", "Value": "search"}, map[string]any{"Key": "acme:model", "Value": "m"}}
	if _, _, err := s.handler("acme:").handle(t.Context(), request(t, cfn.RequestCreate, "", now, nil)); err != nil {
		t.Error(err)
	}
	if _, _, err := s.handler("").handle(t.Context(), request(t, cfn.RequestCreate, "", now, nil)); err == nil {
		t.Error("a profile without our tags was taken")
	}
}

// CloudFormation may deliver a request twice.
func TestARequestDeliveredTwice(t *testing.T) {
	s := &service{tokens: map[string]string{}}
	event := request(t, cfn.RequestCreate, "", properties("a", sonnet4), nil)
	first, _, err := s.handler("").handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	s.unlisted = true // the second one begins before the list has the profile
	second, _, err := s.handler("").handle(t.Context(), event)
	if err != nil || second != first || len(s.profiles) != 1 {
		t.Errorf("%s, then %s, error %v: %d profiles", first, second, err, len(s.profiles))
	}
}

// Every call of every request fails once, with and without its work done. The same request again has the result of one without a
// fault. CloudFormation's rollback, an update to the former properties with the id that the failed request left, succeeds, and the
// former profile is there with its tags.
func TestFaultsAndRollbacks(t *testing.T) {
	former, profile := properties("a", sonnet4, "team", "core"), func(s *service) string { return s.add("a", sonnet4, with("team", "core")) }
	injected := 0
	for name, now := range map[string]map[string]any{
		"tags": properties("a", sonnet4, "team", "growth", "env", "x"), "fewer tags": properties("a", sonnet4), "source": properties("b", sonnet5, "team", "core"),
	} {
		for _, wrong := range []answer{denied, lost} {
			for nth := 1; ; nth++ {
				clean, faulty := &service{tokens: map[string]string{}}, &service{tokens: map[string]string{}}
				cleanID, id := profile(clean), profile(faulty)
				if _, _, err := clean.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, cleanID, now, former)); err != nil {
					t.Fatal(err)
				}
				if nth > len(clean.calls) {
					break
				}
				injected++
				faulty.fault = func(n int, _ string) answer {
					if n == nth {
						return wrong
					}
					return answer{}
				}
				if _, _, err := faulty.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, id, now, former)); err == nil {
					t.Errorf("%s: the fault at call %d was not told", name, nth)
				}
				rolledBack := *faulty
				rolledBack.profiles = nil
				for _, f := range faulty.profiles {
					rolledBack.profiles = append(rolledBack.profiles, &fake{f.arn, f.name, f.models, maps.Clone(f.tags)})
				}
				again, _, err := faulty.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, id, now, former))
				if err != nil || !slices.Equal(faulty.state(), clean.state()) || (again == id) != (name != "source") {
					t.Errorf("%s, fault at call %d: again %s, error %v: %q", name, nth, again, err, faulty.state())
				}
				back, _, err := rolledBack.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, id, former, now))
				if err != nil || back != id || !slices.Contains(rolledBack.state(), "a 2 map[model:m product:search team:core]") {
					t.Errorf("%s, fault at call %d: rolled back to %s, error %v: %q", name, nth, back, err, rolledBack.state())
				}
			}
		}
	}
	if injected < 18 {
		t.Errorf("%d faults, want at least 18", injected)
	}
}

// Another resource of the stack fails after a replacement: the rollback finds the former profile by its name, as it was kept.
func TestRollbackOfAReplacement(t *testing.T) {
	s := &service{tokens: map[string]string{}}
	first := s.add("a", sonnet4, with())
	second, _, err := s.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, first, properties("b", sonnet5), properties("a", sonnet4)))
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := s.handler("").handle(t.Context(), request(t, cfn.RequestUpdate, second, properties("a", sonnet4), properties("b", sonnet5)))
	if err != nil || back != first {
		t.Errorf("rolled back to %s, error %v, want %s", back, err, first)
	}
	if _, _, err := s.handler("").handle(t.Context(), request(t, cfn.RequestDelete, second, properties("b", sonnet5), nil)); err != nil || len(s.profiles) != 1 {
		t.Errorf("error %v, left %q", err, s.state())
	}
}
