package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// slice is one way to cut a bill: a named query and what its rows are told apart by.
type slice struct {
	query string
	// keys are the query's first columns.
	keys []string
	// parameters come before the period's.
	parameters []string
}

// metadataKey is what request metadata allows in a key; none of it needs to be quoted in SQL.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
var metadataKey = regexp.MustCompile(`^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$`)

// claimed are the schema's keys that are also attributed: what the caller says of them is not what the bill goes by.
var claimed = []string{"team", "service", "env"}

// sliceBy returns the slice that --by names. A metadata key is one of the schema, or any behind "metadata:".
func sliceBy(by string) (slice, error) {
	switch by {
	case "team", "product":
		return slice{query: "bill_by_" + by, keys: []string{by}}, nil
	case "service,env":
		return slice{query: "bill_by_service_env", keys: []string{"service", "env"}}, nil
	}
	allowed := []string{"team", "product", "service,env"}
	for _, key := range schema.Keys {
		if !slices.Contains(claimed, key.Name) {
			allowed = append(allowed, key.Name)
		}
	}
	key, any := strings.CutPrefix(by, "metadata:")
	if !slices.Contains(allowed, by) && !any || !metadataKey.MatchString(key) {
		return slice{}, fmt.Errorf("--by is %q; allowed: %s, or metadata:KEY for any request metadata key", by, strings.Join(allowed, ", "))
	}
	return slice{query: "bill_by_metadata_key", keys: []string{by}, parameters: []string{"'" + key + "'"}}, nil
}
