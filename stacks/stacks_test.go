package stacks_test

import (
	"os"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

func TestMain(m *testing.M) {
	code := m.Run()
	stacks.Close()
	os.Exit(code)
}
