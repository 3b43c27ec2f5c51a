package cli

import (
	"fmt"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Lists returns what is wrong with the lists that a tool goes by, all of it.
func Lists(c catalog.Catalog) error {
	if err := c.Validate(); err != nil {
		return fmt.Errorf("regions.go and products.go have mistakes:\n%w", err)
	}
	return nil
}
