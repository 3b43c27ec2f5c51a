package schema

import (
	"fmt"
	"strings"
)

// Markdown returns the keys as a Markdown table, in the order of the schema, for docs/request-metadata.md.
func (s Schema) Markdown() string {
	var b strings.Builder
	b.WriteString("| key | required | values | in the roll-up | meaning |\n|---|---|---|---|---|\n")
	for _, k := range s {
		required, values, rolledUp, meaning := "", "any", "yes", k.Meaning
		if k.Required {
			required = "yes"
		}
		if k.HighCardinality {
			rolledUp = "no: high cardinality"
		}
		if len(k.Values) > 0 {
			values = "`" + strings.Join(k.Values, "`, `") + "`"
		}
		if k.Pattern != "" {
			values = "`" + strings.ReplaceAll(k.Pattern, "|", `\|`) + "`"
		}
		if k.DeprecatedBy != "" {
			required, meaning = "", meaning+". **Deprecated**: stamp `"+k.DeprecatedBy+"`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Name, required, values, rolledUp, meaning)
	}
	return b.String()
}
