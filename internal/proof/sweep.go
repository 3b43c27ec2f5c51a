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
	var found []resource
	var errs []error
	for _, k := range s.kinds {
		of, err := s.findKind(ctx, k)
		found = append(found, of...)
		errs = append(errs, err)
	}
	return found, errors.Join(errs...)
}

// findKind lists a kind in every Region. Its error stands for all Regions that did not answer.
func (s *Sweep) findKind(ctx context.Context, k *Kind) ([]resource, error) {
	regions := s.account.Enabled
	if k.Global {
		regions = []string{s.account.Home()}
	}
	found, errs := make([][]resource, len(regions)), make([]error, len(regions))
	var group errgroup.Group
	group.SetLimit(regionsAtOnce)
	for i, region := range regions {
		group.Go(func() error {
			ids, err := k.Find(ctx, s.account.Config(region), s.account.ID)
			errs[i] = err
			for _, id := range ids {
				found[i] = append(found[i], resource{k, region, id})
			}
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs
	return slices.Concat(found...), awserrors.Aggregate(errs, func(count int, first error) error {
		return fmt.Errorf("%s of a former run: %d of %d Regions could not be read: %s", k.Name, count, len(regions), awserrors.Reason(first))
	})
}
