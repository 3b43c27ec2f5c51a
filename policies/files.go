package policies

import (
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Files returns the content of policies/, by name: each document, and a table of the statements with their reasons.
func Files(c catalog.Catalog) (map[string]string, error) {
	files := map[string]string{}
	var table strings.Builder
	table.WriteString(heading(c))
	listed := map[string]bool{}
	for _, p := range Policies(c) {
		text, err := encode(p.Document, "  ")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		minified, err := p.Minified()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		files[p.Name+".json"] = string(text)
		fmt.Fprintf(&table, "\n## [%s.json](%[1]s.json)\n\n%d of at most %d characters.\n\n", p.Name, len(minified), p.Max)
		table.WriteString("| statement | reason | does not bind |\n|---|---|---|\n")
		for _, s := range p.Statement {
			if listed[s.Sid] {
				continue
			}
			listed[s.Sid] = true
			fmt.Fprintf(&table, "| `%s` | %s | %s |\n", s.Sid, s.Reason, s.exemptions())
		}
	}
	files["README.md"] = table.String()
	return files, nil
}

// exemptions names the roles that the statement does not bind.
func (s Statement) exemptions() string {
	names := make([]string, 0, len(s.Exempt))
	for _, r := range s.Exempt {
		names = append(names, r.name)
	}
	return strings.Join(names, ", ")
}

// heading returns the text above the tables.
func heading(c catalog.Catalog) string {
	return `# Preventive controls

Written by ` + "`make golden`" + ` from the lists. How to attach them and how to break glass:
[preventive controls](../docs/preventive-controls.md). The reasons: [ADR 0021](../docs/adr/0021-preventive-controls.md).

| exempt name | roles |
|---|---|
| deployment | ` + "`" + c.Bootstrap.ExecutionRole("*") + "`" + `, with which CloudFormation deploys what the CDK sends |
| start of a deployment | ` + "`" + c.Bootstrap.DeployRole("*") + "`" + ` |
| logging functions | ` + "`" + `bedrock-bootstrap-logging-*` + "`" + `, one a Region |
| profile functions | ` + "`" + `bedrock-bootstrap-profiles-*` + "`" + `, one a Region whose CloudFormation lacks the type of inference profiles |
| our functions | ` + "`" + `bedrock-bootstrap-*` + "`" + `: these two, the detector and the roll-up |
| detector | ` + "`" + catalog.DetectorRole + "`" + ` |
| break glass | ` + "`" + BreakGlassRole + "`" + ` |

A statement that is in an SCP and in the boundary is listed with the SCP only. The boundary does not name deployment and break
glass: they do not carry it.
`
}
