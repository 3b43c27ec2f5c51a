package pricelist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

const today = catalog.Date("2026-11-23")

// some are Regions of a partial reading.
var some = []string{"eu-west-1", "us-east-1", "us-west-2"}

// everywhere writes a price in every commercial Region, for listOf.
func everywhere(price string) []string {
	var lines []string
	for _, region := range catalog.KnownRegions {
		lines = append(lines, strings.Replace(price, "*", region, 1))
	}
	return lines
}

func TestPropose(t *testing.T) {
	for _, tt := range []struct {
		name       string
		card, list []string
		// regions are the Regions read; none: all.
		regions []string
		// want are the lines that are new, removed the days' ends of old ones included, as a diff would have them.
		want     []string
		unmapped string
	}{
		{
			name: "equal",
			card: []string{titan + " regional us-east-1 standard 0 input=3"},
			list: []string{titan + " - us-east-1 input 3"},
		},
		{
			name: "a Region's price changes",
			card: []string{titan + " regional us-east-1 standard 0 input=3 output=5 source=litellm"},
			list: []string{titan + " - us-east-1 input 4"},
			want: []string{
				"- " + titan + " regional us-east-1 standard 0 input=3 output=5",
				"+ " + titan + " regional us-east-1 standard 0 input=3 output=5 to=2026-11-23",
				"+ " + titan + " regional us-east-1 standard 0 input=4 output=5 from=2026-11-23 # output: litellm, read on 2026-01-02",
			},
		},
		{
			name: "a line of the day is changed itself",
			card: []string{titan + " regional us-east-1 standard 0 input=3 output=5 from=2026-11-23"},
			list: []string{titan + " - us-east-1 input 4", titan + " - us-east-1 output 5"},
			want: []string{
				"- " + titan + " regional us-east-1 standard 0 input=3 output=5 from=2026-11-23",
				"+ " + titan + " regional us-east-1 standard 0 input=4 output=5 from=2026-11-23",
			},
		},
		{
			name: "a kind that the line lacks, and one that is free",
			card: []string{titan + " regional us-east-1 standard 0 input=3"},
			list: []string{titan + " - us-east-1 input 3", titan + " - us-east-1 output 6", titan + " - us-east-1 cache_write_5m 0"},
			want: []string{
				"- " + titan + " regional us-east-1 standard 0 input=3",
				"+ " + titan + " regional us-east-1 standard 0 input=3 to=2026-11-23",
				"+ " + titan + " regional us-east-1 standard 0 input=3 output=6 cache_write_5m=0 from=2026-11-23",
			},
		},
		{
			name: "a Region, a tier and a routing that the card does not have",
			card: []string{titan + " regional us-east-1 standard 0 input=3"},
			list: []string{titan + " - us-west-2 input 4", titan + " - us-east-1 flex input 1", titan + " global eu-west-1 input 2"},
			want: []string{
				"+ " + titan + " global eu-west-1 standard 0 input=2 from=2026-11-23",
				"+ " + titan + " regional us-east-1 flex 0 input=1 from=2026-11-23",
				"+ " + titan + " regional us-west-2 standard 0 input=4 from=2026-11-23",
			},
		},
		{
			name: "a line without Region changes where every Region was read and publishes one price",
			card: []string{gpt + " global - standard 0 input=3"},
			list: everywhere(gpt + " global * input 4"),
			want: []string{
				"- " + gpt + " global - standard 0 input=3",
				"+ " + gpt + " global - standard 0 input=3 to=2026-11-23",
				"+ " + gpt + " global - standard 0 input=4 from=2026-11-23",
			},
		},
		{
			name:    "a line without Region stays where not every Region was read",
			card:    []string{gpt + " global - standard 0 input=3 output=5"},
			list:    []string{gpt + " global us-east-1 input 4", gpt + " global us-east-1 output 5", gpt + " global us-west-2 input 3"},
			regions: some,
			want:    []string{"+ " + gpt + " global us-east-1 standard 0 input=4 output=5 from=2026-11-23"},
		},
		{
			name:    "nor where those that were read publish one price",
			card:    []string{gpt + " global - standard 0 input=3"},
			list:    []string{gpt + " global us-east-1 input 4", gpt + " global us-west-2 input 4", gpt + " global eu-west-1 input 4", gpt + " global us-east-1 flex input 2"},
			regions: some,
			want: []string{
				"+ " + gpt + " global eu-west-1 standard 0 input=4 from=2026-11-23",
				"+ " + gpt + " global us-east-1 standard 0 input=4 from=2026-11-23",
				"+ " + gpt + " global us-east-1 flex 0 input=2 from=2026-11-23",
				"+ " + gpt + " global us-west-2 standard 0 input=4 from=2026-11-23",
			},
		},
		{
			name: "a tier that is one price everywhere has no Region, as the model's others",
			card: []string{gpt + " global - standard 0 input=3", gpt + " geo us-east-1 standard 0 input=3"},
			list: append(everywhere(gpt+" global * flex input 2"), everywhere(gpt + " geo * flex input 1")[:2]...),
			want: []string{
				"+ " + gpt + " global - flex 0 input=2 from=2026-11-23",
				"+ " + gpt + " geo af-south-1 flex 0 input=1 from=2026-11-23",
				"+ " + gpt + " geo ap-east-2 flex 0 input=1 from=2026-11-23",
			},
		},
		{
			name: "Regions that differ get lines beside that of every Region, with all bands",
			card: []string{gpt + " global - standard 0 input=3", gpt + " global - standard 272001 input=6"},
			list: []string{gpt + " global us-east-1 input 3", gpt + " global us-west-2 input 4", gpt + " global us-west-2 long input 6", gpt + " global eu-west-1 input 5", gpt + " global eu-west-1 long input 10"},
			want: []string{
				"+ " + gpt + " global eu-west-1 standard 0 input=5 from=2026-11-23",
				"+ " + gpt + " global eu-west-1 standard 272001 input=10 from=2026-11-23",
				"+ " + gpt + " global us-west-2 standard 0 input=4 from=2026-11-23",
				"+ " + gpt + " global us-west-2 standard 272001 input=6 from=2026-11-23 # as in every Region",
			},
		},
		{
			name: "long prompts get a band of the model's size",
			card: []string{gpt + " global - standard 0 input=3 output=4", gpt + " global - standard 272001 input=6", gpt + " geo us-east-1 standard 0 input=3"},
			list: []string{gpt + " geo us-east-1 long input 7"},
			want: []string{"+ " + gpt + " geo us-east-1 standard 272001 input=7 from=2026-11-23"},
		},
		{
			name:     "long prompts of no known size",
			card:     []string{gpt + " global - standard 0 input=3"},
			list:     []string{gpt + " global us-east-1 long input 6", gpt + " global us-west-2 long input 3"},
			unmapped: noBand + " 1 " + gpt,
		},
		{
			name:     "a cache write of no known time of life",
			card:     []string{gpt + " global - standard 0 input=3"},
			list:     []string{gpt + " global us-east-1 cache_write 6"},
			unmapped: noLifetime + " 1 " + gpt,
		},
		{
			name:     "a cache of another time of life",
			card:     []string{gpt + " global us-east-1 standard 0 cache_write_30m=3"},
			list:     []string{gpt + " global us-east-1 cache_write_5m 6"},
			unmapped: "the cache of the model lives for another time than the card says 1 " + gpt,
		},
		{
			name:     "two prices of one thing",
			card:     []string{gpt + " global us-east-1 standard 0 input=3"},
			list:     []string{gpt + " global us-east-1 input 6", gpt + " global us-east-1 input 7"},
			unmapped: "the list has different prices of the same tokens in the same Region 1 " + gpt,
		},
		{
			name:     "a line that ended, and one that begins after a gap",
			card:     []string{gpt + " global us-east-1 standard 0 input=3 to=2026-11-01", gpt + " global us-west-2 standard 0 input=3"},
			list:     []string{gpt + " global us-east-1 input 6"},
			unmapped: "the card has no price for some days before or after: add the line by hand, without a gap 1 " + gpt,
		},
		{
			name: "until a line that is known to come",
			card: []string{gpt + " global us-east-1 standard 0 input=3 from=2027-01-01", gpt + " global us-west-2 standard 0 input=3"},
			list: []string{gpt + " global us-east-1 input 6"},
			want: []string{"+ " + gpt + " global us-east-1 standard 0 input=6 from=2026-11-23 to=2027-01-01"},
		},
		{
			name: "a hand-written line that the list lacks",
			card: []string{titan + " regional us-east-1 standard 0 input=3 source=hand", titan + " regional us-west-2 standard 0 input=3"},
			list: []string{titan + " - us-west-2 input 3"},
		},
		{
			name:     "models that the card or models.csv does not have",
			card:     []string{titan + " regional us-east-1 standard 0 input=3"},
			list:     []string{"Claude-Y - us-east-1 input 3", "meta.known - us-east-1 input 4", "meta.known - us-west-2 input 4"},
			unmapped: "models.csv does not have the name 1 Claude-Y; the card has no line of the model 2 meta.known",
		},
		{
			name: "Claude that is no longer 1.1 times the Global price says why",
			card: []string{claude + " global - standard 0 input=3", claude + " geo - standard 0 input=3.3"},
			list: everywhere(claude + " global * input 4"),
			want: []string{
				"- " + claude + " global - standard 0 input=3",
				"- " + claude + " geo - standard 0 input=3.3",
				"+ " + claude + " global - standard 0 input=3 to=2026-11-23",
				"+ " + claude + " global - standard 0 input=4 from=2026-11-23",
				"+ " + claude + " geo - standard 0 input=3.3 # not 1.1 times global: the AWS Price List of 2026-11-23",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			card, list := cardOf(t, tt.card...), listOf(t, tt.list...)
			regions := tt.regions
			if regions == nil {
				regions = catalog.KnownRegions
			}
			if err := ledger.ValidateRates(card); err != nil && !strings.Contains(err.Error(), "no global rate") {
				t.Fatal(err)
			}
			p := Propose(card, list, today, regions)
			if diff := cmp.Diff(tt.want, changed(card, p.Rates)); diff != "" {
				t.Errorf("lines (-want +got)\n%s", diff)
			}
			var unmapped []string
			for _, u := range p.Unmapped {
				unmapped = append(unmapped, strings.Join([]string{u.Reason, strings.Repeat("I", u.Prices), strings.Join(u.Names, " ")}, " "))
			}
			want := strings.NewReplacer(" 1 ", " I ", " 2 ", " II ").Replace(tt.unmapped)
			if got := strings.Join(unmapped, "; "); got != want {
				t.Errorf("unmapped\n got %s\nwant %s", got, want)
			}
			checkProposal(t, card, list, regions, p)
		})
	}
}
