package environment

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

// grace is how long a process has to end by itself after SIGTERM.
const grace = 5 * time.Second

// Process describes a process to start.
type Process struct {
	// Name is its name in messages.
	Name string
	Args []string
	Dir  string
	Env  []string
	// Log is the path of the file that gets its output.
	Log string
	// Line is called with every line of output. Zero: no call.
	Line func(string)
	// Stdout gets its standard output instead of the log. Zero: the log gets it.
	Stdout *os.File
}

// child is a running process, the leader of its own process group. Its standard input is a pipe from this program: a process
// that ends at the end of its input cannot outlive this program, however that ends.
type child struct {
	Process
	command *exec.Cmd
	input   io.Closer
	// patience is the grace of this process.
	patience time.Duration
	// Ready is closed when it has printed a line that begins with READY. Done is closed when it has ended, and err says how.
	Ready, Done chan struct{}
	err         error
}

func start(p Process) (*child, error) {
	if err := os.MkdirAll(filepath.Dir(p.Log), 0o755); err != nil {
		return nil, err
	}
	log, err := os.Create(p.Log)
	if err != nil {
		return nil, err
	}
	c := &child{Process: p, patience: grace, Ready: make(chan struct{}), Done: make(chan struct{})}
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
		if errors.Is(err, exec.ErrWaitDelay) { // it succeeded, and a process that it started still holds its output
			err = nil
		}
		c.signal(syscall.SIGKILL) // the processes that it left behind
		c.err = errors.Join(err, log.Close())
		close(c.Done)
	}()
	return c, nil
}

// line returns the function that gets each line of output.
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

// signal sends a signal to the process group. Its processes may have ended already.
func (c *child) signal(s syscall.Signal) {
	_ = syscall.Kill(-c.command.Process.Pid, s)
}

// end ends the process group and returns when it has ended.
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

// Run runs a process to its end, without standard input. The process ends with ctx. An error holds the end of its log.
func Run(ctx context.Context, p Process) error {
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

// tethered returns the command line of a shell that replaces itself by a program, beside a watch that ends the process group
// at the end of its input: a program that does not read its standard input cannot outlive this program either.
func tethered(args []string) []string {
	return append([]string{"/bin/sh", "-c", tether, "sh"}, args...)
}

const tether = `exec 3<&0 </dev/null
(cat <&3; kill -KILL 0) >/dev/null 2>&1 &
exec 3<&- "$@"`

// lines writes output to a file and calls a function with each of its lines.
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

// tail returns the last 25 lines of a log.
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
