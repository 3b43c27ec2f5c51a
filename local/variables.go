package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// variables are what makes any AWS client talk to the emulated account, as its root user.
func (p place) variables(region string) map[string]string {
	return map[string]string{
		"AWS_ENDPOINT_URL":            p.endpoint(),
		"AWS_ACCESS_KEY_ID":           account,
		"AWS_SECRET_ACCESS_KEY":       "test",
		"AWS_REGION":                  region,
		"AWS_DEFAULT_REGION":          region,
		"AWS_EC2_METADATA_DISABLED":   "true",
		"AWS_CONFIG_FILE":             os.DevNull,
		"AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
	}
}

// clientEnvironment is our own environment for a program that talks to the emulated account: nothing in it leads to a
// real one.
func (p place) clientEnvironment(region string) []string {
	environment := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "AWS_") || strings.HasPrefix(v, "CDK_")
	})
	for name, value := range p.variables(region) {
		environment = append(environment, name+"="+value)
	}
	return append(environment,
		"TMPDIR="+p.temporary(),
		"CDK_HOME="+p.state("cdk"),
		"CDK_DISABLE_VERSION_CHECK=1",
		"CDK_DISABLE_CLI_TELEMETRY=true",
	)
}

// serverEnvironment is all that the emulator and the engine get: a Lambda inherits its emulator's whole environment.
func (p place) serverEnvironment(home string) []string {
	environment := []string{
		fmt.Sprintf("GATEWAY_PORT=%d", p.Port),
		fmt.Sprintf("TRINO_PORT=%d", p.TrinoPort),
		"LOCAL_ACCOUNT_ID=" + account,
		"LOCAL_HOME_REGION=" + home,
		"AUTH=true",
		"LOCAL_ACTIONS=" + p.state("log", "actions.log"),
		"TMPDIR=" + p.temporary(),
		"PYTHONPATH=" + p.Root + "/test",
		"PYTHONPYCACHEPREFIX=" + p.state("pycache"),
	}
	for _, name := range []string{"PATH", "HOME", "LANG", "LOCAL_ENGINE_HEAP"} {
		if value, found := os.LookupEnv(name); found {
			environment = append(environment, name+"="+value)
		}
	}
	return environment
}

// writeEnv writes the shell file that points every AWS client of the shell to the emulated account.
func (p place) writeEnv(region string) error {
	var text strings.Builder
	text.WriteString("# . .local/env points every AWS client of this shell to the emulated account.\n")
	text.WriteString(`for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done` + "\n")
	variables := p.variables(region)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		fmt.Fprintf(&text, "export %s=%s\n", name, variables[name])
	}
	return os.WriteFile(p.state("env"), []byte(text.String()), 0o644)
}
