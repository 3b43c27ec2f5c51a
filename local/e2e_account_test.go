//go:build e2e

package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Ports of the test, so that it runs beside an environment that is up.
const (
	testPort      = 4666
	testTrinoPort = 18190
)

// endToEnd is the one environment that the test's steps work on, one after the other.
type endToEnd struct {
	used
	ctx context.Context
	now time.Time
}

// newEndToEnd copies the checkout and starts the servers for it.
func newEndToEnd(t testing.TB) *endToEnd {
	t.Helper()
	repository, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	// Always the same folder, so that Go's build cache serves the next run too.
	p := place{Root: filepath.Join(repository, ".local", "e2e", t.Name()), Port: testPort, TrinoPort: testTrinoPort}
	copyCheckout(t, repository, p.Root)
	writeFile(t, filepath.Join(p.Root, "shipped.lock"), "") // another account, where nothing was deployed before
	lock, err := p.acquire("go test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(lock.release)
	if err := checkNeeds(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	lists := firstLists()
	servers, err := startServers(p, lists.Account.HomeRegion)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(servers.End)
	ctx, cancel := servers.watched(t.Context())
	t.Cleanup(cancel)
	for name, ready := range map[string]<-chan struct{}{"emulator": servers.EmulatorReady, "engine": servers.EngineReady} {
		if err := await(ctx, ready, name); err != nil {
			t.Fatal(err)
		}
	}
	return &endToEnd{used: used{place: p, Catalog: lists}, ctx: ctx, now: time.Now().UTC()}
}

// copyCheckout copies what is in the repository, and links the installed tools.
func copyCheckout(t testing.TB, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	not := []string{".git", ".local", "node_modules", "build", "cdk.out", "__pycache__"}
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if slices.Contains(not, entry.Name()) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil // .git is a file in a worktree
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, relative)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range []string{"node_modules", ".local/python", ".local/trino"} {
		target := filepath.Join(to, tool)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(from, tool), target); err != nil {
			t.Fatal(err)
		}
	}
}

// edit changes the lists, in the checkout and here.
func (e *endToEnd) edit(t testing.TB, changes ...func(*catalog.Catalog)) {
	t.Helper()
	for _, change := range changes {
		change(&e.Catalog)
	}
	write(t, e.Root, e.Catalog)
}

// deployment is what a deployment did with each stack.
type deployment struct {
	changed, same []string
	took          time.Duration
}

// tryDeploy deploys the lists.
func (e *endToEnd) tryDeploy() (deployment, error) {
	var d deployment
	var mutex sync.Mutex
	began := time.Now()
	err := e.deploy(e.ctx, e.Catalog.Account.HomeRegion, func(stack string, changed bool) {
		mutex.Lock()
		defer mutex.Unlock()
		short := strings.TrimPrefix(stack, catalog.Namespace+"-")
		if changed {
			d.changed = append(d.changed, short)
		} else {
			d.same = append(d.same, short)
		}
	})
	slices.Sort(d.changed)
	slices.Sort(d.same)
	d.took = time.Since(began)
	return d, err
}

// deployed deploys the lists, which must succeed and change exactly these stacks.
func (e *endToEnd) deployed(t testing.TB, changed ...string) deployment {
	t.Helper()
	d, err := e.tryDeploy()
	if err != nil {
		t.Fatal(because(e.ctx, err))
	}
	slices.Sort(changed)
	if !slices.Equal(d.changed, changed) {
		t.Fatalf("changed stacks %q, want %q", d.changed, changed)
	}
	t.Logf("deployed in %s: changed %q, same %q", seconds(d.took), d.changed, d.same)
	return d
}

// call makes the planned calls that fit, and remembers them.
func (e *endToEnd) call(t testing.TB, fits func(call) bool) []call {
	t.Helper()
	var made []call
	for _, c := range makePlan(e.Catalog, e.now) {
		if fits(c) {
			made = append(made, c)
		}
	}
	if len(made) == 0 {
		t.Fatal("no call is planned")
	}
	if err := newServices(e.place, e.Catalog.Account.HomeRegion).makeCalls(e.ctx, made); err != nil {
		t.Fatal(err)
	}
	e.Calls = append(e.Calls, made...)
	return made
}

// detected runs the coverage detector of the lists.
func (e *endToEnd) detected(t testing.TB) {
	t.Helper()
	if err := e.buildTools(e.ctx); err != nil {
		t.Fatal(err)
	}
	if err := e.detect(e.ctx); err != nil {
		t.Fatal(err)
	}
}

// answersAreRight fails unless the deployed ledger says exactly what was called and deployed.
func (e *endToEnd) answersAreRight(t testing.TB) {
	t.Helper()
	a, err := e.ask(e.ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.check(a); err != nil {
		t.Fatal(err)
	}
}

// query runs SQL in the deployed workgroup and returns its rows as text, and the bytes that it read.
func (e *endToEnd) query(t testing.TB, sql string, parameters ...string) ([]string, int64) {
	t.Helper()
	result, err := e.workgroup().Run(e.ctx, sql, parameters...)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, row := range result.Rows {
		rows = append(rows, rowText(row))
	}
	return rows, result.Statistics.ScannedBytes
}

// same fails unless two lists of rows are equal, in order.
func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s:\n got %d: %s\nwant %d: %s", what, len(got), strings.Join(got, "\n  "), len(want), strings.Join(want, "\n  "))
	}
}

// stackStatus returns the status of a stack of ours; "" when there is none.
func (e *endToEnd) stackStatus(t testing.TB, region, name string) string {
	t.Helper()
	answer := e.cloudFormation(t, region, "DescribeStacks", name)
	if found := regexp.MustCompile(`<StackStatus>(\w+)</StackStatus>`).FindStringSubmatch(answer); found != nil {
		return found[1]
	}
	if !strings.Contains(answer, "does not exist") {
		t.Fatalf("stack %s: %s", name, answer)
	}
	return ""
}

// cloudFormation does an action on a stack of ours and returns the answer.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html
func (e *endToEnd) cloudFormation(t testing.TB, region, action, name string, more ...string) string {
	t.Helper()
	values := url.Values{"Action": {action}, "Version": {"2010-05-15"}, "StackName": {catalog.Namespace + "-" + name}}
	for i := 0; i < len(more); i += 2 {
		values.Set(more[i], more[i+1])
	}
	body := values.Encode()
	request, err := http.NewRequestWithContext(e.ctx, http.MethodPost, e.endpoint(), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	root := aws.Credentials{AccessKeyID: account, SecretAccessKey: "test"}
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(body)))
	if err := v4.NewSigner().SignHTTP(e.ctx, root, request, hash, "cloudformation", region, time.Now()); err != nil {
		t.Fatal(err)
	}
	response, err := connections.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
