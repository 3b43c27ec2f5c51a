package main

import (
	"context"
	"os"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// session is a running environment of this checkout, with the lists of the repository.
type session struct {
	place   environment.Place
	lists   catalog.Catalog
	servers *environment.Servers
	show    *phases
	now     time.Time
	// ctx ends with the command or when a server ends.
	ctx context.Context
	// end ends the servers and returns when they have ended.
	end func()
}

// start validates the lists, takes the lock of the checkout, checks the tools and the ports, and starts the servers.
func start(ctx context.Context, p environment.Place) (*session, error) {
	s := &session{place: p, lists: bootstrap.Catalog(), now: time.Now().UTC()}
	if err := s.lists.Validate(); err != nil {
		return nil, err
	}
	release, err := p.Lock()
	if err != nil {
		return nil, err
	}
	if s.servers, err = startServers(ctx, p, s.lists.Account.HomeRegion); err != nil {
		release()
		return nil, err
	}
	s.show = newPhases(os.Stderr)
	watched, cancel := s.servers.Watched(ctx)
	s.ctx = watched
	s.end = sync.OnceFunc(func() {
		cancel()
		s.show.end()
		s.servers.End()
		release()
	})
	return s, nil
}

func startServers(ctx context.Context, p environment.Place, home string) (*environment.Servers, error) {
	if err := p.RemoveEnv(); err != nil { // of an environment that was killed
		return nil, err
	}
	if err := p.CheckNeeds(ctx); err != nil {
		return nil, err
	}
	return environment.StartServers(p, home)
}

// useAndDetect deploys the program, makes the calls and runs the detector.
func (s *session) useAndDetect() (*account.Account, error) {
	a := &account.Account{Place: s.place, Catalog: s.lists, Calls: calls.Plan(s.lists, s.now)}
	group, ctx := errgroup.WithContext(s.ctx)
	compiled := make(chan struct{})
	group.Go(func() error {
		if err := s.compile(ctx); err != nil {
			return err
		}
		close(compiled)
		return s.place.BuildTools(ctx, account.Tools...)
	})
	group.Go(func() error { return s.use(ctx, a, compiled) })
	if err := group.Wait(); err != nil {
		return nil, environment.Cause(s.ctx, err)
	}
	return a, environment.Cause(s.ctx, s.show.run("detector", func() error { return a.Detect(s.ctx) }))
}

// compile compiles the CDK program.
func (s *session) compile(ctx context.Context) error {
	hint := time.AfterFunc(10*time.Second, func() { s.show.line("  the first run compiles the AWS CDK, which takes about two minutes") })
	defer hint.Stop()
	return s.show.run("compile the CDK program", func() error { return s.place.Compile(ctx) })
}

// use bootstraps the account, deploys the program when it is compiled and makes the calls.
func (s *session) use(ctx context.Context, a *account.Account, compiled <-chan struct{}) error {
	if err := s.show.run("emulator", func() error { return s.servers.AwaitEmulator(ctx) }); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		return s.show.run("query engine", func() error { return s.servers.AwaitEngine(ctx) })
	})
	group.Go(func() error {
		if err := s.place.CreateTrail(ctx, a.Home()); err != nil {
			return err
		}
		err := s.show.run("cdk bootstrap", func() error { return s.place.Bootstrap(ctx, s.lists) })
		if err != nil {
			return err
		}
		select {
		case <-compiled:
		case <-ctx.Done():
			return ctx.Err()
		}
		err = s.show.run("cdk deploy", func() error {
			if err := s.place.CreateExistingRoles(ctx, s.lists); err != nil {
				return err
			}
			return s.place.Deploy(ctx, a.Home(), func(stack string, _ bool) { s.show.line("  %s is deployed", stack) })
		})
		if err != nil {
			return err
		}
		return s.show.run("calls", func() error {
			if err := calls.NewServices(s.place, a.Home()).CallAll(ctx, a.Calls); err != nil {
				return err
			}
			return a.CallUnlisted(ctx, s.now)
		})
	})
	return group.Wait()
}
