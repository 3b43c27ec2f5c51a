package environment

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// ErrRunning is the error of [Lock] when another process holds the lock.
var ErrRunning = errors.New("an environment of this checkout is running already: end it with Ctrl-C in its terminal, then try again")

// Lock takes the lock file of that path and returns its release. The operating system releases the lock of a process that
// ends, however it ends. Error: [ErrRunning].
func Lock(path string) (release func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrRunning
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return func() { _ = file.Close() }, nil
}

// Lock takes the lock of the checkout: one environment of a checkout runs at a time. Error: [ErrRunning].
func (p Place) Lock() (release func(), err error) { return Lock(p.State("lock")) }
