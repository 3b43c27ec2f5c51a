package matrix

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Controls are the preventive controls of an account: SCPs and a permissions boundary.
type Controls struct {
	// SCPs are the service control policies by name. Boundary is the permissions boundary.
	SCPs     map[string]any
	Boundary any
}

// ReadControls reads the documents of a folder: boundary.json, and the SCPs in files that begin with scp-.
func ReadControls(folder string) (Controls, error) {
	c := Controls{SCPs: map[string]any{}}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return c, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return c, err
		}
		var document any
		if err := json.Unmarshal(text, &document); err != nil {
			return c, fmt.Errorf("%s: %w", file, err)
		}
		switch name := strings.TrimSuffix(filepath.Base(file), ".json"); {
		case name == "boundary":
			c.Boundary = document
		case strings.HasPrefix(name, "scp-"):
			c.SCPs[name] = document
		default:
			return c, fmt.Errorf("%s is neither an SCP (scp-*.json) nor the boundary (boundary.json)", file)
		}
	}
	if c.Boundary == nil || len(c.SCPs) == 0 {
		return c, fmt.Errorf("%s lacks an SCP or the boundary; run: make golden", folder)
	}
	return c, nil
}
