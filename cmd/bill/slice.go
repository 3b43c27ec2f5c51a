package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// slice is one way to group a bill: a named query and the keys of its rows.
type slice struct {
	query string
	// columns are the columns of the query that hold the keys.
	columns []string
	// keys are the names of the keys for people, one for each column.
	keys []string
	// parameters come before the period's.
	parameters []string
}

// metadataKey are the characters that request metadata allows in a key. None of them needs to be quoted in SQL.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-request-metadata.html
var metadataKey = regexp.MustCompile(`^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$`)

// claimed are the keys of the schema that are also attributed: the bill does not use the caller's values of them.
var claimed = []string{"team", "service", "env"}

// sliceBy returns the slice that --by names. A metadata key is one of the schema, or any behind "metadata:".
func sliceBy(by string) (slice, error) {
	switch by {
	case "team":
		return attributed(ledger.BillByTeam, ledger.TeamColumn), nil
	case "product":
		return attributed(ledger.BillByProduct, ledger.ProductColumn), nil
	case "service,env":
		return attributed(ledger.BillByServiceEnv, ledger.ServiceColumn, ledger.EnvColumn), nil
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
	return slice{
		query: ledger.BillByMetadataKey, columns: []string{ledger.MetadataKeyColumn}, keys: []string{by}, parameters: []string{"'" + key + "'"},
	}, nil
}

// attributed returns a slice by columns that people know by the same name.
func attributed(query string, columns ...string) slice {
	return slice{query: query, columns: columns, keys: columns}
}
