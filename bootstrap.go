// Package bootstrap is the account this repository deploys: its Regions (regions.go) and its products (products.go).
//
// The CDK program (app.go) and every tool in cmd/ read the same lists from here.
package bootstrap

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

//go:embed shipped.lock
var shipped string

// Catalog returns the lists of this repository. It is not validated yet.
func Catalog() catalog.Catalog {
	return catalog.Catalog{
		Account:      account,
		Regions:      slices.Clone(regions),
		Environments: slices.Clone(environments),
		Products:     slices.Clone(products),
		Shipped:      slices.DeleteFunc(strings.Split(shipped, "\n"), func(line string) bool { return line == "" }),
	}
}
