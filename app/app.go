// Command app synthesizes the CloudFormation templates of the bootstrap. The CDK command line runs it: cdk.json.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run validates the lists before anything is built, called or synthesized.
func run(ctx context.Context) error {
	lists := bootstrap.Catalog()
	if err := errors.Join(lists.Validate(), schema.Check()); err != nil {
		return err
	}
	defer jsii.Close()
	return synth(nil, lists, func() (stacks.Assets, error) { return buildLambdas(ctx, "build/lambda") })
}

// synth writes the templates. The functions are built once the context has no mistake. An error of the CDK arrives as a
// panic; its first line says what is wrong.
func synth(props *awscdk.AppProps, c catalog.Catalog, build func() (stacks.Assets, error)) (err error) {
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

// assemble makes the stacks of the environments that the app's context names.
func assemble(app awscdk.App, c catalog.Catalog, build func() (stacks.Assets, error)) error {
	deployed, err := deployedEnvironments(app)
	if err != nil {
		return err
	}
	c.Deployed = deployed
	if err := c.Validate(); err != nil {
		return err
	}
	assets, err := build()
	if err != nil {
		return err
	}
	if err := define(app, c, assets); err != nil {
		return err
	}
	return refuseOurTags(app, c.Account.TagPrefix)
}

// define wires the stacks in the order in which they are deployed.
func define(app awscdk.App, c catalog.Catalog, assets stacks.Assets) error {
	stacks.NewAccess(app, c)
	ledger, err := stacks.NewLedger(app, c)
	if err != nil {
		return err
	}
	audit, err := stacks.NewDetector(app, c, assets)
	if err != nil {
		return err
	}
	audit.AddStackDependency(ledger, nil)
	for _, r := range c.Regions {
		logs := stacks.NewLogs(app, c, r)
		region, err := stacks.NewRegion(app, c, r, assets)
		if err != nil {
			return err
		}
		region.AddStackDependency(logs, nil)
		audit.AddStackDependency(region, nil)
		if r.Name == c.Account.HomeRegion {
			ledger.AddStackDependency(logs, nil)
		}
	}
	return nil
}
