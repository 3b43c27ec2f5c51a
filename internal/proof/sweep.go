package proof

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Sweep finds the resources that a killed run left, and removes them.
type Sweep struct {
	account *Account
	kinds   []*Kind
	run     *Run
}

// NewSweep returns the sweep of an account.
func NewSweep(a *Account, kinds []*Kind) *Sweep {
	return &Sweep{account: a, kinds: kinds, run: &Run{Account: a, check: Check{Calls: SweepCalls(kinds)}}}
}

// SweepCalls are the calls of a sweep.
func SweepCalls(kinds []*Kind) []Call {
	var calls []Call
	for _, k := range kinds {
		calls = append(calls, k.Calls...)
	}
	return calls
}

// regionsAtOnce is the number of Regions that are read side by side.
const regionsAtOnce = 8

// Left returns the resources that are left, in words.
func (s *Sweep) Left(ctx context.Context) ([]string, error) {
	found, err := s.find(ctx)
	var words []string
	for _, r := range found {
		words = append(words, r.String())
	}
	return words, err
}

// Remove removes the resources that are left.
func (s *Sweep) Remove(ctx context.Context) error {
	found, err := s.find(ctx)
	s.run.created = found
	return errors.Join(err, s.run.remove(context.WithValue(ctx, running{}, s.run)))
}

// find lists every kind in every Region. What could be read is returned beside the errors.
func (s *Sweep) find(ctx context.Context) ([]resource, error) {
	ctx = context.WithValue(ctx, running{}, s.run)
	regions := s.account.Enabled
	found, errs := make([][]resource, len(regions)), make([]error, len(regions))
	var group errgroup.Group
	group.SetLimit(regionsAtOnce)
	for i, region := range regions {
		group.Go(func() error {
			found[i], errs[i] = s.findIn(ctx, region)
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs
	return slices.Concat(found...), errors.Join(errs...)
}

func (s *Sweep) findIn(ctx context.Context, region string) ([]resource, error) {
	var found []resource
	var errs []error
	for _, k := range s.kinds {
		if k.Global && region != s.account.Home() {
			continue
		}
		ids, err := k.Find(ctx, s.account.Config(region), s.account.ID)
		if err != nil {
			errs = append(errs, fmt.Errorf("look for a %s that a former run left in %s: %s", k.Name, region, awserrors.Reason(err)))
		}
		for _, id := range ids {
			found = append(found, resource{k, region, id})
		}
	}
	return found, errors.Join(errs...)
}
