package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The counts of resources in costs.md are those of the golden templates.
func TestCostsCountTheTemplates(t *testing.T) {
	files, err := filepath.Glob("../testdata/golden/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d templates, error %v", len(files), err)
	}
	var templates strings.Builder
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		templates.Write(content)
	}
	count := func(text string) int { return strings.Count(templates.String(), text) }
	resources := func(kind string) int { return count(fmt.Sprintf(`"Type": %q`, kind)) }
	views := count(`"TableType": "VIRTUAL_VIEW"`)
	page, err := os.ReadFile("costs.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("| KMS key | 1 for the alerts, 1 per Region with `CustomerKey`: %d |", resources("AWS::KMS::Key")),
		fmt.Sprintf("| application inference profile | 1 per product, model and Region: %d |", resources("AWS::Bedrock::ApplicationInferenceProfile")),
		fmt.Sprintf("1 detector, 1 roll-up: %d;", resources("AWS::Lambda::Function")),
		fmt.Sprintf("1 per Region for repairs: %d |", resources("AWS::Events::Rule")),
		fmt.Sprintf("| CloudWatch alarm | %d,", resources("AWS::CloudWatch::Alarm")),
		fmt.Sprintf("| Glue database, tables, views | %d, %d, %d |", resources("AWS::Glue::Database"), resources("AWS::Glue::Table")-views, views),
		fmt.Sprintf("| Athena workgroup and named queries | %d and %d |", resources("AWS::Athena::WorkGroup"), resources("AWS::Athena::NamedQuery")),
		fmt.Sprintf("| CloudFormation, custom resources | %d stacks |", len(files)),
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("costs.md lacks %q", want)
		}
	}
}
