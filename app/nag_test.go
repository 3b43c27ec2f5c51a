package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/cdklabs/cdk-nag-go/cdknag/v2"
)

// nagLine is one rule on one resource, as cdk-nag reports it.
type nagLine struct {
	RuleID          string `json:"ruleId"`
	RuleInfo        string `json:"ruleInfo"`
	ResourceID      string `json:"resourceId"`
	Compliance      string `json:"compliance"`
	ExceptionReason string `json:"exceptionReason"`
}

// everySynthesized are the templates of everyField and cdk-nag's reports on them, synthesized once.
var everySynthesized struct {
	templates map[string]string
	nag       []nagLine
	stacks    int
}

func synthesizeEvery(t *testing.T) {
	t.Helper()
	if everySynthesized.templates != nil {
		return
	}
	out := t.TempDir()
	app := awscdk.NewApp(appProps(t, out, nil))
	if err := assemble(app, everyField(), stubAssets); err != nil {
		t.Fatal(err)
	}
	awscdk.Aspects_Of(app).Add(cdknag.NewAwsSolutionsChecks(&cdknag.NagPackProps{
		ReportFormats: &[]cdknag.NagReportFormat{cdknag.NagReportFormat_JSON},
	}), nil)
	app.Synth(nil)
	reports, err := filepath.Glob(filepath.Join(out, "AwsSolutions-*-NagReport.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range reports {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var report struct{ Lines []nagLine }
		if err := json.Unmarshal(body, &report); err != nil {
			t.Fatal(err)
		}
		everySynthesized.nag = append(everySynthesized.nag, report.Lines...)
	}
	everySynthesized.stacks = len(reports)
	everySynthesized.templates = templatesOfFolder(t, out)
}

// The AwsSolutions rules of cdk-nag hold for every resource, or a reason stands beside it.
// https://github.com/cdklabs/cdk-nag/blob/main/RULES.md
func TestNagFindsNothing(t *testing.T) {
	synthesizeEvery(t)
	if everySynthesized.stacks != len(everySynthesized.templates) {
		t.Errorf("%d reports of %d stacks", everySynthesized.stacks, len(everySynthesized.templates))
	}
	count := map[string]int{}
	for _, line := range everySynthesized.nag {
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
