package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// Catalog holds the lists of an account: the settings, Regions, environments and products that a deployment is derived from.
type Catalog struct {
	Account      Account
	Regions      []Region
	Environments []Environment
	Products     []Product
	// Shipped holds every name that was ever deployed, in the form [Catalog.Names] returns; a shipped name may be
	// retired, never removed. Empty: no name is held.
	Shipped []string
	// Deployed narrows a deployment to some environments: the roles of all others are not created. Zero: all.
	Deployed []string
	// Bootstrap names the CDK's bootstrap stacks, as cdk.json does. Zero: the CDK's own names.
	Bootstrap Bootstrap
}

// Hash returns a digest of the lists, which changes whenever they do.
func (c Catalog) Hash() (string, error) {
	lists, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("catalog: %w", err)
	}
	sum := sha256.Sum256(lists)
	return hex.EncodeToString(sum[:]), nil
}

// listed reports whether name is in names, or names is empty and so stands for all.
func listed(names []string, name string) bool {
	return len(names) == 0 || slices.Contains(names, name)
}
