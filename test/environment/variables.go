package environment

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// variables point any AWS client to the emulated account, as its root user.
func (p Place) variables(region string) map[string]string {
	return map[string]string{
		"AWS_ENDPOINT_URL":            p.Endpoint(),
		"AWS_ACCESS_KEY_ID":           AccountID,
		"AWS_SECRET_ACCESS_KEY":       "test",
		"AWS_REGION":                  region,
		"AWS_DEFAULT_REGION":          region,
		"AWS_EC2_METADATA_DISABLED":   "true",
		"AWS_CONFIG_FILE":             os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
	}
}

// ClientEnvironment returns the environment of this program without its AWS and CDK variables, for a program that uses the
// emulated account. No variable leads to a real account.
func (p Place) ClientEnvironment(region string) []string {
	environment := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "AWS_") || strings.HasPrefix(v, "CDK_") || strings.HasPrefix(v, "PATH=")
	})
	for name, value := range p.variables(region) {
		environment = append(environment, name+"="+value)
	}
	return append(environment,
		// The Node.js that package.json pins goes before another one: the CDK and jsii start node from the PATH.
		"PATH="+filepath.Join(p.Root, "node_modules", ".bin")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"TMPDIR="+p.temporary(),
		"CDK_HOME="+p.State("cdk"),
		"CDK_DISABLE_VERSION_CHECK=1",
		"CDK_DISABLE_CLI_TELEMETRY=true",
	)
}

// serverEnvironment returns the whole environment of the emulator and the engine. A Lambda function inherits the environment of
// the emulator.
func (p Place) serverEnvironment(home string) []string {
	environment := []string{
		fmt.Sprintf("GATEWAY_PORT=%d", p.Port),
		fmt.Sprintf("TRINO_PORT=%d", p.TrinoPort),
		"LOCAL_ACCOUNT_ID=" + AccountID,
		"LOCAL_HOME_REGION=" + home,
		"AUTH=true",
		"LOCAL_ACTIONS=" + p.State("log", "actions.log"),
		"LOCAL_CONTRADICTIONS=" + p.Contradictions(),
		"LOCAL_LIFECYCLES=" + p.State("lifecycles.json"),
		"TMPDIR=" + p.temporary(),
		"PYTHONPATH=" + p.Root + "/test",
		"PYTHONPYCACHEPREFIX=" + p.State("pycache"),
	}
	for _, name := range []string{"PATH", "HOME", "LANG", "LOCAL_ENGINE_HEAP", "LOCAL_ENGINE_QUERY_MEMORY", "LOCAL_ENGINE_FLAGS"} {
		if value, found := os.LookupEnv(name); found {
			environment = append(environment, name+"="+value)
		}
	}
	return environment
}

// WriteEnv writes .local/env, the shell file that points every AWS client of a shell to the emulated account.
func (p Place) WriteEnv(region string) error {
	var text strings.Builder
	text.WriteString("# . .local/env points every AWS client of this shell to the emulated account.\n")
	text.WriteString(`for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done` + "\n")
	variables := p.variables(region)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		fmt.Fprintf(&text, "export %s=%s\n", name, variables[name])
	}
	return os.WriteFile(p.State("env"), []byte(text.String()), 0o644)
}

// RemoveEnv removes the file that [Place.WriteEnv] writes, if it exists.
func (p Place) RemoveEnv() error {
	if err := os.Remove(p.State("env")); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
