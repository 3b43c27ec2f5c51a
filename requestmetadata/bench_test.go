package requestmetadata

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
)

// apiCalls has a call for each form in which an operation takes request metadata. The bare client sends the same call with metadata set
// by hand.
var apiCalls = map[string]func(ctx context.Context, c *bedrockruntime.Client, byHand bool) error{
	"Converse": func(ctx context.Context, c *bedrockruntime.Client, byHand bool) error {
		input := &bedrockruntime.ConverseInput{ModelId: aws.String("m")}
		if byHand {
			input.RequestMetadata = map[string]string{
				"team": "growth", "service": "onboarding-api", "env": "prod", "feature": "chat", "request_id": "req_01J8ZQ4T9W",
			}
		}
		_, err := c.Converse(ctx, input)
		return err
	},
	"InvokeModel": func(ctx context.Context, c *bedrockruntime.Client, byHand bool) error {
		input := &bedrockruntime.InvokeModelInput{ModelId: aws.String("m"), Body: []byte("{}")}
		if byHand {
			input.RequestMetadata = aws.String(`{"team":"growth","service":"onboarding-api","env":"prod","feature":"chat","request_id":"req_01J8ZQ4T9W"}`)
		}
		_, err := c.InvokeModel(ctx, input)
		return err
	},
}

// bareAndStamped returns the compared clients and the context of their calls.
func bareAndStamped(t testing.TB) (bare, stamped *bedrockruntime.Client, ctx context.Context) {
	ctx = With(With(t.Context(), "feature", "chat"), RequestID, "req_01J8ZQ4T9W")
	return (&fakeBedrock{discard: true}).client(), (&fakeBedrock{discard: true}).client(mustStamp(t, Config{}).Apply), ctx
}

// mostAllocations is the limit of additional allocations of a stamped call.
const mostAllocations = 8

func TestAllocations(t *testing.T) {
	bare, stamped, ctx := bareAndStamped(t)
	for name, call := range apiCalls {
		count := func(client *bedrockruntime.Client) float64 {
			return testing.AllocsPerRun(200, func() {
				if err := call(ctx, client, client == bare); err != nil {
					t.Fatal(err)
				}
			})
		}
		without, with := count(bare), count(stamped)
		t.Logf("%s: %v allocations, stamped %v", name, without, with)
		if with-without > mostAllocations {
			t.Errorf("%s: %v more allocations, want at most %d", name, with-without, mostAllocations)
		}
	}
}

// mostTime is the limit of the time of a stamped call, as a multiple of the time of a call stamped by hand.
const mostTime = 1.2

// BenchmarkStamp measures a stamped call and a call stamped by hand, in turns within one run. The result is the ratio of the medians.
func BenchmarkStamp(b *testing.B) {
	bare, stamped, ctx := bareAndStamped(b)
	for name, call := range apiCalls {
		b.Run(name, func(b *testing.B) {
			measure := func(client *bedrockruntime.Client) time.Duration {
				began := time.Now()
				for range 500 {
					if err := call(ctx, client, client == bare); err != nil {
						b.Fatal(err)
					}
				}
				return time.Since(began) / 500
			}
			var without, with []time.Duration
			for b.Loop() {
				without, with = append(without, measure(bare)), append(with, measure(stamped))
			}
			slices.Sort(without)
			slices.Sort(with)
			one, other := without[len(without)/2], with[len(with)/2]
			b.ReportMetric(float64(one.Nanoseconds()), "bare-ns/call")
			b.ReportMetric(float64(other.Nanoseconds()), "stamped-ns/call")
			ratio := float64(other) / float64(one)
			b.ReportMetric(ratio, "stamped/bare")
			if len(with) > 1 && ratio > mostTime {
				b.Errorf("a stamped call takes %.2f times as long, want at most %.1f", ratio, mostTime)
			}
		})
	}
}
