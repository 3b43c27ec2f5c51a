package main

import (
	"errors"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// configured returns the account, and the lists as this account's deployment has them. The lists are compiled into the function: the names
// of many products do not fit the 4 KB of a function's environment, which holds only what is in no list.
func configured(lists catalog.Catalog, getenv func(string) string) (string, catalog.Catalog, error) {
	account := getenv(catalog.EnvAccountID)
	if account == "" {
		return "", lists, errors.New("the environment variable " + catalog.EnvAccountID + " is missing; deploy the Detector stack again")
	}
	return account, narrowed(lists, getenv), nil
}

// narrowed returns the lists as they are deployed, which may be with some environments only.
func narrowed(lists catalog.Catalog, getenv func(string) string) catalog.Catalog {
	if names := getenv(catalog.EnvDeployedEnvironments); names != "" {
		lists.Deployed = strings.Split(names, ",")
	}
	return lists
}
