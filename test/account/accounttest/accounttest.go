// Package accounttest gives tests an emulated account: a copy of this checkout with lists of the test, an emulator and a query
// engine of its own. Tests in several packages can run at once, each with its own ports.
package accounttest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/account"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// Ports are the two ports of an environment. Every package of tests has its own, different from those of make demo.
type Ports struct{ Emulator, Trino int }

// The ports of the packages of tests.
var (
	EndToEndPorts = Ports{Emulator: 4666, Trino: 18190}
	MatrixPorts   = Ports{Emulator: 4667, Trino: 18191}
	SpendPorts    = Ports{Emulator: 4668, Trino: 18192}
)

// Account is the emulated account of a test. Its context ends with the test or with the servers.
type Account struct {
	account.Account
	Ctx context.Context
	// Now is the time of the start (UTC).
	Now time.Time
}

// Start copies the checkout, starts the emulator and the query engine for it, and returns the empty account.
func Start(t testing.TB, ports Ports, lists catalog.Catalog) *Account {
	t.Helper()
	p := newPlace(t, ports)
	if err := environment.CopyCheckout(Repository(t), p.Root); err != nil {
		t.Fatal(err)
	}
	// In another account no name was shipped before.
	WriteFile(t, filepath.Join(p.Root, "shipped.lock"), "")
	if err := p.CheckNeeds(t.Context()); err != nil {
		t.Fatal(err)
	}
	servers, err := environment.StartServers(p, lists.Account.HomeRegion)
	if err != nil {
		t.Fatal(err)
	}
	a := newAccount(t, p, lists, servers)
	if err := servers.AwaitEngine(a.Ctx); err != nil {
		t.Fatal(err)
	}
	return a
}

// StartEmulator starts the emulator without the query engine, for this checkout itself, and returns the empty account.
func StartEmulator(t testing.TB, ports Ports, lists catalog.Catalog) *Account {
	t.Helper()
	p := newPlace(t, ports)
	for _, folder := range []string{"catalog", "test", ".local/python"} {
		if err := environment.Link(filepath.Join(Repository(t), folder), filepath.Join(p.Root, folder)); err != nil {
			t.Fatal(err)
		}
	}
	servers, err := environment.StartEmulator(p, lists.Account.HomeRegion)
	if err != nil {
		t.Fatal(err)
	}
	return newAccount(t, p, lists, servers)
}

// newPlace returns the place of a test and locks it until the test ends. Its folder is the same in every run, so that the build
// cache of Go serves the next run too.
func newPlace(t testing.TB, ports Ports) environment.Place {
	t.Helper()
	folder := filepath.Join(Repository(t), ".local", "e2e", t.Name())
	release, err := environment.Lock(folder + ".lock")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	return environment.Place{Root: folder, Port: ports.Emulator, TrinoPort: ports.Trino}
}

func newAccount(t testing.TB, p environment.Place, lists catalog.Catalog, servers *environment.Servers) *Account {
	t.Helper()
	t.Cleanup(servers.End)
	ctx, cancel := servers.Watched(t.Context())
	t.Cleanup(cancel)
	if err := servers.AwaitEmulator(ctx); err != nil {
		t.Fatal(err)
	}
	return &Account{Account: account.Account{Place: p, Catalog: lists}, Ctx: ctx, Now: time.Now().UTC()}
}

// Repository returns the root of this checkout.
func Repository(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "cdk.json")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			t.Fatal("the working directory is not in a checkout of this repository")
		}
		folder = filepath.Dir(folder)
	}
}

// Edit changes the lists, in the account and in its checkout.
func (a *Account) Edit(t testing.TB, changes ...func(*catalog.Catalog)) {
	t.Helper()
	for _, change := range changes {
		change(&a.Catalog)
	}
	if err := a.WriteLists(a.Catalog); err != nil {
		t.Fatal(err)
	}
}

// DeployLedger deploys the Ledger stack alone.
func (a *Account) DeployLedger(t testing.TB) {
	t.Helper()
	if err := a.CDK(a.Ctx, a.Root, "cdk-deploy", a.Home(), nil,
		"deploy", "bedrock-bootstrap-ledger", "--exclusively", "--require-approval", "never"); err != nil {
		t.Fatal(environment.Cause(a.Ctx, err))
	}
}

// Query runs SQL in the deployed workgroup. It returns the rows as text and the number of bytes that the query read.
func (a *Account) Query(t testing.TB, sql string, parameters ...string) (rows []string, scanned int64) {
	t.Helper()
	result, err := a.Workgroup().Run(a.Ctx, sql, parameters...)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range result.Rows {
		rows = append(rows, calls.RowText(row))
	}
	return rows, result.Statistics.ScannedBytes
}

// Store writes an object.
func (a *Account) Store(t testing.TB, bucket, key string, body []byte) {
	t.Helper()
	if err := a.PutObject(a.Ctx, bucket, key, body); err != nil {
		t.Fatal(err)
	}
}

// Deliver writes records as one log object of a Region into the folder of an hour, such as 2026/11/16/10.
func (a *Account) Deliver(t testing.TB, region, hour, name string, records []string) {
	t.Helper()
	if err := a.DeliverLogs(a.Ctx, region, hour, name, records); err != nil {
		t.Fatal(err)
	}
}

// StackName returns the name of a stack of this program, such as bedrock-bootstrap-access of access.
func StackName(stack string) *string { return aws.String(catalog.Namespace + "-" + stack) }

// StackStatus returns the status of a stack of this program; "" when it does not exist.
func (a *Account) StackStatus(t testing.TB, region, stack string) string {
	t.Helper()
	found, err := a.CloudFormation(region).DescribeStacks(a.Ctx, &cloudformation.DescribeStacksInput{StackName: StackName(stack)})
	var refused smithy.APIError
	if errors.As(err, &refused) && strings.Contains(refused.ErrorMessage(), "does not exist") {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(found.Stacks[0].StackStatus)
}

// Same fails the test unless two lists of rows are equal, in order.
func Same(t testing.TB, name string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s:\n got %d: %s\nwant %d: %s", name, len(got), strings.Join(got, "\n  "), len(want), strings.Join(want, "\n  "))
	}
}

// WriteFile writes a file.
func WriteFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
