package proof

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/natefinch/atomic"
)

// State is the memory of the checks that wait for a result, in a file.
type State struct {
	// Account is the account whose checks wait. The file of one account is refused in another.
	Account string `json:"account"`
	// Waiting has the memory of each waiting check, by the number of the belief.
	Waiting map[int]Waited `json:"waiting"`

	file string
}

// Waited is the memory of a check that waits.
type Waited struct {
	Since  time.Time         `json:"since"`
	Memory map[string]string `json:"memory"`
}

// ReadState reads the file of an account. A missing file is an empty state.
func ReadState(file, account string) (*State, error) {
	s := &State{Account: account, Waiting: map[int]Waited{}, file: file}
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, s); err != nil {
		return nil, fmt.Errorf("%s is no memory of waiting checks: %w; remove it to begin again", file, err)
	}
	if s.Account != account {
		return nil, fmt.Errorf("%s has the waiting checks of account %s, and the credentials are of %s: give another --state", file, s.Account, account)
	}
	if s.Waiting == nil {
		s.Waiting = map[int]Waited{}
	}
	return s, nil
}

// Write stores the state, or removes the file where nothing waits.
func (s *State) Write() error {
	if len(s.Waiting) == 0 {
		if err := os.Remove(s.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	content, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.file), 0o755); err != nil {
		return err
	}
	return atomic.WriteFile(s.file, bytes.NewReader(append(content, '\n')))
}
