package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// cdkTimeout is how long one run of the CDK command line may take.
const cdkTimeout = 10 * time.Minute

// cdk runs the CDK command line in a folder, against the emulated account. Its output goes to .local/log/<log>.log and,
// line by line, to line, which may be nil.
func (p place) cdk(ctx context.Context, folder, log, home string, line func(string), args ...string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, cdkTimeout, fmt.Errorf("cdk %s did not end in %s: see .local/log/%s.log", args[0], cdkTimeout, log))
	defer cancel()
	return run(ctx, process{
		Name: "cdk " + args[0],
		Args: append([]string{p.Root + "/node_modules/.bin/cdk", "--no-notices", "--no-color"}, args...),
		Dir:  folder,
		Env:  p.clientEnvironment(home),
		Log:  p.state("log", log+".log"),
		Line: line,
	})
}

// bootstrap prepares every Region of the lists for CDK deployments, side by side. It runs where no cdk.json is, since it
// would synthesize the program for nothing.
func (p place) bootstrap(ctx context.Context, c catalog.Catalog) error {
	args := []string{"bootstrap"}
	for _, r := range c.Regions {
		args = append(args, "aws://"+account+"/"+r.Name)
	}
	return p.cdk(ctx, p.state(), "cdk-bootstrap", c.Account.HomeRegion, nil, args...)
}

// deploy deploys every stack; told gets the name of each that is done, and whether it was changed.
func (p place) deploy(ctx context.Context, home string, told func(stack string, changed bool)) error {
	line := func(line string) {
		name, found := strings.CutPrefix(strings.TrimSpace(line), "✅")
		if !found {
			return
		}
		name, same := strings.CutSuffix(strings.TrimSpace(name), " (no changes)")
		told(strings.TrimSpace(name), !same)
	}
	return p.cdk(ctx, p.Root, "cdk-deploy", home, line,
		"deploy", "--all", "--require-approval", "never", "--concurrency", fmt.Sprint(concurrency), "--progress", "events")
}

// concurrency is how many stacks are deployed at once. Waiting takes most of a stack's time.
const concurrency = 10

// build compiles packages of the checkout.
func (p place) build(ctx context.Context, output string, packages ...string) error {
	return run(ctx, process{
		Name: "go build",
		Args: append([]string{"go", "build", "-o", output}, packages...),
		Dir:  p.Root,
		Env:  os.Environ(),
		Log:  p.state("log", "go-build.log"),
	})
}
