// Package dependencies checks which packages may come to depend on which modules.
package dependencies

import (
	"os/exec"
	"strings"
	"testing"
)

// The CDK belongs to the program that synthesizes: a tool or a function that came to import it would carry 100 MB of it and start
// Node.js. The lists and what is derived from them need no SDK either, and import nothing of this repository that does.
func TestPackagesStayFreeOf(t *testing.T) {
	cdk := []string{"github.com/aws/aws-cdk-go/", "github.com/aws/jsii-runtime-go", "github.com/aws/constructs-go/"}
	sdk := append([]string{"github.com/aws/aws-sdk-go-v2"}, cdk...)
	for _, tt := range []struct {
		packages  []string
		forbidden []string
	}{
		{[]string{"./cmd/...", "./lambda/...", "./internal/...", "./ledger", "./policies", "./local", "./test/templates", "./test/matrix"}, cdk},
		{[]string{"./catalog", "./ledger", "./policies", "."}, sdk},
	} {
		command := exec.CommandContext(t.Context(), "go", append([]string{"list", "-deps"}, tt.packages...)...)
		command.Dir = "../.."
		list, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		packages := strings.Fields(string(list))
		if len(packages) < 2 {
			t.Fatalf("%v: nothing was checked", tt.packages)
		}
		for _, found := range packages {
			for _, beginning := range tt.forbidden {
				if strings.HasPrefix(found, beginning) {
					t.Errorf("%s depends on %s; go list -deps says which package imports it", strings.Join(tt.packages, " "), found)
				}
			}
		}
	}
}
