//go:build e2e

package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"
)

// invocation is what the oracle reads of a record.
type invocation struct {
	Timestamp time.Time
	Region    string
	RequestID string
	Operation string
	ModelID   string
	Identity  struct{ Arn string }
	ErrorCode string
	Input     any
	Output    any
	Metadata  any `json:"requestMetadata"`
}

var (
	schemaKeys = []string{"team", "service", "env", "feature", "request_id"}
	geoPrefix  = regexp.MustCompile(`^(us|eu|apac|jp|au|in)\.`)
)

// side returns the input or the output of a record; what is there and is no object makes the record unreadable.
func side(value any, readable *bool) map[string]any {
	object, ok := value.(map[string]any)
	if value != nil && !ok {
		*readable = false
	}
	return object
}

// tokens reads a count; an absent one is 0, one that is no whole number from 0 up makes the record unreadable.
func tokens(side map[string]any, key string, readable *bool) int64 {
	value, there := side[key]
	if !there {
		return 0
	}
	number, _ := value.(json.Number)
	n, err := number.Int64()
	if err != nil || n < 0 {
		*readable = false
		return 0
	}
	return n
}

// hourWrites reads the 1-hour cache writes from a body: of an object, or of the events of a stream.
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
	number, ok := creation["ephemeral_1h_input_tokens"].(json.Number)
	if !ok {
		return 0, false
	}
	n, err := number.Int64()
	return n, err == nil
}

// readMetadata returns the map, and whether it is not what the schema says.
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
		drift = drift || !slices.Contains(schemaKeys, key)
		metadata[key], _ = value.(string)
	}
	return metadata, drift
}
