package main

import (
	"errors"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// configured returns what the function works on, and the lists as this account's deployment has them. They are compiled in: the
// names of many products do not fit the 4 KB of an environment, which holds only what no list says.
func configured(lists catalog.Catalog, getenv func(string) string) (detector.Config, catalog.Catalog, error) {
	account := getenv("ACCOUNT_ID")
	if account == "" {
		return detector.Config{}, lists, errors.New("the environment variable ACCOUNT_ID is missing; deploy the Detector stack again")
	}
	lists = narrowed(lists, getenv)
	c := detector.FromCatalog(lists)
	c.Account = account
	return c, lists, nil
}

// narrowed returns the lists as the deployment names them, which may be with some environments only.
func narrowed(lists catalog.Catalog, getenv func(string) string) catalog.Catalog {
	if names := getenv("DEPLOYED_ENVIRONMENTS"); names != "" {
		lists.Deployed = strings.Split(names, ",")
	}
	return lists
}
