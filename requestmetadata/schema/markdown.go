package schema

import (
	"fmt"
	"strings"
)

// Markdown returns the keys as a Markdown table, in the order of the schema, for docs/request-metadata.md.
func (s Schema) Markdown() string {
	var b strings.Builder
	b.WriteString("| key | required | values | meaning |\n|---|---|---|---|\n")
	for _, k := range s {
		required, values, meaning := "", "any", k.Meaning
		if k.Required {
			required = "yes"
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
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", k.Name, required, values, meaning)
	}
	return b.String()
}
