package environment

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// AccountID is the id of the emulated account, and the access key of its root user.
const AccountID = "123456789012"

// The ports of 127.0.0.1 that an environment uses by default.
const (
	DefaultPort      = 4566
	DefaultTrinoPort = 18090
)

// Place is where an environment lives: a checkout of this repository, and two ports of 127.0.0.1.
type Place struct {
	// Root is the absolute path of the checkout.
	Root string
	// Port is the port of the emulated AWS endpoint, TrinoPort the port of the query engine.
	Port, TrinoPort int
}

// Find returns the place of the working directory, which must be the root of a checkout. A port that is 0 comes from
// LOCAL_PORT or LOCAL_TRINO_PORT, else it is the default.
func Find(port, trinoPort int) (Place, error) {
	var p Place
	var err error
	if p.Root, err = os.Getwd(); err != nil {
		return p, err
	}
	if _, err := os.Stat(filepath.Join(p.Root, "test", "emulator")); err != nil {
		return p, fmt.Errorf("%s is not the root of this repository: change to it first", p.Root)
	}
	if p.Port, err = portOr(port, "LOCAL_PORT", DefaultPort); err != nil {
		return p, err
	}
	p.TrinoPort, err = portOr(trinoPort, "LOCAL_TRINO_PORT", DefaultTrinoPort)
	return p, err
}

func portOr(given int, variable string, otherwise int) (int, error) {
	value := os.Getenv(variable)
	switch {
	case given == 0 && value == "":
		return otherwise, nil
	case given == 0:
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > 65535 {
			return 0, fmt.Errorf("%s: %q is not a port: give a number from 1 to 65535", variable, value)
		}
		return n, nil
	case given < 1 || given > 65535:
		return 0, fmt.Errorf("port %d: give a number from 1 to 65535", given)
	}
	return given, nil
}

// Endpoint returns the URL of every AWS service.
func (p Place) Endpoint() string { return fmt.Sprintf("http://127.0.0.1:%d", p.Port) }

// State returns a path below .local, the git-ignored folder of installed tools, logs and temporary files.
func (p Place) State(elements ...string) string {
	return filepath.Join(append([]string{p.Root, ".local"}, elements...)...)
}

// Contradictions returns the path of the file with the numbers of the beliefs that the emulated account contradicts. A missing file: none.
func (p Place) Contradictions() string { return p.State("contradictions") }

// temporary returns the folder for the temporary files of our processes. It is emptied at the start and removed at the end.
func (p Place) temporary() string { return p.State("tmp") }
