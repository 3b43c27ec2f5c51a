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

// maxAge is the time for which an ARN is used before its parameter is read again: a model upgrade changes the ARN.
const maxAge = 15 * time.Minute

// Profiles finds the application inference profiles of a Region by product and model. It is safe for concurrent use. It must not be
// copied.
//
//	profiles := &requestmetadata.Profiles{Region: "us-east-1", Parameter: read}
//	client := bedrockruntime.NewFromConfig(config, stamp.Apply, profiles.Apply)
//	arn, err := profiles.ARN(ctx, "onboarding-assistant", "sonnet")
type Profiles struct {
	// Region is the Region of the calls.
	Region string
	// Parameter reads an SSM parameter of the Region: GetParameter of service/ssm.
	// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
	Parameter func(ctx context.Context, name string) (string, error)

	reading singleflight.Group
	mutex   sync.Mutex
	found   map[string]profile
	// names has the parameter of each ARN that was ever found.
	names map[string]string
}

// profile is the ARN of a parameter at the time of its last read.
type profile struct {
	arn string
	at  time.Time
	// again: the ARN was refused, and a second read of the parameter returned the same ARN.
	again bool
}

// NotListed is the error for a product without the model in a Region: the SSM parameter does not exist.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
type NotListed struct {
	// Product and Model are the arguments of [Profiles.ARN]. Region is that of the Profiles.
	Product, Model, Region string
	// Parameter is the name of the missing parameter.
	Parameter string
}

// Error returns one line with product, model, Region and parameter, and the files to check.
func (e *NotListed) Error() string {
	return fmt.Sprintf("product %q has no model %q in %s: parameter %s does not exist; "+
		"check the three names against products.go and regions.go, or add the missing entry there and deploy", e.Product, e.Model, e.Region, e.Parameter)
}

// ARN returns the ARN of an application inference profile, to pass as ModelId. It reads the parameter on the first use and every 15
// minutes, once for all concurrent callers. A known ARN stays in use while the parameter cannot be read. ARN fails with *[NotListed]
// where the parameter does not exist, with the cause of the context when that ends, and else with the error of Parameter.
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

// read reads a parameter and caches its ARN. A caller whose context ends does not end the read of the other callers.
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
