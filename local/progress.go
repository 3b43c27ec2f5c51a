package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
	"github.com/mattn/go-isatty"
)

// phases shows the running phases and their times: as trackers on a terminal, else as one line when a phase begins and one when
// it ends.
type phases struct {
	out     io.Writer
	started time.Time

	mutex sync.Mutex
	// trackers shows the phases on a terminal; nil elsewhere and after end.
	trackers progress.Writer
	// rendered is closed when the trackers are shown for the last time.
	rendered chan struct{}
	done     []string
}

func newPhases(out *os.File) *phases {
	p := &phases{out: out, started: time.Now()}
	if !isatty.IsTerminal(out.Fd()) || os.Getenv("TERM") == "dumb" {
		return p
	}
	p.trackers = progress.NewWriter()
	p.trackers.SetOutputWriter(out)
	p.trackers.SetUpdateFrequency(150 * time.Millisecond)
	p.trackers.SetMessageLength(26)
	p.trackers.SetTrackerLength(12)
	style := p.trackers.Style()
	style.Options.TimeInProgressPrecision, style.Options.TimeDonePrecision = 100*time.Millisecond, 100*time.Millisecond
	style.Visibility = progress.StyleVisibility{Time: true, Tracker: true}
	p.rendered = make(chan struct{})
	go func(trackers progress.Writer) {
		trackers.Render()
		close(p.rendered)
	}(p.trackers)
	return p
}

// run runs one phase. Phases may run side by side.
func (p *phases) run(name string, do func() error) error {
	began := time.Now()
	tracker := p.begin(name)
	err := do()
	took := time.Since(began)
	p.mutex.Lock()
	p.done = append(p.done, name+" "+seconds(took))
	p.mutex.Unlock()
	switch {
	case tracker != nil && err != nil:
		tracker.MarkAsErrored()
	case tracker != nil:
		tracker.MarkAsDone()
	case err != nil:
		p.line("%s failed after %s", name, seconds(took))
	default:
		p.line("%s done in %s", name, seconds(took))
	}
	return err
}

// begin shows that a phase begins. It returns nil where there is no tracker.
func (p *phases) begin(name string) *progress.Tracker {
	p.mutex.Lock()
	trackers := p.trackers
	p.mutex.Unlock()
	if trackers == nil {
		p.line("%s ...", name)
		return nil
	}
	tracker := &progress.Tracker{Message: name}
	trackers.AppendTracker(tracker)
	return tracker
}

// line prints a line with the time since the start.
func (p *phases) line(format string, args ...any) {
	text := fmt.Sprintf("%7s  %s", seconds(time.Since(p.started)), fmt.Sprintf(format, args...))
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.trackers != nil {
		p.trackers.Log("%s", text)
		return
	}
	fmt.Fprintln(p.out, text)
}

// end ends the trackers. Phases that follow are shown as lines.
func (p *phases) end() {
	p.mutex.Lock()
	trackers := p.trackers
	p.trackers = nil
	p.mutex.Unlock()
	if trackers == nil {
		return
	}
	for { // Stop does nothing until Render has begun
		trackers.Stop()
		select {
		case <-p.rendered:
			return
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// summary ends the trackers and prints the time of each phase.
func (p *phases) summary() {
	p.end()
	p.mutex.Lock()
	defer p.mutex.Unlock()
	fmt.Fprintf(p.out, "\n%s in all: %s\n", seconds(time.Since(p.started)), strings.Join(p.done, ", "))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
