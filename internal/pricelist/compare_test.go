package pricelist

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const (
	claude = "anthropic.claude-x"
	titan  = "amazon.titan-x"
)

// cardOf reads rates written as "model routing region min kind usd [from [to]]", with - for any Region. The first is line 2.
func cardOf(t *testing.T, lines ...string) []ledger.Rate {
	t.Helper()
	var rates []ledger.Rate
	for i, line := range lines {
		words := append(strings.Fields(line), "2026-01-01", "")
		if n := len(strings.Fields(line)); n > 6 {
			words = append(strings.Fields(line), "")
		}
		minimum, err := strconv.Atoi(words[3])
		if err != nil {
			t.Fatal(err)
		}
		rates = append(rates, ledger.Rate{
			Line: i + 2, Model: words[0], Routing: words[1], Tier: "standard",
			MinPromptTokens: minimum, TokenKind: words[4], USDPerMillion: decimal.RequireFromString(words[5]),
			ValidFrom: catalog.Date(words[6]), ValidTo: catalog.Date(words[7]),
		})
		if words[2] != "-" {
			rates[i].Region = words[2]
		}
	}
	return rates
}

// listOf reads prices written as "model routing region kind usd", with - for not Global, and long before kind where it is for
// long prompts. A model without a point is a published name that models.csv does not know.
func listOf(t *testing.T, lines ...string) List {
	t.Helper()
	var list List
	for _, line := range lines {
		short := strings.Replace(line, " long ", " ", 1)
		words := strings.Fields(short)
		p := Price{
			Name: "the name of " + words[0], Model: words[0], Routing: catalog.Routing(strings.Trim(words[1], "-")), Region: words[2],
			Long: short != line, TokenKind: words[3], USDPerMillion: decimal.RequireFromString(words[4]), Product: "AmazonBedrock " + words[3],
		}
		if !strings.Contains(words[0], ".") {
			p.Name, p.Model = words[0], ""
			p.Provider = map[bool]string{true: "anthropic"}[strings.HasPrefix(words[0], "Claude")]
		}
		list.Prices = append(list.Prices, p)
	}
	return list
}

// written writes a difference in one line.
func written(d Difference) string {
	text := fmt.Sprintf("%s %s", d.Status, d.Model)
	if d.Status != UnknownModel {
		text += fmt.Sprintf(" %s %d %s", d.Routing, d.MinPromptTokens, d.TokenKind)
	}
	if d.Rate != nil {
		text += fmt.Sprintf(" line %d %s", d.Rate.Line, d.Rate.USDPerMillion)
	}
	for _, p := range d.Published {
		text += fmt.Sprintf(", %s in %s", p.USDPerMillion, strings.Join(p.Regions, " "))
	}
	return text
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name                         string
		card, list                   []string
		want                         []string
		compared, notRead            int
		wantNotOnCard, wantElsewhere string
	}{
		{
			name:     "equal, by value and not by writing",
			card:     []string{claude + " global - 0 input 3", claude + " geo - 0 input 3.30"},
			list:     []string{claude + " global us-east-1 input 3.0000000000", claude + " global eu-west-1 input 3", claude + " - us-east-1 input 3.3"},
			compared: 2,
		},
		{
			name:     "another price in every Region",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 input 2", claude + " global eu-west-1 input 2"},
			want:     []string{"differs " + claude + " global 0 input line 2 3, 2 in eu-west-1 us-east-1"},
			compared: 1,
		},
		{
			name:     "another price in some Regions",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-west-2 input 4", claude + " global eu-west-1 input 2"},
			want:     []string{"differs " + claude + " global 0 input line 2 3, 2 in eu-west-1, 4 in us-west-2"},
			compared: 1,
		},
		{
			name:     "published twice with different prices",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 input 4"},
			want:     []string{"differs " + claude + " global 0 input line 2 3, 4 in us-east-1"},
			compared: 1,
		},
		{
			name:     "a Region's own rate goes before that of any Region",
			card:     []string{titan + " regional - 0 input 3", titan + " regional eu-west-1 0 input 4"},
			list:     []string{titan + " - us-east-1 input 3", titan + " - eu-west-1 input 4"},
			compared: 2,
		},
		{
			name:     "a rate of a Region that was not read",
			card:     []string{titan + " regional us-east-1 0 input 3", titan + " regional ca-west-1 0 input 4"},
			list:     []string{titan + " - us-east-1 input 3"},
			compared: 1, notRead: 1,
		},
		{
			name:     "gone, and free",
			card:     []string{titan + " regional - 0 input 3", titan + " regional - 0 output 0", claude + " global - 0 input 3"},
			list:     []string{titan + " - us-east-1 input 3"},
			want:     []string{"gone " + claude + " global 0 input line 4 3"},
			compared: 3,
		},
		{
			name:     "free no more",
			card:     []string{titan + " regional - 0 output 0"},
			list:     []string{titan + " - us-east-1 output 1"},
			want:     []string{"differs " + titan + " regional 0 output line 2 0, 1 in us-east-1"},
			compared: 1,
		},
		{
			name: "missing: a kind, a Region, a routing",
			card: []string{titan + " regional us-east-1 0 input 3", claude + " geo - 0 input 3"},
			list: []string{
				titan + " - us-east-1 input 3", titan + " - us-east-1 cache_read 0", titan + " - us-east-1 output 5", titan + " - us-west-2 output 5",
				titan + " - us-west-2 input 3", titan + " global us-west-2 input 2", claude + " - us-east-1 input 3", claude + " - us-east-1 output 9",
			},
			want: []string{
				"missing " + titan + " global 0 input, 2 in us-west-2",
				"missing " + titan + " regional 0 input, 3 in us-west-2",
				"missing " + titan + " regional 0 output, 5 in us-east-1 us-west-2",
				"missing " + titan + " regional 0 cache_read, 0 in us-east-1",
				"missing " + claude + " geo 0 output, 9 in us-east-1",
			},
			compared: 2,
		},
		{
			name: "not Global is Geo and in-Region alike",
			card: []string{titan + " geo - 0 input 3", titan + " regional - 0 input 4"},
			list: []string{titan + " - us-east-1 input 5"},
			want: []string{
				"differs " + titan + " geo 0 input line 2 3, 5 in us-east-1",
				"differs " + titan + " regional 0 input line 3 4, 5 in us-east-1",
			},
			compared: 2,
		},
		{
			name:     "unless Geo has a price of its own",
			card:     []string{titan + " geo - 0 input 3", titan + " regional - 0 input 4"},
			list:     []string{titan + " - us-east-1 input 4", titan + " geo us-east-1 input 3"},
			compared: 2,
		},
		{
			name:     "long prompts",
			card:     []string{claude + " global - 0 input 3", claude + " global - 200001 input 6"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 7"},
			want:     []string{"differs " + claude + " global 200001 input line 3 6, 7 in us-east-1"},
			compared: 2,
		},
		{
			name:     "long prompts no longer published",
			card:     []string{claude + " global - 0 input 3", claude + " global - 200001 input 6"},
			list:     []string{claude + " global us-east-1 input 3"},
			want:     []string{"gone " + claude + " global 200001 input line 3 6"},
			compared: 2,
		},
		{
			name:     "long prompts published at the price of all",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 3"},
			compared: 1,
		},
		{
			name:     "the price of all no longer published, that of long prompts is",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 long input 3"},
			want:     []string{"gone " + claude + " global 0 input line 2 3"},
			compared: 1,
		},
		{
			name:     "long prompts the card does not know of",
			card:     []string{claude + " global - 0 input 3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 6"},
			want:     []string{"missing " + claude + " global 200001 input, 6 in us-east-1"},
			compared: 1,
		},
		{
			name: "rates that hold today only",
			card: []string{claude + " global - 0 input 3 2026-01-01 2026-11-23", claude + " global - 0 input 2 2026-11-23", claude + " global - 0 output 9 2026-11-24"},
			list: []string{claude + " global us-east-1 input 3", claude + " global us-east-1 output 9"},
			want: []string{
				"differs " + claude + " global 0 input line 3 2, 3 in us-east-1",
				"missing " + claude + " global 0 output, 9 in us-east-1",
			},
			compared: 1,
		},
		{
			name: "models",
			card: []string{claude + " global - 0 input 3"},
			list: []string{
				claude + " global us-east-1 input 3",
				"Claude-Y global us-east-1 input 9", "Claude-Y - us-east-1 input 9.9", "Claude-Y - eu-west-1 input 9.9",
				"Jamba - us-east-1 input 1", "Jamba - us-east-1 output 2", "meta.known - us-east-1 input 1", "amazon.called - us-east-1 input 2",
			},
			want: []string{
				"missing amazon.called geo or regional 0 input, 2 in us-east-1",
				"unknown-model Claude-Y, 9 in us-east-1, 9.9 in eu-west-1 us-east-1",
			},
			compared: 1, wantNotOnCard: "meta.known", wantElsewhere: "Jamba",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Compare(cardOf(t, tt.card...), listOf(t, tt.list...), "2026-11-23", []string{"eu-west-1", "us-east-1", "us-west-2"}, []string{"amazon.called"})
			var got []string
			for _, d := range c.Differences {
				got = append(got, written(d))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("differences (-want +got)\n%s", diff)
			}
			if c.Compared != tt.compared || c.NotRead != tt.notRead {
				t.Errorf("compared %d, not asked %d; want %d, %d", c.Compared, c.NotRead, tt.compared, tt.notRead)
			}
			if got := strings.Join(c.NotOnCard, " "); got != tt.wantNotOnCard {
				t.Errorf("not on the card %q, want %q", got, tt.wantNotOnCard)
			}
			if got := strings.Join(c.OtherModels, " "); got != tt.wantElsewhere {
				t.Errorf("other models %q, want %q", got, tt.wantElsewhere)
			}
		})
	}
}
