package secondopinion

import (
	"regexp"
	"slices"
	"strings"
)

// genaiMatch is a condition on a called id. One field is set.
type genaiMatch struct {
	Equals     *string      `json:"equals"`
	StartsWith *string      `json:"starts_with"`
	EndsWith   *string      `json:"ends_with"`
	Contains   *string      `json:"contains"`
	Regex      *string      `json:"regex"`
	Or         []genaiMatch `json:"or_"`
	And        []genaiMatch `json:"and_"`
}

// matches reports whether the condition holds for an id.
func (m genaiMatch) matches(id string) bool {
	holds := func(part genaiMatch) bool { return part.matches(id) }
	switch {
	case m.Equals != nil:
		return id == *m.Equals
	case m.StartsWith != nil:
		return strings.HasPrefix(id, *m.StartsWith)
	case m.EndsWith != nil:
		return strings.HasSuffix(id, *m.EndsWith)
	case m.Contains != nil:
		return strings.Contains(id, *m.Contains)
	case m.Regex != nil:
		pattern, err := regexp.Compile(*m.Regex)
		return err == nil && pattern.MatchString(id)
	case m.Or != nil:
		return slices.ContainsFunc(m.Or, holds)
	default:
		return m.And != nil && !slices.ContainsFunc(m.And, func(part genaiMatch) bool { return !part.matches(id) })
	}
}

// names reports whether the condition spells out a routing prefix.
func (m genaiMatch) names(prefix string) bool {
	for _, text := range []*string{m.Equals, m.StartsWith, m.EndsWith, m.Contains} {
		if text != nil && strings.HasPrefix(strings.TrimPrefix(*text, "/"), prefix+".") {
			return true
		}
	}
	return slices.ContainsFunc(slices.Concat(m.Or, m.And), func(part genaiMatch) bool { return part.names(prefix) })
}
