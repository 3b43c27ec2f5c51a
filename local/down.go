package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// down ends the environment of the checkout, whoever runs it, and returns when its processes and ports are gone.
func down(ctx context.Context, p place) error {
	if err := os.Remove(p.state("env")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	last, err := p.lastHolder()
	if err != nil {
		return err
	}
	var held heldError
	switch err := p.vacant(); {
	case err == nil && last.PID == 0:
		fmt.Fprintln(os.Stderr, "nothing is up")
		return nil
	case err == nil:
		fmt.Fprintf(os.Stderr, "nothing is up: the environment of %s ended without make down\n", last.Command)
		return p.forget()
	case !errors.As(err, &held) || held.PID == 0:
		return err
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGKILL} {
		if err := syscall.Kill(held.PID, s); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("ending process %d: %w", held.PID, err)
		}
		if p.gone(ctx, held.holder) {
			fmt.Fprintln(os.Stderr, "down")
			return p.forget()
		}
		if ctx.Err() != nil {
			return fmt.Errorf("interrupted: process %d may still be there", held.PID)
		}
	}
	return fmt.Errorf("process %d or port %d is still there: see .local/log", held.PID, held.Port)
}

// gone waits until nobody holds the lock or listens on the ports, and reports whether that came to be.
func (p place) gone(ctx context.Context, h holder) bool {
	ctx, cancel := context.WithTimeout(ctx, 3*grace)
	defer cancel()
	for {
		if p.vacant() == nil && free(h.Port) && free(h.TrinoPort) {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(50 * time.Millisecond):
		}
	}
}
