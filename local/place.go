package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// account is the id of the emulated account, and the access key of its root user.
const account = "123456789012"

// place is where an environment lives: a checkout of this repository, and two ports of 127.0.0.1.
type place struct {
	// Root is the absolute path of the checkout.
	Root string
	// Port is that of the emulated AWS endpoint, TrinoPort that of the query engine. Zero: as find says.
	Port, TrinoPort int
}

// find completes the place: the checkout is the working directory, the ports are in LOCAL_PORT and LOCAL_TRINO_PORT, else
// 4566 and 18090.
func (p *place) find() error {
	var err error
	if p.Root, err = os.Getwd(); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(p.Root, "test", "emulator")); err != nil {
		return fmt.Errorf("%s is not the root of this repository: change to it first", p.Root)
	}
	if p.Port, err = port(p.Port, "LOCAL_PORT", 4566); err != nil {
		return err
	}
	p.TrinoPort, err = port(p.TrinoPort, "LOCAL_TRINO_PORT", 18090)
	return err
}

func port(given int, variable string, otherwise int) (int, error) {
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

// endpoint is the URL of every AWS service.
func (p place) endpoint() string { return fmt.Sprintf("http://127.0.0.1:%d", p.Port) }

// state returns a path in the git-ignored folder of installed tools, logs and what is running.
func (p place) state(elements ...string) string {
	return filepath.Join(append([]string{p.Root, ".local"}, elements...)...)
}

// temporary is the folder of what our processes may leave behind when they are ended.
func (p place) temporary() string { return p.state("tmp") }
