package stacks_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/cdklabs/cdk-nag-go/cdknag/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/synthesis"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/templates"
)

// nagLine is cdk-nag's report of one rule on one resource.
type nagLine struct {
	RuleID          string `json:"ruleId"`
	RuleInfo        string `json:"ruleInfo"`
	ResourceID      string `json:"resourceId"`
	Compliance      string `json:"compliance"`
	ExceptionReason string `json:"exceptionReason"`
}

// everySynthesized is the synthesis of [synthesis.EveryField] with cdk-nag's reports on it.
type everySynthesized struct {
	templates templates.Set
	nag       []nagLine
	reports   int
}

var every *everySynthesized

// everyField returns the synthesis of [synthesis.EveryField], which is done once.
func everyField(t *testing.T) *everySynthesized {
	t.Helper()
	if every != nil {
		return every
	}
	props := synthesis.Props(t, nil)
	app := awscdk.NewApp(props)
	if err := stacks.Assemble(app, synthesis.EveryField(), synthesis.StubFunctions(t)); err != nil {
		t.Fatal(err)
	}
	awscdk.Aspects_Of(app).Add(cdknag.NewAwsSolutionsChecks(&cdknag.NagPackProps{
		ReportFormats: &[]cdknag.NagReportFormat{cdknag.NagReportFormat_JSON},
	}), nil)
	app.Synth(nil)
	files, err := filepath.Glob(filepath.Join(*props.Outdir, "AwsSolutions-*-NagReport.json"))
	if err != nil {
		t.Fatal(err)
	}
	synthesized := &everySynthesized{templates: synthesis.Read(t, props), reports: len(files)}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var report struct{ Lines []nagLine }
		if err := json.Unmarshal(body, &report); err != nil {
			t.Fatal(err)
		}
		synthesized.nag = append(synthesized.nag, report.Lines...)
	}
	every = synthesized
	return every
}

// The AwsSolutions rules of cdk-nag hold for every resource, or the resource has an exception with a reason.
// https://github.com/cdklabs/cdk-nag/blob/main/RULES.md
func TestNagFindsNothing(t *testing.T) {
	synthesized := everyField(t)
	if synthesized.reports != len(synthesized.templates) {
		t.Errorf("%d reports of %d stacks", synthesized.reports, len(synthesized.templates))
	}
	count := map[string]int{}
	for _, line := range synthesized.nag {
		count[line.Compliance]++
		suppressed := line.Compliance == "Suppressed" && line.ExceptionReason != ""
		if line.Compliance != "Compliant" && !suppressed {
			t.Errorf("%s on %s is %s: %s", line.RuleID, line.ResourceID, line.Compliance, line.RuleInfo)
		}
	}
	if count["Compliant"] == 0 || count["Suppressed"] == 0 {
		t.Errorf("nothing was checked: %v", count)
	}
}
