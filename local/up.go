package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
)

// up does what demo does before it asks anything, under a supervisor that stays when that is done.
func up(ctx context.Context, p place) error {
	now := time.Now().UTC()
	lists := bootstrap.Catalog()
	if err := lists.Validate(); err != nil {
		return err
	}
	var held heldError
	switch err := p.vacant(); {
	case errors.As(err, &held) && held.Ready:
		fmt.Fprintf(os.Stderr, "up already, on %s: use it with: . .local/env   end it with: make down\n", place{Port: held.Port}.endpoint())
		return nil
	case err != nil:
		return err
	}
	if err := checkNeeds(ctx, p); err != nil {
		return err
	}
	show := newProgress(os.Stderr)
	defer show.end()

	supervisor, err := startSupervisor(p)
	if err != nil {
		return err
	}
	defer supervisor.End()
	ctx, cancel := supervisor.watched(ctx)
	defer cancel()
	if _, err := useAndDetect(ctx, p, lists, &supervisor.servers, show, now); err != nil {
		return because(ctx, err)
	}
	if err := p.writeEnv(lists.Account.HomeRegion); err != nil {
		return err
	}
	if err := supervisor.stay(); err != nil {
		return because(ctx, err)
	}
	show.summary()
	fmt.Fprintf(os.Stderr, "up on %s: use it with: . .local/env   end it with: make down\n", p.endpoint())
	return nil
}
