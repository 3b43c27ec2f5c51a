package matrix

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Fence is the policies around the account.
type Fence struct {
	// SCPs by name. Boundary is the permissions boundary.
	SCPs     map[string]any
	Boundary any
}

// ReadFence reads the documents of a folder: boundary.json, and SCPs in all that begin with scp-.
func ReadFence(folder string) (Fence, error) {
	f := Fence{SCPs: map[string]any{}}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return f, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return f, err
		}
		var document any
		if err := json.Unmarshal(text, &document); err != nil {
			return f, fmt.Errorf("%s: %w", file, err)
		}
		switch name := strings.TrimSuffix(filepath.Base(file), ".json"); {
		case name == "boundary":
			f.Boundary = document
		case strings.HasPrefix(name, "scp-"):
			f.SCPs[name] = document
		default:
			return f, fmt.Errorf("%s is neither an SCP nor the boundary", file)
		}
	}
	if f.Boundary == nil || len(f.SCPs) == 0 {
		return f, fmt.Errorf("%s lacks an SCP or the boundary; run: make golden", folder)
	}
	return f, nil
}
