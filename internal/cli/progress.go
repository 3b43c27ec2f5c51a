package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// Progress returns a function that shows how far a tool is, in one line that is rewritten, and a function that clears the
// line. Where w is no terminal nothing is shown.
func Progress(w io.Writer) (show func(format string, args ...any), clear func()) {
	line := NewProgressLine(w)
	return func(format string, args ...any) { line.Show(fmt.Sprintf(format, args...)) }, line.Clear
}

// updates is the time between two renderings of a line.
const updates = 100 * time.Millisecond

// ProgressLine is one line of a terminal with the state of a tool and the time since its start. Its methods may be called
// from several goroutines. Where the output is no terminal nothing is shown.
type ProgressLine struct {
	terminal *os.File
	lock     sync.Mutex
	steps    []string
	writer   progress.Writer
	tracker  *progress.Tracker
	rendered chan struct{}
}

// NewProgressLine returns a line that appears on w with the first text.
func NewProgressLine(w io.Writer) *ProgressLine {
	if !IsTerminal(w) {
		return &ProgressLine{}
	}
	return &ProgressLine{terminal: w.(*os.File)}
}

// Show replaces the text of the line.
func (p *ProgressLine) Show(text string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.show(text)
}

// Step adds a running step to the line, which lists the running steps after a title, until the returned function is called.
func (p *ProgressLine) Step(title, step string) (end func()) {
	change := func(edit func()) {
		p.lock.Lock()
		defer p.lock.Unlock()
		edit()
		p.show(title + ": " + strings.Join(p.steps, ", "))
	}
	change(func() { p.steps = append(p.steps, step) })
	return func() {
		change(func() {
			i := slices.Index(p.steps, step)
			p.steps = slices.Delete(p.steps, i, i+1)
		})
	}
}

// Clear removes the line. A later text begins a new one.
func (p *ProgressLine) Clear() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.writer == nil {
		return
	}
	for stopped := false; !stopped; { // a Stop before the first rendering is lost
		p.writer.Stop()
		select {
		case <-p.rendered:
			stopped = true
		case <-time.After(updates / 10):
		}
	}
	_, _ = fmt.Fprint(p.terminal, text.CursorUp.Sprint(), "\r", text.EraseLine.Sprint())
	p.writer = nil
}

func (p *ProgressLine) show(text string) {
	switch {
	case p.terminal == nil:
	case p.writer == nil:
		p.start(text)
	default:
		p.tracker.UpdateMessage(text)
	}
}

func (p *ProgressLine) start(text string) {
	p.writer = progress.NewWriter()
	p.writer.SetAutoStop(false)
	p.writer.SetOutputWriter(p.terminal)
	p.writer.SetUpdateFrequency(updates)
	if width, _, err := term.GetSize(int(p.terminal.Fd())); err == nil {
		p.writer.SetTerminalWidth(width) // go-pretty measures the standard output, which may be a file
	}
	p.writer.Style().Visibility = progress.StyleVisibility{Time: true}
	p.writer.Style().Options.Separator = ""
	p.writer.Style().Options.TimeInProgressPrecision = time.Second
	p.tracker = &progress.Tracker{Message: text}
	p.writer.AppendTracker(p.tracker)
	rendered := make(chan struct{})
	p.rendered = rendered
	go func(writer progress.Writer) {
		defer close(rendered)
		writer.Render()
	}(p.writer)
}
