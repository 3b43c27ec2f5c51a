package main

import (
	"context"
	"fmt"
	"strconv"
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
		if stack, changed, done := stackDone(line); done {
			told(stack, changed)
		}
	}
	return p.cdk(ctx, p.Root, "cdk-deploy", home, line,
		"deploy", "--all", "--require-approval", "never", "--concurrency", strconv.Itoa(stacksAtOnce), "--progress", "events")
}

// stacksAtOnce is how many stacks are deployed side by side. A stack mostly waits.
const stacksAtOnce = 10

// stackDone reads a line of the CDK command line that says a stack is done.
func stackDone(line string) (stack string, changed, done bool) {
	stack, done = strings.CutPrefix(strings.TrimSpace(line), "✅")
	stack, same := strings.CutSuffix(strings.TrimSpace(stack), " (no changes)")
	return stack, done && !same, done
}
