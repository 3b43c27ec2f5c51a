package environment

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// Servers are the running emulator and query engine.
type Servers struct {
	emulator, engine *child
	stop             func()
	ended            chan struct{}
}

// startTimeout is how long the emulator or the engine may take until it answers.
const startTimeout = 2 * time.Minute

// StartServers starts the emulator and the query engine. home is the Region of the Glue Data Catalog that the engine reads.
func StartServers(p Place, home string) (*Servers, error) {
	s, err := StartEmulator(p, home)
	if err != nil {
		return nil, err
	}
	s.engine, err = start(Process{
		Name: "engine",
		Args: []string{p.python(), "-u", p.Root + "/test/engine/trino.py", p.State("trino")},
		Dir:  p.State(),
		Env:  p.serverEnvironment(home),
		Log:  p.State("log", "engine.log"),
	})
	if err != nil {
		s.End()
		return nil, err
	}
	return s, nil
}

// StartEmulator starts the emulator without the query engine, for an account in which nobody runs a query. It empties the
// folder of temporary files.
func StartEmulator(p Place, home string) (*Servers, error) {
	if err := os.RemoveAll(p.temporary()); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(p.temporary(), 0o755); err != nil {
		return nil, err
	}
	emulator, err := start(Process{
		Name: "emulator",
		Args: []string{p.python(), "-u", "-m", "emulator"},
		Dir:  p.State(),
		Env:  p.serverEnvironment(home),
		Log:  p.State("log", "emulator.log"),
	})
	if err != nil {
		return nil, err
	}
	s := &Servers{emulator: emulator, ended: make(chan struct{})}
	s.stop = sync.OnceFunc(func() {
		close(s.ended)
		var both sync.WaitGroup
		if s.engine != nil {
			both.Go(s.engine.end)
		}
		both.Go(s.emulator.end)
		both.Wait()
		_ = os.RemoveAll(p.temporary()) // the next start empties it too
	})
	return s, nil
}

// End ends the servers and returns when they have ended. It may be called more than once.
func (s *Servers) End() { s.stop() }

// Watched returns a context that ends with ctx or when a server ends by itself; its cause says why.
func (s *Servers) Watched(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	var engine <-chan struct{}
	if s.engine != nil {
		engine = s.engine.Done
	}
	go func() {
		select {
		case <-s.emulator.Done:
			cancel(s.emulator.failure())
		case <-engine:
			cancel(s.engine.failure())
		case <-s.ended:
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(nil) }
}

// AwaitEmulator returns when the emulator answers.
func (s *Servers) AwaitEmulator(ctx context.Context) error { return s.emulator.await(ctx) }

// AwaitEngine returns when the query engine answers.
func (s *Servers) AwaitEngine(ctx context.Context) error { return s.engine.await(ctx) }

// await returns when the process has printed that it is ready.
func (c *child) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, startTimeout, fmt.Errorf("%s: no answer in %s: see %s", c.Name, startTimeout, c.Log))
	defer cancel()
	select {
	case <-c.Ready:
		return nil
	case <-c.Done:
		return c.failure()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Cause returns the cause for which ctx ended, where err only says that it ended; else err.
func Cause(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}
