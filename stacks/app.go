package stacks

import (
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// Synth writes the templates of the lists. The lists are validated before anything else happens, their dates against today, and the functions
// are built once the app's context is valid, too. An empty today, which is for tests, refuses no date. An error of the CDK arrives as a panic, of which Synth returns the first
// line.
func Synth(props *awscdk.AppProps, c catalog.Catalog, today catalog.Date, build func() (lambda.Folders, error)) (err error) {
	if err := errors.Join(c.ValidateOn(today), schema.Check()); err != nil {
		return err
	}
	defer func() {
		if r := recover(); r != nil {
			message, _, _ := strings.Cut(fmt.Sprint(r), "\n")
			err = fmt.Errorf("synthesis failed: %s", message)
		}
	}()
	app := awscdk.NewApp(props)
	if err := assemble(app, c, build); err != nil {
		return err
	}
	app.Synth(nil)
	return nil
}

// assemble creates the stacks of the environments that the app's context names.
func assemble(app awscdk.App, c catalog.Catalog, build func() (lambda.Folders, error)) error {
	deployed, err := deployedEnvironments(app)
	if err := errors.Join(err, sameQualifier(app, c.Bootstrap)); err != nil {
		return err
	}
	c.Deployed = deployed
	if err := c.Validate(); err != nil {
		return err
	}
	functions, err := build()
	if err != nil {
		return err
	}
	if err := define(app, c, functions); err != nil {
		return err
	}
	return refuseOurTags(app, c.Account.TagPrefix)
}

// define creates the stacks and their dependencies, which are the order of a deployment. The CDK command line starts no further
// stack once one has failed. The Ledger stack therefore waits for every Region stack and nothing waits for it: a failure of Glue or
// Athena costs neither invocation logging nor the detector.
func define(app awscdk.App, c catalog.Catalog, functions lambda.Folders) error {
	NewAccess(app, c)
	detector, err := NewDetector(app, c, functions) // before the ledger: of two stacks that can start, the first one does
	if err != nil {
		return err
	}
	ledger, err := NewLedger(app, c, functions)
	if err != nil {
		return err
	}
	for _, r := range c.Regions {
		logs := NewLogs(app, c, r)
		region, err := NewRegion(app, c, r, functions)
		if err != nil {
			return err
		}
		region.AddStackDependency(logs, nil)
		for _, home := range []awscdk.Stack{detector, ledger} {
			home.AddStackDependency(region, nil)
		}
	}
	return nil
}
