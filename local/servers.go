package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// servers are the emulator and the query engine, held here or by a supervisor.
type servers struct {
	// EmulatorReady and EngineReady are closed when they answer.
	EmulatorReady, EngineReady <-chan struct{}
	// Failed gets the reason when one of them ends unasked.
	Failed <-chan error
	// End ends both and returns when they have ended.
	End func()
}

// startTimeout is how long the emulator or the engine may take until it answers.
const startTimeout = 2 * time.Minute

// startServers starts both, in processes of ours, and empties the temporary folder. home is the Region of the Glue Data
// Catalog that the engine reads.
func startServers(p place, home string) (*servers, error) {
	if err := os.RemoveAll(p.temporary()); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(p.temporary(), 0o755); err != nil {
		return nil, err
	}
	environment := p.serverEnvironment(home)
	python := p.state("python", "bin", "python")
	emulator, err := start(process{
		Name: "emulator",
		Args: []string{python, "-u", "-m", "emulator"},
		Dir:  p.state(),
		Env:  environment,
		Log:  p.state("log", "emulator.log"),
	})
	if err != nil {
		return nil, err
	}
	engine, err := start(process{
		Name: "engine",
		Args: []string{python, "-u", p.Root + "/test/engine/trino.py", p.state("trino")},
		Dir:  p.state(),
		Env:  environment,
		Log:  p.state("log", "engine.log"),
	})
	if err != nil {
		emulator.end()
		return nil, err
	}
	ended := make(chan struct{})
	failed := make(chan error, 1)
	go func() {
		select {
		case <-ended:
		case <-emulator.Done:
			failed <- emulator.failure()
		case <-engine.Done:
			failed <- engine.failure()
		}
	}()
	return &servers{
		EmulatorReady: emulator.Ready,
		EngineReady:   engine.Ready,
		Failed:        failed,
		End: sync.OnceFunc(func() {
			close(ended)
			var both sync.WaitGroup
			both.Go(engine.end)
			both.Go(emulator.end)
			both.Wait()
			_ = os.RemoveAll(p.temporary()) // the next start empties it too
		}),
	}, nil
}

// watched returns a context that ends when ctx does or when one of the servers fails; its cause says why.
func (s *servers) watched(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		select {
		case err := <-s.Failed:
			cancel(err)
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(nil) }
}

// await waits until one of the servers answers.
func await(ctx context.Context, ready <-chan struct{}, name string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, startTimeout, fmt.Errorf("%s: no answer in %s: see .local/log/%s.log", name, startTimeout, name))
	defer cancel()
	select {
	case <-ready:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// because returns the reason for which ctx ended, where err only says that it did.
func because(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}
