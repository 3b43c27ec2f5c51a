package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// progress tells a person what is going on and for how long: one line when a phase begins and one when it ends. On a
// terminal a last line moves.
type progress struct {
	out      io.Writer
	terminal bool
	started  time.Time

	mutex   sync.Mutex
	running []string
	done    []phase
	stop    chan struct{}
	stopped sync.WaitGroup
}

type phase struct {
	name string
	took time.Duration
}

func newProgress(out *os.File) *progress {
	p := &progress{out: out, started: time.Now(), stop: make(chan struct{})}
	if info, err := out.Stat(); err == nil {
		p.terminal = info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
	}
	if p.terminal {
		p.stopped.Go(p.spin)
	}
	return p
}

// phase runs one phase. Phases may run side by side.
func (p *progress) phase(name string, do func() error) error {
	began := time.Now()
	p.mutex.Lock()
	p.running = append(p.running, name)
	p.mutex.Unlock()
	p.line("%s ...", name)

	err := do()

	took := time.Since(began)
	p.mutex.Lock()
	p.running = slices.DeleteFunc(p.running, func(n string) bool { return n == name })
	p.done = append(p.done, phase{name, took})
	p.mutex.Unlock()
	if err != nil {
		p.line("%s failed after %s", name, seconds(took))
		return err
	}
	p.line("%s done in %s", name, seconds(took))
	return nil
}

// line prints a line with the time since the start.
func (p *progress) line(format string, args ...any) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
	fmt.Fprintf(p.out, "%7s  %s\n", seconds(time.Since(p.started)), fmt.Sprintf(format, args...))
}

// summary ends the progress and prints how long each phase took.
func (p *progress) summary() {
	p.end()
	var parts []string
	for _, done := range p.done {
		parts = append(parts, done.name+" "+seconds(done.took))
	}
	fmt.Fprintf(p.out, "\n%s in all: %s\n", seconds(time.Since(p.started)), strings.Join(parts, ", "))
}

// end takes the moving line away.
func (p *progress) end() {
	select {
	case <-p.stop:
		return
	default:
		close(p.stop)
	}
	p.stopped.Wait()
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
}

func (p *progress) spin() {
	const frames = `|/-\`
	for i := 0; ; i++ {
		select {
		case <-p.stop:
			return
		case <-time.After(150 * time.Millisecond):
		}
		p.mutex.Lock()
		p.clear()
		fmt.Fprintf(p.out, "%7s  %c %s", seconds(time.Since(p.started)), frames[i%len(frames)], strings.Join(p.running, ", "))
		p.mutex.Unlock()
	}
}

// clear empties the moving line.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
