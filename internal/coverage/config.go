package coverage

import "github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"

// Config holds the account and the Regions that must log.
type Config struct {
	// Account is the account's id.
	Account string
	// Home is the Region of the ledger bucket and of the metrics.
	Home string
	// Listed are the Regions in use in regions.go.
	Listed []string
	// DeliverBodies are the listed Regions whose logs hold prompts and answers.
	DeliverBodies []string
	// Repaired are the listed Regions whose logging is repaired after it is deleted.
	Repaired []string
}

// FromCatalog returns the configuration of an account with these lists.
func FromCatalog(account string, c catalog.Catalog) Config {
	config := Config{Account: account, Home: c.Account.HomeRegion, Listed: c.ActiveRegionNames(), Repaired: c.RepairedRegions()}
	for _, r := range c.ActiveRegions() {
		if r.DeliverBodies {
			config.DeliverBodies = append(config.DeliverBodies, r.Name)
		}
	}
	return config
}
