package requestmetadata

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/aws/smithy-go"
	"golang.org/x/sync/singleflight"
)

// maxAge is how long an ARN is used before its parameter is read again: a model upgrade changes it.
const maxAge = 15 * time.Minute

// Profiles finds the application inference profiles of a Region, by product and model. It is safe for concurrent use; do not copy it.
//
//	profiles := &requestmetadata.Profiles{Region: "us-east-1", Parameter: read}
//	client := bedrockruntime.NewFromConfig(config, stamp.Apply, profiles.Apply)
//	arn, err := profiles.ARN(ctx, "onboarding-assistant", "sonnet")
type Profiles struct {
	// Region is the one that is called.
	Region string
	// Parameter reads an SSM parameter of that Region: GetParameter of service/ssm.
	Parameter func(ctx context.Context, name string) (string, error)

	reading singleflight.Group
	mutex   sync.Mutex
	found   map[string]profile
	// names are the parameters of all ARNs that were ever found.
	names map[string]string
}

// profile is what a parameter held.
type profile struct {
	arn string
	at  time.Time
	// again: the parameter was read again because the ARN was refused, and held the same.
	again bool
}

// NotListed says that a product has no such model in a Region. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
type NotListed struct {
	Product, Model, Region string
	// Parameter is the one that is not there.
	Parameter string
}

func (e *NotListed) Error() string {
	return fmt.Sprintf("product %q has no model %q in %s: there is no parameter %s; "+
		"check the three names against products.go and regions.go, or add what is missing there and deploy", e.Product, e.Model, e.Region, e.Parameter)
}

// ARN returns the ARN to call as the model. It reads the parameter at first and every 15 minutes, once for all that wait. An ARN that
// is known stays in use while the parameter cannot be read. It fails with *NotListed where the parameter is not there.
func (p *Profiles) ARN(ctx context.Context, product, model string) (string, error) {
	name := "/bedrock-bootstrap/profiles/" + product + "/" + model
	p.mutex.Lock()
	known, found := p.found[name]
	p.mutex.Unlock()
	if found && time.Since(known.at) < maxAge {
		return known.arn, nil
	}
	arn, err := p.read(ctx, name)
	var failed smithy.APIError
	switch {
	case err == nil:
		return arn, nil
	case errors.As(err, &failed) && failed.ErrorCode() == "ParameterNotFound":
		return "", &NotListed{product, model, p.Region, name}
	case found:
		return known.arn, nil
	}
	return "", fmt.Errorf("%s in %s: %w", name, p.Region, err)
}

// read reads a parameter and keeps what it held. A caller that gives up does not take the others' answer with it.
func (p *Profiles) read(ctx context.Context, name string) (string, error) {
	answer := p.reading.DoChan(name, func() (any, error) {
		arn, err := p.Parameter(context.WithoutCancel(ctx), name)
		if err != nil {
			return "", err
		}
		p.mutex.Lock()
		defer p.mutex.Unlock()
		if p.found == nil {
			p.found, p.names = map[string]profile{}, map[string]string{}
		}
		p.found[name] = profile{arn: arn, at: time.Now()}
		p.names[arn] = name
		return arn, nil
	})
	select {
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case got := <-answer:
		return got.Val.(string), got.Err
	}
}
