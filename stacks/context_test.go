package stacks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/lambda"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
)

func TestContextNamesEnvironments(t *testing.T) {
	for _, tt := range []struct {
		given any
		want  []string
	}{
		{nil, nil},
		{"prod", []string{"prod"}},
		{"dev, prod ", []string{"dev", "prod"}},
		{[]any{"dev", "prod"}, []string{"dev", "prod"}},
	} {
		got, err := stacks.DeployedEnvironments(awscdk.NewApp(synthesis.Props(t, tt.given)))
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%v: %q, error %v", tt.given, got, err)
		}
	}
}

func TestContextIsChecked(t *testing.T) {
	for _, tt := range []struct {
		given any
		want  string
	}{
		{"prod,stage", `context.environments[1]: "stage" is not in the environments in use; allowed: dev, qa, prod`},
		{"prod,prod", `context.environments[1]: "prod" is listed twice; list it once`},
		{"", `context.environments[0]: "" is not in the environments in use; allowed: dev, qa, prod`},
		{map[string]any{"prod": true}, `context.environments: map[prod:true] is not a list of environments; write it as "dev,prod", or leave it out for all`},
	} {
		built := false
		err := stacks.Synth(synthesis.Props(t, tt.given), synthesis.Lists(), "", func() (lambda.Folders, error) {
			built = true
			return lambda.Folders{}, nil
		})
		if err == nil || err.Error() != tt.want || built {
			t.Errorf("%v: error %v, functions built %t; want no function and %s", tt.given, err, built, tt.want)
		}
	}
}

// The templates read the bootstrap that the preflight and the preventive controls name, or synthesis fails.
func TestTemplatesNameTheBootstrapOfTheLists(t *testing.T) {
	own := synthesis.Lists()
	own.Bootstrap.Qualifier = "acme"
	for stack, text := range synthesis.Of(t, own) {
		if !strings.Contains(text, "/cdk-bootstrap/acme/version") || strings.Contains(text, "hnb659fds") {
			t.Errorf("%s does not read the bootstrap stack with qualifier acme alone", stack)
		}
	}
	for _, tt := range []struct {
		context, lists, want string
	}{
		{"acme", "", `context.@aws-cdk/core:bootstrapQualifier: "acme" is not "hnb659fds", the qualifier of cdk.json, which the preflight and policies/ read; ` +
			`set it in the context of cdk.json, and nowhere else`},
		{"", "acme", `context.@aws-cdk/core:bootstrapQualifier: "hnb659fds" is not "acme", the qualifier of cdk.json, which the preflight and policies/ read; ` +
			`set it in the context of cdk.json, and nowhere else`},
	} {
		props, lists := synthesis.Props(t, nil), synthesis.Lists()
		if tt.context != "" {
			(*props.Context)[catalog.QualifierContext] = tt.context
		}
		lists.Bootstrap.Qualifier = tt.lists
		if err := stacks.Synth(props, lists, "", synthesis.StubFunctions(t)); err == nil || err.Error() != tt.want {
			t.Errorf("context %q, lists %q: error %v", tt.context, tt.lists, err)
		}
	}
}

// A date after the day of the synthesis is refused before anything is built: a deployment would act on it at once.
func TestDatesAreCheckedAtSynthesis(t *testing.T) {
	c := synthesis.Lists()
	c.Regions = slices.Clone(c.Regions)
	c.Regions[1].Retired = "2026-12-01"
	build := func() (lambda.Folders, error) {
		t.Error("a function was built")
		return lambda.Folders{}, nil
	}
	err := stacks.Synth(synthesis.Props(t, nil), c, "2026-11-30", build)
	if want := `regions[1].Retired: "2026-12-01" is after today`; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
}

// A tag of the app or of a stack under a key of ours is refused, in any casing and in one line.
func TestOurTagsAreRefused(t *testing.T) {
	for _, tt := range []struct {
		prefix string
		tag    func(awscdk.App, awscdk.Stack)
		want   string
	}{
		{"", func(app awscdk.App, _ awscdk.Stack) { add(app, "Env") },
			`the app has tag "Env", which is a key of the bootstrap; remove it or give it another key`},
		{"", func(app awscdk.App, _ awscdk.Stack) { add(app, "product") },
			`the app has tag "product", which is a key of the bootstrap; remove it or give it another key`},
		{"", func(_ awscdk.App, s awscdk.Stack) { add(s, "TEAM") },
			`stack bedrock-bootstrap-more has tag "TEAM", which is a key of the bootstrap; remove it or give it another key`},
		{"", func(app awscdk.App, _ awscdk.Stack) {
			awscdk.NewStack(app, jsii.String("tagged"), &awscdk.StackProps{Tags: &map[string]*string{"Service": jsii.String("x"), "routing": jsii.String("x")}})
		}, `stack tagged has tag "Service", which is a key of the bootstrap; remove it or give it another key; ` +
			`stack tagged has tag "routing", which is a key of the bootstrap; remove it or give it another key`},
		{"acme:", func(app awscdk.App, _ awscdk.Stack) { add(app, "ACME:model") },
			`the app has tag "ACME:model", which is a key of the bootstrap; remove it or give it another key`},
		{"acme:", func(app awscdk.App, _ awscdk.Stack) { add(app, "team") }, ""},
		{"", func(app awscdk.App, _ awscdk.Stack) { add(app, "cost-center") }, ""},
	} {
		app := awscdk.NewApp(synthesis.Props(t, nil))
		tt.tag(app, awscdk.NewStack(app, jsii.String(catalog.Namespace+"-more"), nil))
		got := ""
		if err := stacks.RefuseOurTags(app, tt.prefix); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func add(scope constructs.Construct, key string) {
	awscdk.Tags_Of(scope).Add(jsii.String(key), jsii.String("x"), nil)
}
