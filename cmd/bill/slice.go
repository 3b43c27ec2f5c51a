package main

import (
	"fmt"
	"regexp"
	"strings"
)

// slice is one way to cut a bill: a named query and what its rows are told apart by.
type slice struct {
	query string
	// keys are the query's first columns.
	keys []string
	// parameters come before the period's.
	parameters []string
}

// metadataKey is what request metadata allows in a key, less what SQL would need to be quoted.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
var metadataKey = regexp.MustCompile(`^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$`)

func sliceBy(by string) (slice, error) {
	switch by {
	case "team", "product":
		return slice{query: "bill_by_" + by, keys: []string{by}}, nil
	case "service,env":
		return slice{query: "bill_by_service_env", keys: []string{"service", "env"}}, nil
	}
	if !metadataKey.MatchString(by) {
		return slice{}, fmt.Errorf("--by is %q; allowed: team, product, service,env, or a request metadata key of letters, digits and :_@$#=/+,.-", by)
	}
	return slice{query: "bill_by_metadata_key", keys: []string{by}, parameters: []string{"'" + strings.ReplaceAll(by, "'", "''") + "'"}}, nil
}
