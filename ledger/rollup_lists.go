package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// lateDays is the number of days after a call in which its record may be delivered.
const lateDays = 7

// EffectiveLists returns a hash for each delivery day, by its text as 2026-11-16, of all that gives the day's requests their owners and prices:
// the rates, owners and callers effective on the day or on one of the seven days before, of which late records are, the units, the request
// metadata keys, and [RollUpVersion]. It does not change with the first or last day of an entry, as long as the entry holds on the same of
// these days.
func EffectiveLists(c catalog.Catalog, days ...time.Time) (map[string]string, error) {
	rates, err := Rates()
	if err != nil {
		return nil, err
	}
	return EffectiveListsWith(c, rates, days...)
}

// EffectiveListsWith returns the hashes of [EffectiveLists] for another rate card than this program's.
func EffectiveListsWith(c catalog.Catalog, rates []Rate, days ...time.Time) (map[string]string, error) {
	units, err := Units()
	if err != nil {
		return nil, err
	}
	keys := slices.DeleteFunc(slices.Clone(schema.Keys), func(k schema.Key) bool { return k.HighCardinality })
	return effectiveLists(c, rates, units, keys, days)
}

func effectiveLists(c catalog.Catalog, rates []Rate, units []Unit, keys schema.Schema, days []time.Time) (map[string]string, error) {
	models := [][]string{}
	for _, u := range units {
		models = append(models, []string{u.Model, string(u.Billing)})
	}
	hashes, effective, entries := map[string]string{}, map[catalog.Date]string{}, entriesOf(c, rates)
	for _, day := range days {
		content := []any{RollUpVersion, models, keys}
		for before := range lateDays + 1 {
			on := catalog.Date(day.AddDate(0, 0, -before).Format(time.DateOnly))
			if effective[on] == "" {
				var texts []string
				for _, e := range entries {
					if holds(e.from, e.to, on) {
						texts = append(texts, e.hash)
					}
				}
				effective[on] = hashOf(texts)
			}
			content = append(content, effective[on])
		}
		text, err := json.Marshal(content)
		if err != nil {
			return nil, fmt.Errorf("lists of %s: %w", day.Format(time.DateOnly), err)
		}
		sum := sha256.Sum256(text)
		hashes[day.Format(time.DateOnly)] = hex.EncodeToString(sum[:])
	}
	return hashes, nil
}

// entry is an entry of a list that holds from a day on and before another.
type entry struct {
	from, to catalog.Date
	hash     string
}

// holds reports whether a day is from the first day, and before the first day after. Empty: no limit.
func holds(from, to, day catalog.Date) bool { return from <= day && (to == "" || day < to) }

// entriesOf returns the entries of the lists, without their days in the hash, sorted by it.
func entriesOf(c catalog.Catalog, rates []Rate) []entry {
	var entries []entry
	add := func(from, to catalog.Date, texts ...string) {
		entries = append(entries, entry{from, to, hashOf(texts)})
	}
	for i := range rates {
		r := &rates[i]
		add(r.ValidFrom, r.ValidTo, append([]string{"rate", r.Model, r.Routing, r.Region, r.Tier, fmt.Sprint(r.MinPromptTokens)}, r.prices()...)...)
	}
	for _, o := range c.Ownerships() {
		add(o.From, o.To, "owner", o.Product, o.Team, fmt.Sprint(o.Shared))
	}
	for _, caller := range c.Callers() {
		add(caller.From, caller.To, "caller", caller.RoleName, caller.Service, caller.Environment, caller.Product)
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.hash, b.hash) })
	return entries
}
