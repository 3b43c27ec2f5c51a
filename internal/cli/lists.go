package cli

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Lists returns every mistake of the lists on which a tool works.
func Lists(c catalog.Catalog) error {
	if err := c.Validate(); err != nil {
		return fmt.Errorf("regions.go and products.go have mistakes:\n%w", err)
	}
	return nil
}
