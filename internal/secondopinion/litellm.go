package secondopinion

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// LitellmFile is the price file in the wheel of litellm.
const LitellmFile = "litellm/model_prices_and_context_window_backup.json"

// ReadLitellm reads the price file of litellm, a JSON object of entries. Prices are US dollars a token.
// https://docs.litellm.ai/docs/provider_registration/add_model_pricing
func ReadLitellm(source string, file io.Reader) (List, error) {
	var entries map[string]json.RawMessage
	if err := json.NewDecoder(file).Decode(&entries); err != nil {
		return List{}, fmt.Errorf("%s: not the price file of litellm: %w", source, err)
	}
	list := List{Source: source}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		var entry litellmEntry
		if err := json.Unmarshal(entries[key], &entry); err != nil || !strings.HasPrefix(entry.Provider, "bedrock") {
			continue // a provider that is not Amazon Bedrock may shape its entries as it likes
		}
		prices, outside, err := readLitellmEntry(source, key, entry, entries[key])
		if err != nil {
			return List{}, fmt.Errorf("%s: %w", source, err)
		}
		list.Prices = append(list.Prices, prices...)
		if outside != "" {
			list.Outside = append(list.Outside, Outside{key, outside})
		}
	}
	if len(list.Prices) == 0 {
		return List{}, fmt.Errorf("%s: has no price of Amazon Bedrock; is it %s of the package litellm?", source, LitellmFile)
	}
	return list, nil
}

type litellmEntry struct {
	Provider string `json:"litellm_provider"`
	Mode     string `json:"mode"`
}

// litellmField is the name of a price of text tokens: its kind, the size of the prompts that have a price of their own, and the tier.
var litellmField = regexp.MustCompile(`^(input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost(?:_above_1hr)?)` +
	`(?:_above_(\d+)k_tokens)?(?:_(batches|flex|priority|ultrafast))?$`)

var litellmKinds = map[string]string{
	"input_cost_per_token":                      ledger.Input,
	"output_cost_per_token":                     ledger.Output,
	"cache_read_input_token_cost":               ledger.CacheRead,
	"cache_creation_input_token_cost":           CacheWrite,
	"cache_creation_input_token_cost_above_1hr": ledger.CacheWrite1h,
}

var litellmTiers = map[string]string{
	"": ledger.Standard, "batches": ledger.Batch, "flex": ledger.Flex, "priority": ledger.Priority, "ultrafast": ledger.Ultrafast,
}

// readLitellmEntry returns the prices of an entry, one for each tier and band, or the reason why it is not compared.
func readLitellmEntry(source, key string, entry litellmEntry, text json.RawMessage) ([]Price, Reason, error) {
	called, outside := readLitellmKey(key, entry)
	if outside != "" {
		return nil, outside, nil
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, "", fmt.Errorf("%q: %w", key, err)
	}
	type band struct {
		tier string
		min  int
	}
	bands := map[band]map[string]decimal.Decimal{}
	var units []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		parts := litellmField.FindStringSubmatch(name)
		usd, err := decimal.NewFromString(string(fields[name]))
		switch {
		case string(fields[name]) == "null":
			continue
		case parts == nil && err == nil && strings.Contains(name, "cost"):
			units = append(units, name)
			continue
		case parts == nil:
			continue
		case err != nil:
			return nil, "", fmt.Errorf("%q: %s is %s, which is no number", key, name, fields[name])
		}
		b := band{tier: litellmTiers[parts[3]]}
		if parts[2] != "" {
			thousands, err := strconv.Atoi(parts[2])
			if err != nil {
				return nil, "", fmt.Errorf("%q: %s: %w", key, name, err)
			}
			b.min = thousands*1000 + 1 // the price of prompts above the size
		}
		if bands[b] == nil {
			bands[b] = map[string]decimal.Decimal{}
		}
		bands[b][litellmKinds[parts[1]]] = perMillion(usd)
	}
	if len(bands) == 0 && len(units) == 0 {
		return nil, NoPrice, nil
	}
	if len(bands) == 0 {
		bands[band{tier: ledger.Standard}] = nil
	}
	var prices []Price
	for _, b := range slices.SortedFunc(maps.Keys(bands), func(x, y band) int {
		return cmp.Or(cmp.Compare(slices.Index(ledger.Tiers(), x.tier), slices.Index(ledger.Tiers(), y.tier)), cmp.Compare(x.min, y.min))
	}) {
		price := called
		price.Source, price.Key, price.Tier, price.MinPromptTokens, price.USD, price.OtherUnits = source, key, b.tier, b.min, bands[b], units
		prices = append(prices, price)
	}
	return prices, "", nil
}
