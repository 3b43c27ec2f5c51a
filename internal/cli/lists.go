package cli

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Lists returns every mistake of the lists on which a tool works.
func Lists(c catalog.Catalog) error { return ListsOn(c, "") }

// ListsOn returns every mistake of the lists that a deployment today would refuse, dates after today among them.
func ListsOn(c catalog.Catalog, today catalog.Date) error {
	if err := c.ValidateOn(today); err != nil {
		return fmt.Errorf("regions.go and products.go have mistakes:\n%w", err)
	}
	return nil
}
