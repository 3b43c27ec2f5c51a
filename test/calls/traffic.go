package calls

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/smithy-go"
	"golang.org/x/sync/errgroup"
)

// callsAtOnce is the number of concurrent calls.
const callsAtOnce = 8

// CallAll makes planned calls, each as its service does. It returns the first call that does not end as planned.
func (s *Services) CallAll(ctx context.Context, planned []Call) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(callsAtOnce)
	for _, batch := range inPython(planned) {
		group.Go(func() error { return s.callInPython(ctx, batch) })
	}
	for _, c := range planned {
		if !c.Python {
			group.Go(func() error { return s.Call(ctx, c) })
		}
	}
	return group.Wait()
}

// Call makes one planned call as its service does.
func (s *Services) Call(ctx context.Context, c Call) error {
	profile, err := s.Profile(ctx, c.Role, c.Region, c.Model.Name)
	if err != nil {
		return err
	}
	client, err := s.Runtime(ctx, c.Role, c.Region, c.Metadata["team"])
	if err != nil {
		return err
	}
	err = Invoke(ctx, client, profile, c)
	var failed smithy.APIError
	switch {
	case c.Throttled && errors.As(err, &failed) && failed.ErrorCode() == throttling:
		return nil
	case c.Throttled && err == nil:
		return fmt.Errorf("%s by %s in %s: it succeeds, want %s", c.Operation, c.Role.Name(), c.Region, throttling)
	case c.Throttled:
		return fmt.Errorf("%s by %s in %s: %w, want %s", c.Operation, c.Role.Name(), c.Region, err, throttling)
	case err != nil:
		return fmt.Errorf("%s by %s in %s: %w", c.Operation, c.Role.Name(), c.Region, err)
	}
	return nil
}
