package environment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestACopyHasSourcesAndLinksToTools(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	for _, file := range []string{"go.mod", "cmd/x/main.go", ".git", "build/lambda/bootstrap", "node_modules/.bin/cdk", ".local/bill.html"} {
		write(t, filepath.Join(from, file), file)
	}
	write(t, filepath.Join(to, "stale.go"), "stale")
	if err := CopyCheckout(from, to); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]bool{
		"go.mod": true, "cmd/x/main.go": true, "node_modules/.bin/cdk": true,
		".git": false, "build": false, ".local/bill.html": false, "stale.go": false,
	} {
		if _, err := os.Stat(filepath.Join(to, file)); (err == nil) != want {
			t.Errorf("%s: %v, want it to exist: %t", file, err, want)
		}
	}
	if target, err := os.Readlink(filepath.Join(to, ".local", "trino")); err != nil || target != filepath.Join(from, ".local", "trino") {
		t.Errorf(".local/trino leads to %q, %v", target, err)
	}
}

func TestWrittenListsKeepShippedNames(t *testing.T) {
	p := Place{Root: t.TempDir()}
	write(t, filepath.Join(p.Root, "shipped.lock"), "a name of before\n")
	lists := catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1"},
		Regions:      []catalog.Region{{Name: "us-east-1", Geo: "us"}},
		Environments: []catalog.Environment{{Name: "dev"}},
	}
	if err := p.WriteLists(lists); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"regions.go": `Name: "us-east-1"`, "products.go": `catalog.Environment{Name: "dev"`, "shipped.lock": "a name of before\n",
	} {
		text, err := os.ReadFile(filepath.Join(p.Root, file))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %s: %v\n%s", file, want, err, text)
		}
	}
	lists.Regions[0].Name = "nowhere"
	if err := p.WriteLists(lists); err == nil {
		t.Error("lists that are not valid are written")
	}
}

func TestCompileNeedsAProgramOfGo(t *testing.T) {
	p := Place{Root: t.TempDir()}
	write(t, filepath.Join(p.Root, "cdk.json"), `{"app": "npx ts-node app.ts"}`)
	if err := p.Compile(t.Context()); err == nil || !strings.Contains(err.Error(), `app is "npx ts-node app.ts": it must be go run and a program`) {
		t.Errorf("error %v", err)
	}
}
