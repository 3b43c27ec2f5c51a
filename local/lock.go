package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"syscall"
)

// holder says who runs the environment of a checkout.
type holder struct {
	PID             int
	Command         string
	Port, TrinoPort int
	// Ready is set when up has done its work.
	Ready bool
}

// lock is held by the process that runs the environment of a checkout, and by none after that has ended, however it did.
type lock struct{ file *os.File }

// heldError is the error of a lock that another process holds.
type heldError struct{ holder }

func (e heldError) Error() string {
	if e.PID == 0 {
		return "an environment of this checkout is just starting: try again in a second"
	}
	return fmt.Sprintf("an environment of this checkout is running already (%s, process %d, port %d): run: make down", e.Command, e.PID, e.Port)
}

func (p place) lockPath() string { return p.state("lock") }

// acquire takes the lock of the checkout, or says who holds it.
func (p place) acquire(command string) (*lock, error) {
	if err := os.MkdirAll(p.state(), 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(p.lockPath(), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		h, readErr := p.lastHolder()
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) && readErr == nil {
			return nil, heldError{h}
		}
		return nil, fmt.Errorf("%s: %w", p.lockPath(), errors.Join(err, readErr))
	}
	l := &lock{file}
	return l, l.write(holder{PID: os.Getpid(), Command: command, Port: p.Port, TrinoPort: p.TrinoPort})
}

func (l *lock) write(h holder) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(append(text, '\n'), 0)
	return err
}

// release says that nobody runs the environment any more.
func (l *lock) release() {
	// The lock ends with the file in any case; the text is for people.
	_ = l.file.Truncate(0)
	_ = l.file.Close()
}

// lastHolder returns who holds the lock, or who held it last and ended without releasing it; none: the zero value.
func (p place) lastHolder() (holder, error) {
	var h holder
	text, err := os.ReadFile(p.lockPath())
	if errors.Is(err, os.ErrNotExist) || err == nil && len(text) == 0 {
		return h, nil
	}
	if err != nil {
		return h, err
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, fmt.Errorf("%s: %w: delete it when no environment is running", p.lockPath(), err)
	}
	return h, nil
}

// vacant returns nil when nobody runs the environment of the checkout, else a heldError.
func (p place) vacant() error {
	if !exists(p.lockPath()) {
		return nil
	}
	file, err := os.Open(p.lockPath())
	if err != nil {
		return err
	}
	defer file.Close()
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_SH|syscall.LOCK_NB); err == nil {
		return nil
	}
	h, err := p.lastHolder()
	if err != nil {
		return err
	}
	return heldError{h}
}

// forget empties what the last holder left.
func (p place) forget() error {
	return os.Truncate(p.lockPath(), 0)
}
