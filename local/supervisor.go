package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
)

// superviseCommand is the hidden command of the process that holds the servers after up has ended.
const superviseCommand = "supervise"

// What a supervisor and up tell each other, a line each.
const (
	emulatorAnswers = "emulator ready"
	engineAnswers   = "engine ready"
	staying         = "staying"
	stayOrder       = "stay"
)

// supervise holds the servers: as long as its standard input is open, and from the order to stay on until it is ended or
// one of the servers ends. It reports on file descriptor 3.
func supervise(ctx context.Context, p place) error {
	reports := os.NewFile(3, "reports")
	if reports == nil {
		return errors.New("supervise is for up alone")
	}
	// The reader may be gone: then nobody needs the report.
	report := func(line string) { _, _ = fmt.Fprintln(reports, line) }
	err := superviseReporting(ctx, p, report)
	if err != nil {
		report(err.Error())
	}
	return err
}

func superviseReporting(ctx context.Context, p place, report func(string)) error {
	lock, err := p.acquire("up")
	if err != nil {
		return err
	}
	defer lock.release()
	servers, err := startServers(p, bootstrap.Catalog().Account.HomeRegion)
	if err != nil {
		return err
	}
	defer servers.End()

	orders := make(chan string)
	go func() {
		input := bufio.NewScanner(os.Stdin)
		for input.Scan() {
			orders <- input.Text()
		}
		close(orders)
	}()
	emulator, engine := servers.EmulatorReady, servers.EngineReady
	for stay := false; ; {
		select {
		case <-ctx.Done():
			return nil
		case err := <-servers.Failed:
			return err
		case <-emulator:
			report(emulatorAnswers)
			emulator = nil
		case <-engine:
			report(engineAnswers)
			engine = nil
		case order, open := <-orders:
			switch {
			case !open && !stay:
				return nil
			case !open:
				orders = nil
			case order == stayOrder:
				stay = true
				if err := lock.write(holder{PID: os.Getpid(), Command: "up", Port: p.Port, TrinoPort: p.TrinoPort, Ready: true}); err != nil {
					return err
				}
				report(staying)
			}
		}
	}
}

// supervisor is up's end of a supervisor.
type supervisor struct {
	servers
	orders  io.WriteCloser
	staying chan struct{}
	gone    chan struct{}
}

// startSupervisor starts a supervisor as a session of its own, so that it can outlive the terminal.
func startSupervisor(p place) (*supervisor, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(p.state("log"), 0o755); err != nil {
		return nil, err
	}
	log, err := os.Create(p.state("log", "supervisor.log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer write.Close()
	command := exec.Command(self, superviseCommand, fmt.Sprintf("--port=%d", p.Port), fmt.Sprintf("--trino-port=%d", p.TrinoPort))
	command.Dir = p.Root
	command.Stdout, command.Stderr = log, log
	command.ExtraFiles = []*os.File{write}
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	orders, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}

	s := &supervisor{orders: orders, staying: make(chan struct{}), gone: make(chan struct{})}
	s.follow(read, command)
	s.End = sync.OnceFunc(func() {
		_ = orders.Close() // unless it stays, it ends now
		select {
		case <-s.staying:
		default:
			<-s.gone
		}
	})
	return s, nil
}

// follow reads the reports of a supervisor until it ends.
func (s *supervisor) follow(reports *os.File, command *exec.Cmd) {
	emulator, engine, failed := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	s.EmulatorReady, s.EngineReady, s.Failed = emulator, engine, failed
	go func() {
		defer reports.Close()
		var words []string
		for lines := bufio.NewScanner(reports); lines.Scan(); {
			switch lines.Text() {
			case emulatorAnswers:
				close(emulator)
			case engineAnswers:
				close(engine)
			case staying:
				close(s.staying)
				return
			default:
				words = append(words, lines.Text())
			}
		}
		if err := command.Wait(); err != nil && len(words) == 0 {
			words = append(words, "the supervisor ended: "+err.Error())
		}
		failed <- errors.New(strings.Join(words, "\n"))
		close(s.gone)
	}()
}

// stay tells the supervisor to go on without us, and returns when it has understood.
func (s *supervisor) stay() error {
	if _, err := fmt.Fprintln(s.orders, stayOrder); err != nil {
		return err
	}
	select {
	case <-s.staying:
		return nil
	case <-s.gone:
		return errors.New("the supervisor ended: see .local/log/supervisor.log")
	}
}
