package proof

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awserrors"
)

// Kind is a kind of resource that checks create. It is removed after the check that created it, and found by its name by the next run
// where the process was killed.
type Kind struct {
	// Name is what one resource of the kind is called, such as "role".
	Name string
	// Calls are the calls of Find and Remove.
	Calls []Call
	// Global kinds are read in the home Region alone.
	Global bool
	// Find returns the ids of the resources whose names begin with [Prefix], and of no other.
	Find func(ctx context.Context, cfg aws.Config, account string) ([]string, error)
	// Remove removes a resource with everything in it. A resource that is gone is no error.
	Remove func(ctx context.Context, cfg aws.Config, id string) error
}

// resource is a resource that was created.
type resource struct {
	kind       *Kind
	region, id string
}

func (r resource) String() string { return fmt.Sprintf("%s %s in %s", r.kind.Name, r.id, r.region) }

// Created registers a resource for removal after the check. It is called before the call that creates the resource where its id is
// known then, so that a lost answer leaves nothing behind.
func (r *Run) Created(kind *Kind, region, id string) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.created = append(r.created, resource{kind, region, id})
}

// removal bounds the time of the removal of everything that a check created.
const removal = 5 * time.Minute

// remove removes what the check created, the newest first, also where ctx has ended.
func (r *Run) remove(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), removal)
	defer cancel()
	var errs []error
	for i := len(r.created) - 1; i >= 0; i-- {
		c := r.created[i]
		if err := c.kind.Remove(ctx, r.Config(c.region), c.id); err != nil {
			errs = append(errs, fmt.Errorf("remove %s: %s", c, awserrors.Reason(err)))
		}
	}
	return errors.Join(errs...)
}
