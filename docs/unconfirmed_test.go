package docs

import (
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/beliefs"
)

func TestUnconfirmedFollowsTheBeliefs(t *testing.T) {
	follows(t, "unconfirmed.md", beliefs.Markdown(), "internal/beliefs")
}
