//go:build e2e

package spend

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// invocation holds the fields of a record that the oracle reads.
type invocation struct {
	Timestamp       string
	AccountID       string
	Region          string
	InferenceRegion string
	RequestID       string
	Operation       string
	ModelID         string
	Identity        struct{ Arn string }
	ErrorCode       string
	// PerformanceConfig and ServiceTier are fields of the record itself.
	PerformanceConfig, ServiceTier any
	Input                          any
	Output                         any
	Metadata                       any `json:"requestMetadata"`
}

// instant reads a time in ISO 8601 with its offset, in any of the forms of the generator.
func instant(text string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07"} {
		if at, err := time.Parse(layout, strings.ToUpper(text)); err == nil {
			return at.UTC()
		}
	}
	panic(text + " is no time")
}

// side returns the input or the output of a record. A value that is no object makes the record unreadable.
func side(value any, readable *bool) map[string]any {
	object, ok := value.(map[string]any)
	if value != nil && !ok {
		*readable = false
	}
	return object
}

// tokens reads a count, also one in quotes. A count that is absent or null is not given. A count that is no whole number from 0 to a
// trillion makes the record unreadable.
func tokens(side map[string]any, key string, readable *bool) (n int64, given bool) {
	if side[key] == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(fmt.Sprint(side[key]), 10, 64)
	if err != nil || n < 0 || n > 1_000_000_000_000 {
		*readable = false
		return 0, false
	}
	return n, true
}

// hourWrites reads the 1-hour cache writes from a body, an object or the events of a stream.
func hourWrites(body any) (int64, bool) {
	switch body := body.(type) {
	case map[string]any:
		return hourWritesOf(body)
	case []any:
		for _, event := range body {
			if event, ok := event.(map[string]any); ok {
				if message, ok := event["message"].(map[string]any); ok {
					if n, found := hourWritesOf(message); found {
						return n, true
					}
				}
			}
		}
	}
	return 0, false
}

func hourWritesOf(message map[string]any) (int64, bool) {
	usage, _ := message["usage"].(map[string]any)
	creation, _ := usage["cache_creation"].(map[string]any)
	if number, ok := creation["ephemeral_1h_input_tokens"].(json.Number); ok {
		n, err := number.Int64()
		return n, err == nil
	}
	details, ok := usage["cacheDetails"].([]any)
	if !ok {
		return 0, false
	}
	hour := int64(0)
	for _, d := range details {
		written, _ := d.(map[string]any)
		if written["ttl"] != "1h" {
			continue
		}
		number, _ := written["inputTokens"].(json.Number)
		n, err := number.Int64()
		if err != nil {
			return 0, false
		}
		hour += n
	}
	return hour, true
}

// readMetadata returns the values for which the metadata counts, and whether it differs from what the schema allows.
func readMetadata(value any) (map[string]string, bool) {
	metadata := map[string]string{}
	if value == nil {
		return metadata, false
	}
	entries, ok := value.(map[string]any)
	if !ok {
		return metadata, true
	}
	drift := false
	for key, value := range entries {
		given, text := value.(string)
		metadata[key] = claimed(key, given)
		known, _ := schema.Keys.Key(key)
		drift = drift || known.Name == "" || text && known.Pattern != "" && (metadata[key] != given || given == "")
	}
	return metadata, drift
}
