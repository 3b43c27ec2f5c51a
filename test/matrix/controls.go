package matrix

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Controls are the preventive controls of an account: its SCPs by name, and its permissions boundary.
type Controls struct {
	SCPs     map[string]any
	Boundary any
}

// ReadControls reads the documents of a folder: boundary.json, and the SCPs in the files whose names begin with scp-.
func ReadControls(folder string) (Controls, error) {
	controls := Controls{SCPs: map[string]any{}}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return controls, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return controls, err
		}
		var document any
		if err := json.Unmarshal(text, &document); err != nil {
			return controls, fmt.Errorf("%s: %w", file, err)
		}
		switch name := strings.TrimSuffix(filepath.Base(file), ".json"); {
		case name == "boundary":
			controls.Boundary = document
		case strings.HasPrefix(name, "scp-"):
			controls.SCPs[name] = document
		default:
			return controls, fmt.Errorf("%s is neither an SCP nor the boundary", file)
		}
	}
	if controls.Boundary == nil || len(controls.SCPs) == 0 {
		return controls, fmt.Errorf("%s lacks an SCP or the boundary; run: make golden", folder)
	}
	return controls, nil
}
