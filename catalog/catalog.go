package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Catalog is everything an account's bootstrap is made from.
type Catalog struct {
	Account      Account
	Regions      []Region
	Environments []Environment
	Products     []Product
	// Shipped holds every name that was ever deployed, in the form [Catalog.Names] returns; a shipped name may be
	// retired, never removed. Empty: no name is held.
	Shipped []string
	// Deployed narrows a deployment to some environments: the roles of all others are not made. Zero: all.
	Deployed []string
}

// Account holds what is said once for the whole account.
type Account struct {
	// HomeRegion is the listed Region of the roles, the Athena views, the detector and the alarms. Required, and not
	// to be changed after the first deployment.
	HomeRegion string
	// AlertAddresses are the e-mail addresses subscribed to the alert topic. Zero: nobody is subscribed; the topic and
	// its alarms exist all the same.
	AlertAddresses []string
	// TagPrefix is put before every tag key of ours, as in "acme:team". Zero: none.
	TagPrefix string
	// RolePath is the path of every caller role made here, as /bedrock/. Zero: "/". Not to be changed after the first
	// deployment: a role cannot move, and its name is taken.
	RolePath string
	// MaxSessionHours is how long a session of a caller role may last, from 1 to 12. Zero: 1.
	MaxSessionHours int
	// PermissionsBoundary is the name of a managed policy of the account that bounds every role made here. Zero: none.
	PermissionsBoundary string
	// BillReader makes the managed policy bedrock-bill-reader, for the people and programs that read the bill: attach it to
	// their roles. Zero: there is none.
	BillReader bool
	// BillReadersMayReadBodies is needed where a Region delivers bodies: the smaller ones are inside the log lines, which
	// every query reads. Zero: BillReader is refused there.
	BillReadersMayReadBodies bool
	// QueryScanLimitGB ends an Athena query that would read more, in GiB. Zero: 100.
	QueryScanLimitGB int
}

// ScanLimit returns the scan limit of a query, in GiB.
func (a Account) ScanLimit() int {
	if a.QueryScanLimitGB == 0 {
		return 100
	}
	return a.QueryScanLimitGB
}

// Environment is a stage services run in, such as dev or prod.
type Environment struct {
	Name string
	// Retired is the day the environment ended: its roles go, its past calls keep their name. Zero: in use.
	Retired Date
}

// activeEnvironments returns the names of the environments in use that are deployed.
func (c Catalog) activeEnvironments() []string {
	var names []string
	for _, e := range c.Environments {
		if e.Retired == "" && listed(c.Deployed, e.Name) {
			names = append(names, e.Name)
		}
	}
	return names
}

// ActiveRegions returns the Regions that carry profiles and must log, in the order of the list.
func (c Catalog) ActiveRegions() []Region {
	var active []Region
	for _, r := range c.Regions {
		if r.Retired == "" {
			active = append(active, r)
		}
	}
	return active
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
