package policies

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	bootstrap "github.com/bedrock-bootstrap/bedrock-bootstrap"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

var update = flag.Bool("update", false, "rewrite policies/")

const goldens = "."

// A reviewer reads the documents that a platform team copies into its organization.
func TestPoliciesAreGolden(t *testing.T) {
	want, err := Files(bootstrap.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		rewrite(t, want)
	}
	for _, file := range generated(t) {
		if _, known := want[file]; !known {
			t.Errorf("policies/%s is written by nothing; run: make golden", file)
		}
	}
	for name, content := range want {
		got, err := os.ReadFile(filepath.Join(goldens, name))
		if err != nil {
			t.Errorf("policies/%s is missing; run: make golden", name)
			continue
		}
		if diff := cmp.Diff(string(got), content); diff != "" {
			t.Errorf("policies/%s differs; if that is meant, run: make golden\n%s", name, diff)
		}
	}
}

func rewrite(t *testing.T, files map[string]string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("-update is refused where CI is set: commit the goldens with the change")
	}
	for _, file := range generated(t) {
		if err := os.Remove(filepath.Join(goldens, file)); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(goldens, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// generated lists the files of this folder that are not Go.
func generated(t *testing.T) []string {
	t.Helper()
	found, err := os.ReadDir(goldens)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range found {
		if filepath.Ext(file.Name()) != ".go" {
			names = append(names, file.Name())
		}
	}
	return names
}

// largest are lists with every Region and the longest prefix that validation lets through.
func largest(t *testing.T) catalog.Catalog {
	t.Helper()
	c := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1", TagPrefix: strings.Repeat("p", 64)},
		Environments: []catalog.Environment{{Name: "dev"}},
		Products: []catalog.Product{{
			Name: "search", Team: "core",
			Models:   []catalog.Model{{Name: "embed", ID: "amazon.titan-embed-text-v2:0"}},
			Services: []catalog.Service{{Name: "api", TrustedBy: catalog.EC2}},
		}},
		Bootstrap: catalog.Bootstrap{Qualifier: "qualifier1", Stack: "CDKToolkit-qualifier1"},
	}
	for _, r := range catalog.KnownRegions {
		c.Regions = append(c.Regions, catalog.Region{Name: r})
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLargestPoliciesFit(t *testing.T) {
	for _, p := range Policies(largest(t)) {
		text, err := p.Minified()
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > p.Max {
			t.Errorf("%s has %d characters, at most %d are accepted", p.Name, len(text), p.Max)
		}
		t.Logf("%s: %d of %d characters", p.Name, len(text), p.Max)
	}
}

// One product more changes nothing: the preventive controls know Regions and names, not products.
func TestSizeDoesNotGrowWithProducts(t *testing.T) {
	few, many := largest(t), largest(t)
	for range 1000 {
		many.Products = append(many.Products, few.Products[0])
	}
	if diff := cmp.Diff(Policies(few), Policies(many), cmp.AllowUnexported(role{})); diff != "" {
		t.Error(diff)
	}
}

func TestEveryStatementIsExplained(t *testing.T) {
	for _, p := range Policies(bootstrap.Catalog()) {
		var sids []string
		for _, s := range p.Statement {
			if s.Sid == "" || s.Reason == "" || slices.Contains(sids, s.Sid) {
				t.Errorf("%s: statement %q: needs a Sid of its own and a reason", p.Name, s.Sid)
			}
			if s.Effect == "Deny" && !slices.Contains(s.Exempt, breakGlass) {
				t.Errorf("%s: %s has no way out", p.Name, s.Sid)
			}
			sids = append(sids, s.Sid)
		}
	}
}

// A statement must not exempt a role name that any principal may use: a principal that could create such a role, or change its
// trust policy, would be outside the preventive controls.
func TestExemptRolesAreKept(t *testing.T) {
	var kept []string
	for _, s := range owners(bootstrap.Catalog()) {
		if s.Sid == "OurRolesStay" {
			kept = s.Resource
		}
	}
	for _, p := range Policies(bootstrap.Catalog()) {
		for _, s := range p.Statement {
			for _, r := range s.Exempt {
				if !slices.ContainsFunc(kept, func(pattern string) bool { return covers(pattern, r.arn) }) {
					t.Errorf("%s: %s lets %s through, which OurRolesStay does not keep", p.Name, s.Sid, r.arn)
				}
			}
		}
	}
}

// The roles of a bootstrap with a qualifier of one's own are exempt and kept, and those with the CDK's own are neither.
func TestQualifierOfTheBootstrap(t *testing.T) {
	c := largest(t)
	c.Bootstrap = catalog.Bootstrap{Qualifier: "acme", Stack: "AcmeToolkit"}
	files, err := Files(c)
	if err != nil {
		t.Fatal(err)
	}
	for name, wanted := range map[string][]string{
		"scp-calls.json":  {"role/cdk-acme-cfn-exec-role-*"},
		"scp-owners.json": {"role/cdk-acme-cfn-exec-role-*", "role/cdk-acme-deploy-role-*", "stack/AcmeToolkit/*"},
		"boundary.json":   {"role/cdk-acme-cfn-exec-role-*", "role/cdk-acme-deploy-role-*", "stack/AcmeToolkit/*"},
		"README.md":       {"cdk-acme-cfn-exec-role-*", "cdk-acme-deploy-role-*"},
	} {
		for _, text := range wanted {
			if !strings.Contains(files[name], text) {
				t.Errorf("%s lacks %s", name, text)
			}
		}
		for _, text := range []string{"hnb659fds", "CDKToolkit"} {
			if strings.Contains(files[name], text) {
				t.Errorf("%s has %s", name, text)
			}
		}
	}
}

// covers reports whether a pattern that ends in "*" matches all that another one does.
func covers(pattern, other string) bool {
	beginning, found := strings.CutSuffix(pattern, "*")
	return found && strings.HasPrefix(other, beginning)
}
