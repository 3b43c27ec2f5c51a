package environment

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// script is a process that runs shell text, with its log in a folder of the test.
func script(t *testing.T, text string) Process {
	t.Helper()
	return Process{
		Name: "script", Args: []string{"/bin/sh", "-c", text}, Dir: t.TempDir(),
		Env: os.Environ(), Log: filepath.Join(t.TempDir(), "log", "script.log"),
	}
}

// witness returns the path of a pipe that a process of the test holds open for writing, and what is closed when none does
// any more: so it has ended, whether or not somebody has asked for its exit status.
func witness(t *testing.T) (path string, gone <-chan struct{}) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "witness")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		pipe, err := os.Open(path)
		if err != nil {
			return
		}
		defer func() { _ = pipe.Close() }()
		_, _ = io.Copy(io.Discard, pipe)
	}()
	return path, ended
}

// awaitGone fails unless the witness is gone soon.
func awaitGone(t *testing.T, gone <-chan struct{}) {
	t.Helper()
	select {
	case <-gone:
	case <-time.After(20 * time.Second):
		t.Error("a process is still there")
	}
}

func TestAChildIsReadyWhenItSaysSo(t *testing.T) {
	path, gone := witness(t)
	c, err := start(script(t, "exec 9>"+path+"; echo starting; echo READY http://here; cat"))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.await(t.Context()); err != nil {
		t.Error(err)
	}
	c.end()
	awaitGone(t, gone)
}

func TestEndTakesGrandchildrenAlong(t *testing.T) {
	path, gone := witness(t)
	p := script(t, "trap '' TERM; exec 9>"+path+"; sleep 600 & echo READY now; wait; sleep 600")
	c, err := start(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.await(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.patience = 100 * time.Millisecond
	c.end()
	awaitGone(t, gone)
}

func TestRunReportsAFailureWithTheEndOfItsLog(t *testing.T) {
	p := script(t, "for i in $(seq 40); do echo line $i; done; echo why >&2; exit 3")
	var heard []string
	p.Line = func(line string) { heard = append(heard, line) }
	err := Run(t.Context(), p)
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range []string{"script: exit status 3", p.Log, "line 40", "why"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error lacks %q: %s", part, err)
		}
	}
	if strings.Contains(err.Error(), "line 5\n") {
		t.Errorf("error holds the beginning of the log: %s", err)
	}
	if len(heard) != 41 || heard[40] != "why" {
		t.Errorf("heard %d lines, want 41: %q", len(heard), heard)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	reason := errors.New("the emulator ended")
	p := script(t, "sleep 600")
	time.AfterFunc(300*time.Millisecond, func() { cancel(reason) })
	if err := Run(ctx, p); !errors.Is(err, reason) {
		t.Errorf("error %v, want %v", err, reason)
	}
}

// A process that does not read its standard input must end with us, too: the pipe ends when we do.
func TestATetheredProcessEndsWithThePipe(t *testing.T) {
	path, gone := witness(t)
	p := script(t, "exec 9>"+path+"; sleep 600 & echo READY now; wait")
	p.Args = tethered(p.Args)
	c, err := start(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.await(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := c.input.Close(); err != nil {
		t.Fatal(err)
	}
	<-c.Done
	awaitGone(t, gone)
}

func TestRunOfAProgramThatIsNotThere(t *testing.T) {
	p := script(t, "")
	p.Args = []string{filepath.Join(t.TempDir(), "nothing")}
	if _, err := start(p); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want %v", err, os.ErrNotExist)
	}
}
