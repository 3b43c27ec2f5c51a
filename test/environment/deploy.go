package environment

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// cdkTimeout is how long one run of the CDK command line may take.
const cdkTimeout = 10 * time.Minute

// CDK runs the CDK command line in a folder, against the emulated account. Its output goes to .local/log/<log>.log and,
// line by line, to line. line nil: the log alone.
func (p Place) CDK(ctx context.Context, folder, log, home string, line func(string), args ...string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, cdkTimeout, fmt.Errorf("cdk %s did not end in %s: see .local/log/%s.log", args[0], cdkTimeout, log))
	defer cancel()
	return Run(ctx, Process{
		Name: "cdk " + args[0],
		Args: append([]string{p.Root + "/node_modules/.bin/cdk", "--no-notices", "--no-color"}, args...),
		Dir:  folder,
		Env:  p.ClientEnvironment(home),
		Log:  p.State("log", log+".log"),
		Line: line,
	})
}

// Compile compiles the CDK program into the build cache of Go. The command line runs it with go run, and says nothing while
// it compiles the AWS CDK: about two minutes without a build cache.
func (p Place) Compile(ctx context.Context) error {
	text, err := os.ReadFile(filepath.Join(p.Root, "cdk.json"))
	if err != nil {
		return err
	}
	var cdk struct{ App string }
	if err := json.Unmarshal(text, &cdk); err != nil {
		return fmt.Errorf("cdk.json: %w", err)
	}
	program, found := strings.CutPrefix(cdk.App, "go run ")
	if !found {
		return fmt.Errorf("cdk.json: app is %q: it must be go run and a program", cdk.App)
	}
	return Run(ctx, Process{
		Name: "go build " + program,
		Args: []string{"go", "build", "-o", os.DevNull, program},
		Dir:  p.Root,
		Env:  os.Environ(),
		Log:  p.State("log", "go-build-program.log"),
	})
}

// Bootstrap prepares every Region of the lists for CDK deployments. It runs in a folder without cdk.json: the command line
// would synthesize the program first.
func (p Place) Bootstrap(ctx context.Context, c catalog.Catalog) error {
	args := []string{"bootstrap", "--qualifier", c.Bootstrap.QualifierOrDefault(), "--toolkit-stack-name", c.Bootstrap.StackOrDefault()}
	for _, r := range c.Regions {
		args = append(args, "aws://"+AccountID+"/"+r.Name)
	}
	return p.CDK(ctx, p.State(), "cdk-bootstrap", c.Account.HomeRegion, nil, args...)
}

// Deploy deploys every stack, with further flags of cdk deploy. done is called for each stack that is done, with whether the
// deployment changed it.
func (p Place) Deploy(ctx context.Context, home string, done func(stack string, changed bool), flags ...string) error {
	line := func(line string) {
		if stack, changed, found := stackDone(line); found {
			done(stack, changed)
		}
	}
	args := []string{"deploy", "--all", "--require-approval", "never", "--concurrency", strconv.Itoa(stacksAtOnce), "--progress", "events"}
	return p.CDK(ctx, p.Root, "cdk-deploy", home, line, append(args, flags...)...)
}

// stacksAtOnce is how many stacks are deployed side by side. A stack mostly waits.
const stacksAtOnce = 10

// stackDone reads a line of the CDK command line that says that a stack is done.
func stackDone(line string) (stack string, changed, done bool) {
	stack, done = strings.CutPrefix(strings.TrimSpace(line), "✅")
	stack, same := strings.CutSuffix(strings.TrimSpace(stack), " (no changes)")
	return stack, done && !same, done
}
