package proof

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Prefix begins the name of every resource that a check creates.
const Prefix = "bedrock-prove-"

// Run is one check under way.
type Run struct {
	*Account
	// Memory is kept between the runs of a check that waits for its result. It is empty in the first run.
	Memory map[string]string
	// ID is unique to the run. Names of resources that a check creates are Name.
	ID string

	check    Check
	patience time.Duration
	lock     sync.Mutex
	requests []Request
	created  []resource
	spent    decimal.Decimal
}

// Name returns the name of a resource that the run creates: the prefix, the number of the belief and the run's id.
func (r *Run) Name() string { return fmt.Sprintf("%s%d-%s", Prefix, r.check.Belief, r.ID) }

// Spent adds to the spend of the run.
func (r *Run) Spent(usd decimal.Decimal) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.spent = r.spent.Add(usd)
}

// Affords returns an error where a next step of the check may spend more than what is left of its bound.
func (r *Run) Affords(most decimal.Decimal) error {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.spent.Add(most).GreaterThan(r.check.Spends) {
		return fmt.Errorf("the next step may spend %s USD, and %s of the %s USD of the check are spent", most, r.spent, r.check.Spends)
	}
	return nil
}

func (r *Run) record(made Request) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.requests = append(r.requests, made)
}

// Impatient reports whether the run waits for less than a minute: a check then does not wait for a later run either.
func (r *Run) Impatient() bool { return r.patience < time.Minute }

// Until repeats a read until it reports true. After the patience of the run it returns false. An error of the read ends it.
func (r *Run) Until(ctx context.Context, read func() (bool, error)) (bool, error) {
	return r.repeat(ctx, func() (bool, error) {
		done, err := read()
		if err != nil {
			return false, backoff.Permanent(err)
		}
		return done, nil
	})
}

// Propagated repeats a call while AWS denies it, up to the patience of the run: the permissions of a new role take some seconds to
// reach every service. It returns the last error.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
func (r *Run) Propagated(ctx context.Context, call func() error) error {
	var last error
	_, err := r.repeat(ctx, func() (bool, error) {
		last = call()
		if last != nil && !awserrors.Refused(last) {
			return false, backoff.Permanent(last)
		}
		return last == nil, nil
	})
	if ctx.Err() != nil {
		return err
	}
	return last
}

// errAgain makes backoff repeat an operation.
var errAgain = errors.New("not yet")

func (r *Run) repeat(ctx context.Context, read func() (bool, error)) (bool, error) {
	pauses := backoff.NewExponentialBackOff()
	pauses.InitialInterval = min(time.Second, r.patience/8)
	pauses.MaxInterval = 5 * time.Second
	done, err := backoff.Retry(ctx, func() (bool, error) {
		done, err := read()
		if err == nil && !done {
			err = errAgain
		}
		return done, err
	}, backoff.WithBackOff(pauses), backoff.WithMaxElapsedTime(r.patience))
	if errors.Is(err, errAgain) {
		return false, nil
	}
	return done, err
}

// Requests returns the calls that were made, in their order.
func (r *Run) Requests() []Request {
	r.lock.Lock()
	defer r.lock.Unlock()
	return slices.Clone(r.requests)
}
