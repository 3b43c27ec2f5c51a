// Package dependencies checks the arrows between packages: which may depend on the CDK and on the AWS SDK, and that none goes up.
package dependencies

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/bedrock-bootstrap/bedrock-bootstrap"

var (
	cdk = []string{"github.com/aws/aws-cdk-go/", "github.com/cdklabs/", "github.com/aws/jsii-runtime-go", "github.com/aws/constructs-go/"}
	sdk = []string{"github.com/aws/aws-sdk-go-v2", "github.com/aws/smithy-go"}
)

// Only the program that synthesizes (app.go, which no pattern of go list matches) and its packages may use the CDK: a tool or a
// function with it would carry 100 MB and start Node.js.
func TestOnlyTheProgramUsesTheCDK(t *testing.T) {
	packages := strings.Fields(golist(t, "./..."))
	all := len(packages)
	packages = slices.DeleteFunc(packages, func(name string) bool {
		return slices.Contains([]string{module + "/constructs", module + "/stacks", module + "/test/synthesis"}, name)
	})
	if len(packages) != all-3 {
		t.Fatalf("%d of %d packages use the CDK, want 3", all-len(packages), all)
	}
	stayFreeOf(t, packages, cdk)
}

// The lists and the names, SQL and policies that are derived from them are plain Go.
func TestListsUseNoSDK(t *testing.T) {
	stayFreeOf(t, []string{module, module + "/catalog", module + "/ledger", module + "/policies"}, slices.Concat(cdk, sdk))
}

// floors is the floor of each room, which is the first folder of a package's path; "" is the root, with the lists.
var floors = map[string]int{
	"catalog": 0, "requestmetadata": 0,
	"": 1, "ledger": 1, "policies": 1,
	"internal":   2,
	"constructs": 3, "lambda": 3,
	"cmd": 4, "stacks": 4,
	"docs": 5, "test": 5,
	"local": 6,
}

// A package imports packages of its own room and of lower floors. Tests may import more.
func TestNoArrowGoesUp(t *testing.T) {
	arrows := 0
	for line := range strings.Lines(golist(t, "-tags", "e2e", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")) {
		names := strings.Fields(line)
		from := room(names[0])
		floor, known := floors[from]
		if !known {
			t.Errorf("%s: the room %q has no floor; add it to floors and to the table of docs/architecture.md", names[0], from)
		}
		for _, imported := range names[1:] {
			if !strings.HasPrefix(imported, module) {
				continue
			}
			arrows++
			if to := room(imported); to != from && floors[to] >= floor {
				t.Errorf("%s, on floor %d, imports %s, on floor %d", names[0], floor, imported, floors[to])
			}
		}
	}
	if arrows == 0 {
		t.Fatal("nothing was checked")
	}
}

// room returns the first folder of a package's path in the module.
func room(name string) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(name, module), "/"), "/")
	return folder
}

// stayFreeOf reports the packages that import a forbidden module, among the given ones and all that they depend on.
func stayFreeOf(t *testing.T, packages, forbidden []string) {
	t.Helper()
	is := func(name string) bool {
		return slices.ContainsFunc(forbidden, func(beginning string) bool { return strings.HasPrefix(name, beginning) })
	}
	lines := strings.Split(golist(t, append([]string{"-deps", "-f", `{{.ImportPath}} {{join .Imports " "}}`}, packages...)...), "\n")
	for _, line := range lines {
		names := strings.Fields(line)
		if len(names) == 0 || is(names[0]) {
			continue
		}
		for _, imported := range names[1:] {
			if is(imported) {
				t.Errorf("%s imports %s", names[0], imported)
			}
		}
	}
	if len(lines) < len(packages) {
		t.Fatal("nothing was checked")
	}
}

// golist runs go list in the root of the module.
func golist(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", append([]string{"list"}, args...)...)
	command.Dir = "../.."
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(output)
}
