package pricelist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// written writes a difference in one line.
func written(d Difference) string {
	text := fmt.Sprintf("%s %s", d.Status, d.Model)
	if d.Status != UnknownModel {
		text += fmt.Sprintf(" %s %s %d %s", d.Routing, d.Tier, d.MinPromptTokens, d.TokenKind)
	}
	if d.Long {
		text += " long"
	}
	if usd, known := d.Price(); known {
		text += fmt.Sprintf(" line %d %s", d.Rate.Line, usd)
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
			card:     []string{claude + " global - standard 0 input=3", claude + " geo - standard 0 input=3.30"},
			list:     []string{claude + " global us-east-1 input 3.0000000000", claude + " global eu-west-1 input 3", claude + " - us-east-1 input 3.3"},
			compared: 2,
		},
		{
			name:     "another price in every Region",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 input 2", claude + " global eu-west-1 input 2"},
			want:     []string{"differs " + claude + " global standard 0 input line 2 3, 2 in eu-west-1 us-east-1"},
			compared: 1,
		},
		{
			name:     "another price in some Regions",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-west-2 input 4", claude + " global eu-west-1 input 2"},
			want:     []string{"differs " + claude + " global standard 0 input line 2 3, 2 in eu-west-1, 4 in us-west-2"},
			compared: 1,
		},
		{
			name:     "published twice with different prices",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 input 4"},
			want:     []string{"differs " + claude + " global standard 0 input line 2 3, 4 in us-east-1"},
			compared: 1,
		},
		{
			name:     "a Region's own line goes before that of every Region",
			card:     []string{titan + " regional - standard 0 input=3", titan + " regional eu-west-1 standard 0 input=4"},
			list:     []string{titan + " - us-east-1 input 3", titan + " - eu-west-1 input 4"},
			compared: 2,
		},
		{
			name:     "a Region's own line that lacks a kind does not take it from that of every Region",
			card:     []string{titan + " regional - standard 0 input=3 output=5", titan + " regional eu-west-1 standard 0 input=4"},
			list:     []string{titan + " - us-east-1 input 3", titan + " - us-east-1 output 5", titan + " - eu-west-1 input 4", titan + " - eu-west-1 output 5"},
			want:     []string{"missing " + titan + " regional standard 0 output, 5 in eu-west-1"},
			compared: 3,
		},
		{
			name:     "a line of a Region that was not read",
			card:     []string{titan + " regional us-east-1 standard 0 input=3", titan + " regional ca-west-1 standard 0 input=4 output=5"},
			list:     []string{titan + " - us-east-1 input 3"},
			compared: 1, notRead: 2,
		},
		{
			name:     "gone, and free",
			card:     []string{titan + " regional - standard 0 input=3 output=0", claude + " global - standard 0 input=3"},
			list:     []string{titan + " - us-east-1 input 3"},
			want:     []string{"gone " + claude + " global standard 0 input line 3 3"},
			compared: 3,
		},
		{
			name:     "free no more",
			card:     []string{titan + " regional - standard 0 output=0"},
			list:     []string{titan + " - us-east-1 output 1"},
			want:     []string{"differs " + titan + " regional standard 0 output line 2 0, 1 in us-east-1"},
			compared: 1,
		},
		{
			name: "missing: a kind, a Region, a routing",
			card: []string{titan + " regional us-east-1 standard 0 input=3", claude + " geo - standard 0 input=3"},
			list: []string{
				titan + " - us-east-1 input 3", titan + " - us-east-1 cache_read 0", titan + " - us-east-1 output 5", titan + " - us-west-2 output 5",
				titan + " - us-west-2 input 3", titan + " global us-west-2 input 2", claude + " - us-east-1 input 3", claude + " - us-east-1 output 9",
			},
			want: []string{
				"missing " + titan + " global standard 0 input, 2 in us-west-2",
				"missing " + titan + " regional standard 0 input, 3 in us-west-2",
				"missing " + titan + " regional standard 0 output, 5 in us-east-1 us-west-2",
				"missing " + titan + " regional standard 0 cache_read, 0 in us-east-1",
				"missing " + claude + " geo standard 0 output, 9 in us-east-1",
			},
			compared: 2,
		},
		{
			name: "not Global is Geo and in-Region alike",
			card: []string{titan + " geo - standard 0 input=3", titan + " regional - standard 0 input=4"},
			list: []string{titan + " - us-east-1 input 5"},
			want: []string{
				"differs " + titan + " geo standard 0 input line 2 3, 5 in us-east-1",
				"differs " + titan + " regional standard 0 input line 3 4, 5 in us-east-1",
			},
			compared: 2,
		},
		{
			name:     "unless Geo has a price of its own",
			card:     []string{titan + " geo - standard 0 input=3", titan + " regional - standard 0 input=4"},
			list:     []string{titan + " - us-east-1 input 4", titan + " geo us-east-1 input 3"},
			compared: 2,
		},
		{
			name:     "not Global is present if one of the routings has the price",
			card:     []string{titan + " geo - standard 0 input=3", titan + " regional - standard 0 input=3 output=4", titan + " regional - batch 0 input=2"},
			list:     []string{titan + " - us-east-1 input 3", titan + " - us-east-1 output 4", titan + " - us-east-1 batch input 2", titan + " - us-east-1 batch output 2"},
			want:     []string{"missing " + titan + " geo or regional batch 0 output, 2 in us-east-1"},
			compared: 4,
		},
		{
			name:     "not Global is the routing that the card has in the Region",
			card:     []string{titan + " geo eu-west-1 standard 0 input=3", titan + " regional us-east-1 standard 0 input=4"},
			list:     []string{titan + " - us-east-1 input 4", titan + " - eu-west-1 input 3", titan + " - eu-west-1 batch input 1"},
			want:     []string{"missing " + titan + " geo batch 0 input, 1 in eu-west-1"},
			compared: 2,
		},
		{
			name: "tiers",
			card: []string{
				titan + " regional - standard 0 input=4", titan + " regional - priority 0 input=7", titan + " regional - batch 0 input=2",
				titan + " regional - latency-optimized 0 input=5",
			},
			list: []string{
				titan + " - us-east-1 input 4", titan + " - us-east-1 priority input 8", titan + " - us-east-1 flex input 2", titan + " - us-east-1 batch input 2",
			},
			want: []string{
				"differs " + titan + " regional priority 0 input line 3 7, 8 in us-east-1",
				"missing " + titan + " regional flex 0 input, 2 in us-east-1",
				"gone " + titan + " regional latency-optimized 0 input line 5 5",
			},
			compared: 4,
		},
		{
			name:     "long prompts",
			card:     []string{claude + " global - standard 0 input=3", claude + " global - standard 272001 input=6"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 7"},
			want:     []string{"differs " + claude + " global standard 272001 input line 3 6, 7 in us-east-1"},
			compared: 2,
		},
		{
			name:     "long prompts of a tier, by the size that the model has in another",
			card:     []string{claude + " global - standard 0 input=3", claude + " global - standard 100001 input=6", claude + " global - flex 0 input=2"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 6", claude + " global us-east-1 flex input 2", claude + " global us-east-1 flex long input 4"},
			want:     []string{"missing " + claude + " global flex 100001 input, 4 in us-east-1"},
			compared: 3,
		},
		{
			name:     "long prompts no longer published",
			card:     []string{claude + " global - standard 0 input=3", claude + " global - standard 200001 input=6"},
			list:     []string{claude + " global us-east-1 input 3"},
			want:     []string{"gone " + claude + " global standard 200001 input line 3 6"},
			compared: 2,
		},
		{
			name:     "long prompts published at the price of all",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 3"},
			compared: 1,
		},
		{
			name:     "the price of all no longer published, that of long prompts is",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 long input 3"},
			want:     []string{"gone " + claude + " global standard 0 input line 2 3"},
			compared: 1,
		},
		{
			name:     "long prompts of a size that nothing says",
			card:     []string{claude + " global - standard 0 input=3"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 6"},
			want:     []string{"missing " + claude + " global standard 0 input long, 6 in us-east-1"},
			compared: 1,
		},
		{
			name:     "a Region's line charges its long prompts too",
			card:     []string{claude + " global - standard 0 input=3", claude + " global - standard 200001 input=6", claude + " global eu-west-1 standard 0 input=4"},
			list:     []string{claude + " global us-east-1 input 3", claude + " global us-east-1 long input 6", claude + " global eu-west-1 input 4", claude + " global eu-west-1 long input 6"},
			want:     []string{"missing " + claude + " global standard 200001 input, 6 in eu-west-1"},
			compared: 3,
		},
		{
			name:     "a cache write is of the model's cache",
			card:     []string{gpt + " global - standard 0 cache_write_30m=3"},
			list:     []string{gpt + " global us-east-1 cache_write 4"},
			want:     []string{"differs " + gpt + " global standard 0 cache_write_30m line 2 3, 4 in us-east-1"},
			compared: 1,
		},
		{
			name:     "a cache write of a time of life that nothing says",
			card:     []string{gpt + " global - standard 0 input=3"},
			list:     []string{gpt + " global us-east-1 input 3", gpt + " global us-east-1 cache_write 4"},
			want:     []string{"missing " + gpt + " global standard 0 cache_write, 4 in us-east-1"},
			compared: 1,
		},
		{
			name: "lines that hold on the day only",
			card: []string{
				claude + " global - standard 0 input=3 to=2026-11-23", claude + " global - standard 0 input=2 from=2026-11-23",
				claude + " global - batch 0 output=9 from=2026-11-24",
			},
			list: []string{claude + " global us-east-1 input 3", claude + " global us-east-1 batch output 9"},
			want: []string{
				"differs " + claude + " global standard 0 input line 3 2, 3 in us-east-1",
				"missing " + claude + " global batch 0 output, 9 in us-east-1",
			},
			compared: 1,
		},
		{
			name: "models",
			card: []string{claude + " global - standard 0 input=3"},
			list: []string{
				claude + " global us-east-1 input 3",
				"Claude-Y global us-east-1 input 9", "Claude-Y - us-east-1 input 9.9", "Claude-Y - eu-west-1 input 9.9",
				"Jamba - us-east-1 input 1", "Jamba - us-east-1 output 2", "meta.known - us-east-1 input 1", "amazon.called - us-east-1 input 2",
				"amazon.nova-sonic-v1:0 - us-east-1 input 3",
			},
			want: []string{
				"missing amazon.called geo or regional standard 0 input, 2 in us-east-1",
				"unknown-model Claude-Y, 9 in us-east-1, 9.9 in eu-west-1 us-east-1",
			},
			compared: 1, wantNotOnCard: "amazon.nova-sonic-v1:0 meta.known", wantElsewhere: "Jamba",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Compare(cardOf(t, tt.card...), listOf(t, tt.list...), "2026-11-23", []string{"eu-west-1", "us-east-1", "us-west-2"}, []string{"amazon.called", "amazon.nova-sonic-v1:0"})
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

func TestIsOf(t *testing.T) {
	providers := map[string]bool{"mistral": true, "ai21": true, "zai": true, "moonshotai": true}
	for published, want := range map[string]bool{"Mistral AI": true, "AI21 Labs": true, "Z.AI": true, "Moonshot AI": true, "Luma AI": false, "": false} {
		if got := isOf(published, providers); got != want {
			t.Errorf("%q: %t", published, got)
		}
	}
}
