// Package bootstrap is the account this repository deploys: its Regions (regions.go) and its products (products.go).
//
// The CDK program (app.go) and every tool in cmd/ read the same lists from here.
package bootstrap

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

//go:embed shipped.lock
var shipped string

// settings is cdk.json, in which the CDK finds the names of its bootstrap stacks.
//
//go:embed cdk.json
var settings []byte

// Catalog returns the lists of this repository. It is not validated yet.
func Catalog() catalog.Catalog {
	return catalog.Catalog{
		Account:      account,
		Regions:      slices.Clone(regions),
		Environments: slices.Clone(environments),
		Products:     slices.Clone(products),
		Shipped:      slices.DeleteFunc(strings.Split(shipped, "\n"), func(line string) bool { return line == "" }),
		Bootstrap:    bootstrapOf(settings),
	}
}

// bootstrapOf returns the names in the text of a cdk.json. It panics where the text is no JSON: the CDK does not start with it either.
func bootstrapOf(text []byte) catalog.Bootstrap {
	var cdk struct {
		Context          map[string]any `json:"context"`
		ToolkitStackName string         `json:"toolkitStackName"`
	}
	if err := json.Unmarshal(text, &cdk); err != nil {
		panic(fmt.Sprintf("cdk.json: %v", err))
	}
	names := catalog.Bootstrap{Stack: cdk.ToolkitStackName}
	if qualifier, found := cdk.Context[catalog.QualifierContext]; found {
		names.Qualifier = fmt.Sprint(qualifier)
	}
	return names
}
