package metering

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

var midnight = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// TestMeteredObject compares the key and the bytes that the view bedrock_metered reads.
func TestMeteredObject(t *testing.T) {
	s := objectstoretest.New()
	row := Day{
		Date: "2026-11-24", Region: "us-east-1", ModelID: aws.String("abc123"),
		Usage:     Usage{Invocations: 3, InputTokens: 100, OutputTokens: 20, CacheReadTokens: 7, CacheWriteTokens: 5},
		CheckedAt: midnight.Add(30 * time.Hour), Complete: true,
	}
	read := Day{Date: "2026-11-24", Region: "us-east-1", CheckedAt: midnight.Add(30 * time.Hour)}
	for range 2 {
		if err := objectstore.WriteLines(t.Context(), s.Bucket(), dayKey(midnight, "us-east-1"), row, read); err != nil {
			t.Fatal(err)
		}
	}
	want := `{"day":"2026-11-24","region":"us-east-1","model_id":"abc123","invocations":3,"input_tokens":100,"output_tokens":20,"cache_read_tokens":7,"cache_write_tokens":5,"checked_at":"2026-11-25T06:00:00Z","complete":true}
{"day":"2026-11-24","region":"us-east-1","model_id":null,"invocations":0,"input_tokens":0,"output_tokens":0,"cache_read_tokens":0,"cache_write_tokens":0,"checked_at":"2026-11-25T06:00:00Z","complete":false}
`
	if got := s.Objects["metered/2026/11/24/us-east-1.json"]; got != want || len(s.Objects) != 1 {
		t.Errorf("wrote %q", s.Objects)
	}
}

func TestADayIsCompleteSixHoursAfterItsEnd(t *testing.T) {
	for after, want := range map[time.Duration]bool{0: false, 24 * time.Hour: false, 30*time.Hour - 1: false, 30 * time.Hour: true, 90 * time.Hour: true} {
		if got := complete(midnight, midnight.Add(after)); got != want {
			t.Errorf("%s after its begin: %t", after, got)
		}
	}
}
