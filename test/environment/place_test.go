package environment

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestFindTakesPortsFromTheEnvironment(t *testing.T) {
	t.Chdir("../..")
	for _, tt := range []struct {
		name             string
		given            Place
		variable         string
		port, trino      int
		failure, changed string
	}{
		{name: "neither", port: 4566, trino: 18090},
		{name: "the environment", variable: "5000", port: 5000, trino: 18090},
		{name: "a flag before the environment", given: Place{Port: 6000, TrinoPort: 6001}, variable: "5000", port: 6000, trino: 6001},
		{name: "no number", variable: "http", failure: `LOCAL_PORT: "http" is not a port: give a number from 1 to 65535`},
		{name: "too great", variable: "65536", failure: `LOCAL_PORT: "65536" is not a port`},
		{name: "a flag too great", given: Place{Port: 70000}, failure: "port 70000: give a number from 1 to 65535"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("LOCAL_PORT", tt.variable)
			t.Setenv("LOCAL_TRINO_PORT", "")
			p, err := Find(tt.given.Port, tt.given.TrinoPort)
			if tt.failure != "" {
				if err == nil || !strings.Contains(err.Error(), tt.failure) {
					t.Errorf("error %v, want %s", err, tt.failure)
				}
				return
			}
			if err != nil || p.Port != tt.port || p.TrinoPort != tt.trino {
				t.Errorf("ports %d and %d, error %v; want %d and %d", p.Port, p.TrinoPort, err, tt.port, tt.trino)
			}
		})
	}
}

func TestFindRefusesAnotherFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, err := Find(0, 0); err == nil || !strings.Contains(err.Error(), "is not the root of this repository") {
		t.Errorf("error %v", err)
	}
}

// A client's environment must not lead to a real account.
func TestClientEnvironmentHoldsNoOtherAccount(t *testing.T) {
	for _, name := range []string{"AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "AWS_ROLE_ARN", "CDK_DEFAULT_ACCOUNT"} {
		t.Setenv(name, "real")
	}
	p := Place{Root: t.TempDir(), Port: 4567}
	for _, variable := range p.ClientEnvironment("eu-west-1") {
		if strings.HasSuffix(variable, "=real") {
			t.Errorf("environment holds %s", variable)
		}
	}
	if err := os.MkdirAll(p.State(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := p.WriteEnv("eu-west-1"); err != nil {
		t.Fatal(err)
	}
	output, err := exec.Command("/bin/sh", "-c", ". "+p.State("env")+" && env").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"AWS_ENDPOINT_URL=http://127.0.0.1:4567\n", "AWS_REGION=eu-west-1\n", "AWS_ACCESS_KEY_ID=" + AccountID + "\n"} {
		if !strings.Contains(string(output), want) {
			t.Errorf("the shell lacks %s", want)
		}
	}
	for _, not := range []string{"AWS_PROFILE=", "AWS_SESSION_TOKEN=", "AWS_ROLE_ARN=", "AWS_ENDPOINT_URL_S3="} {
		if strings.Contains(string(output), not) {
			t.Errorf("the shell still has %s", not)
		}
	}
}

// fakeTool makes a program that prints a version.
func fakeTool(t *testing.T, path, version string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#!/bin/sh\necho "+version+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestCheckNeedsSaysWhatIsMissing(t *testing.T) {
	for _, tt := range []struct {
		name    string
		change  func(t *testing.T, p *Place, bin string)
		failure string
	}{
		{name: "nothing", change: func(*testing.T, *Place, string) {}},
		{
			name: "Node is old",
			change: func(t *testing.T, p *Place, _ string) {
				fakeTool(t, filepath.Join(p.Root, "node_modules", ".bin", "node"), "v18.19.1")
			},
			failure: "Node.js is 18.19, 22.0 or later is needed",
		},
		{
			name:    "Go is old",
			change:  func(t *testing.T, _ *Place, bin string) { fakeTool(t, bin+"/go", "go version go1.24.2 linux/amd64") },
			failure: "Go is 1.24, 1.26 or later is needed",
		},
		{
			name: "Python is old",
			change: func(t *testing.T, p *Place, _ string) {
				fakeTool(t, p.State("python", "bin", "python"), "Python 3.9.2")
			},
			failure: "Python is 3.9, 3.11 or later is needed",
		},
		{
			name: "no Node",
			change: func(t *testing.T, p *Place, _ string) {
				remove(t, filepath.Join(p.Root, "node_modules", ".bin", "node"))
			},
			failure: "run: make tools",
		},
		{
			name: "no CDK",
			change: func(t *testing.T, p *Place, _ string) {
				remove(t, filepath.Join(p.Root, "node_modules", ".bin", "cdk"))
			},
			failure: "the CDK command line is not installed",
		},
		{
			name:    "no engine",
			change:  func(t *testing.T, p *Place, _ string) { remove(t, p.State("trino")) },
			failure: "run: make tools",
		},
		{
			name: "a port is in use",
			change: func(t *testing.T, p *Place, _ string) {
				listener, err := net.Listen("tcp", "127.0.0.1:0")
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = listener.Close() })
				p.Port = listener.Addr().(*net.TCPAddr).Port
			},
			failure: "is in use: end the process that uses it, or give another port with --port or LOCAL_PORT",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bin := t.TempDir()
			p := Place{Root: t.TempDir(), Port: freePort(t), TrinoPort: freePort(t)}
			fakeTool(t, bin+"/go", "go version go1.26.8 linux/amd64")
			fakeTool(t, filepath.Join(p.Root, "node_modules", ".bin", "node"), "v22.23.2")
			fakeTool(t, filepath.Join(p.Root, "node_modules", ".bin", "cdk"), "2.1148.1")
			fakeTool(t, p.State("python", "bin", "python"), "Python 3.11.7")
			fakeTool(t, p.State("trino", "trino-main-476.jar"), "")
			t.Setenv("PATH", bin)
			tt.change(t, &p, bin)
			err := p.CheckNeeds(t.Context())
			if (err == nil) != (tt.failure == "") || err != nil && !strings.Contains(err.Error(), tt.failure) {
				t.Errorf("error %v, want %q", err, tt.failure)
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %v", err)
			}
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port
}

func TestOneEnvironmentOfACheckoutRuns(t *testing.T) {
	p := Place{Root: t.TempDir()}
	release, err := p.Lock()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Lock(); !errors.Is(err, ErrRunning) {
		t.Errorf("error %v, want %v", err, ErrRunning)
	}
	release()
	again, err := p.Lock()
	if err != nil {
		t.Fatalf("after the release: %v", err)
	}
	again()
}
