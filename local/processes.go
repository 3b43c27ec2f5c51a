package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// grace is the usual patience with a process that is ended.
const grace = 5 * time.Second

// process describes a process to be started.
type process struct {
	// Name is what messages call it.
	Name string
	Args []string
	Dir  string
	Env  []string
	// Log is the path of the file that its output goes to.
	Log string
	// Line is called with every line of that. Zero: nobody listens.
	Line func(string)
	// Stdout gets its standard output instead. Zero: the log does.
	Stdout *os.File
}

// child is a running process, leader of its own process group. Its standard input is a pipe that we hold: a process that
// ends at the end of it cannot outlive us, however we end.
type child struct {
	process
	command *exec.Cmd
	input   io.Closer
	// patience is how long it has to end by itself after SIGTERM.
	patience time.Duration
	// Ready is closed when it has printed READY; Done when it has ended, and then err says how.
	Ready, Done chan struct{}
	err         error
}

func start(p process) (*child, error) {
	if err := os.MkdirAll(filepath.Dir(p.Log), 0o755); err != nil {
		return nil, err
	}
	log, err := os.Create(p.Log)
	if err != nil {
		return nil, err
	}
	c := &child{process: p, patience: grace, Ready: make(chan struct{}), Done: make(chan struct{})}
	c.command = exec.Command(p.Args[0], p.Args[1:]...)
	c.command.Dir, c.command.Env = p.Dir, p.Env
	c.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.command.WaitDelay = grace
	output := &lines{to: log, line: c.line()}
	c.command.Stdout, c.command.Stderr = output, output
	if p.Stdout != nil {
		c.command.Stdout = p.Stdout
	}
	if c.input, err = c.command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := c.command.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", p.Name, err), log.Close())
	}
	go func() {
		err := c.command.Wait()
		if errors.Is(err, exec.ErrWaitDelay) { // it ended well, but left something behind that holds its output
			err = nil
		}
		c.signal(syscall.SIGKILL) // whatever it left behind
		c.err = errors.Join(err, log.Close())
		close(c.Done)
	}()
	return c, nil
}

// line returns what is done with each line of output.
func (c *child) line() func(string) {
	var once sync.Once
	return func(line string) {
		if strings.HasPrefix(line, "READY ") {
			once.Do(func() { close(c.Ready) })
		}
		if c.Line != nil {
			c.Line(line)
		}
	}
}

// signal sends a signal to the process and all that it started. It may all have ended already.
func (c *child) signal(s syscall.Signal) {
	_ = syscall.Kill(-c.command.Process.Pid, s)
}

// end ends the process and all that it started, and returns when they have ended.
func (c *child) end() {
	c.signal(syscall.SIGTERM)
	select {
	case <-c.Done:
	case <-time.After(c.patience):
		c.signal(syscall.SIGKILL)
		<-c.Done
	}
}

// failure says how the process ended, with the end of its log.
func (c *child) failure() error {
	if c.err == nil {
		return fmt.Errorf("%s: it ended\n%s", c.Name, tail(c.Log))
	}
	return fmt.Errorf("%s: %w\n%s", c.Name, c.err, tail(c.Log))
}

// run starts a process and waits for its end. When ctx ends first, so does the process; it has no standard input.
func run(ctx context.Context, p process) error {
	p.Args = tethered(p.Args)
	c, err := start(p)
	if err != nil {
		return err
	}
	select {
	case <-c.Done:
	case <-ctx.Done():
		c.end()
		return context.Cause(ctx)
	}
	if c.err != nil {
		return c.failure()
	}
	return nil
}

// tethered returns the command line of a shell that runs a program in its place, beside a watch that ends the process group
// at the end of our pipe: so also a program that does not read its standard input cannot outlive us.
func tethered(args []string) []string {
	return append([]string{"/bin/sh", "-c", tether, "sh"}, args...)
}

const tether = `exec 3<&0 </dev/null
(cat <&3; kill -KILL 0) >/dev/null 2>&1 &
exec 3<&- "$@"`

// lines passes output on and hands out its lines.
type lines struct {
	to      io.Writer
	line    func(string)
	partial []byte
}

func (l *lines) Write(output []byte) (int, error) {
	l.partial = append(l.partial, output...)
	for {
		line, rest, found := bytes.Cut(l.partial, []byte("\n"))
		if !found {
			return l.to.Write(output)
		}
		l.line(string(bytes.TrimSuffix(line, []byte("\r"))))
		l.partial = rest
	}
}

// tail returns the last lines of a log.
func tail(path string) string {
	const most = 25
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	list := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	if len(list) > most {
		list = list[len(list)-most:]
	}
	return fmt.Sprintf("the end of %s:\n  %s", path, strings.Join(list, "\n  "))
}
