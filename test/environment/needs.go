package environment

import (
	"context"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// need is a tool that an environment needs.
type need struct {
	// Name is its name in messages.
	Name string
	Path string
	// Least is the oldest version that works, as major and minor number. Zero: any.
	Least [2]int
	// Remedy is the action to take, for the message.
	Remedy string
}

// CheckNeeds returns an error of one line if a tool is missing or too old, or if a port is in use.
func (p Place) CheckNeeds(ctx context.Context) error {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return fmt.Errorf("this machine is %s/%s: the deployed Lambda functions run only on linux/amd64: use a machine or a container of that kind", runtime.GOOS, runtime.GOARCH)
	}
	for _, n := range []need{
		{"Go", "go", [2]int{1, 26}, "install it from https://go.dev/dl"},
		{"Node.js", filepath.Join(p.Root, "node_modules", ".bin", "node"), [2]int{22, 0}, "run: make tools"},
		{"the CDK command line", filepath.Join(p.Root, "node_modules", ".bin", "cdk"), [2]int{}, "run: make tools"},
		{"Python", p.python(), [2]int{3, 11}, "run: make tools, with Python 3.11 or later"},
	} {
		if err := n.check(ctx); err != nil {
			return err
		}
	}
	if jars, _ := filepath.Glob(p.State("trino", "trino-main-*.jar")); len(jars) == 0 {
		return fmt.Errorf("the query engine is not in %s: run: make tools", p.State("trino"))
	}
	for _, port := range []struct {
		number         int
		flag, variable string
	}{{p.Port, "--port", "LOCAL_PORT"}, {p.TrinoPort, "--trino-port", "LOCAL_TRINO_PORT"}} {
		if !free(port.number) {
			return fmt.Errorf("port %d of 127.0.0.1 is in use: end the process that uses it, or give another port with %s or %s", port.number, port.flag, port.variable)
		}
	}
	return nil
}

var versionPattern = regexp.MustCompile(`(\d+)\.(\d+)`)

func (n need) check(ctx context.Context) error {
	path, err := exec.LookPath(n.Path)
	if err != nil {
		return fmt.Errorf("%s is not installed (%s): %s", n.Name, n.Path, n.Remedy)
	}
	if n.Least == [2]int{} {
		return nil
	}
	argument := "--version"
	if n.Path == "go" {
		argument = "version"
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	output, err := exec.CommandContext(ctx, path, argument).Output()
	if err != nil {
		return fmt.Errorf("%s does not start (%s %s: %w): %s", n.Name, path, argument, err, n.Remedy)
	}
	text := strings.TrimSpace(string(output))
	found := versionPattern.FindStringSubmatch(text)
	if found == nil {
		return fmt.Errorf("%s does not say its version (%s %s: %q): %s", n.Name, path, argument, text, n.Remedy)
	}
	major, _ := strconv.Atoi(found[1])
	minor, _ := strconv.Atoi(found[2])
	if major < n.Least[0] || major == n.Least[0] && minor < n.Least[1] {
		return fmt.Errorf("%s is %s, %d.%d or later is needed (%s): %s", n.Name, found[0], n.Least[0], n.Least[1], path, n.Remedy)
	}
	return nil
}

// free reports whether a port of 127.0.0.1 can be listened on.
func free(port int) bool {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return listener.Close() == nil
}
