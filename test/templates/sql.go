package templates

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"strings"
)

// SQLFolder is the folder, beside the golden templates, of the SQL that they name.
const SQLFolder = "sql"

// A view's text, as Athena and Trino write it, is one line of base64; a query's is one line of JSON. Neither can be reviewed.
const (
	viewBeginning = "/* Presto View: "
	viewEnd       = " */"
)

// definition is the content of a view's text.
// https://trino.io/docs/current/connector/hive.html#hive-views
type definition struct {
	OriginalSQL string `json:"originalSql"`
	Catalog     string `json:"catalog"`
	Schema      string `json:"schema"`
	Columns     []struct {
		Name string `json:"name"`
		Type string `json:"type"`
	} `json:"columns"`
}

// statementsOfSQL are the properties that hold SQL, with their JSON string.
var statementsOfSQL = regexp.MustCompile(`"(ViewOriginalText|QueryString)": ("(?:[^"\\]|\\.)*")`)

// SplitSQL returns a template in which the SQL of views and named queries is a reference, "sql/<name>.sql", and that SQL by
// name. The rest of a view's text stays in the template, as JSON instead of base64. Nothing is lost: [JoinSQL] returns the
// template byte for byte, and SplitSQL fails where it would not.
func SplitSQL(template string) (golden string, sql map[string]string, err error) {
	names, err := namesOfSQL(template)
	if err != nil {
		return "", nil, err
	}
	sql = map[string]string{}
	golden, err = replaceSQL(template, func(property, text string) (string, error) {
		name := names[text]
		if name == "" {
			return "", fmt.Errorf("%s of no view and no named query", property)
		}
		if sql[name] != "" {
			return "", fmt.Errorf("two views or queries have the name %s", name)
		}
		reference := SQLFolder + "/" + name + ".sql"
		if property == "QueryString" {
			sql[name] = text
			return reference, nil
		}
		view, err := decodeView(text)
		if err != nil {
			return "", fmt.Errorf("view %s: %w", name, err)
		}
		sql[name], view.OriginalSQL = view.OriginalSQL, reference
		readable, err := json.Marshal(view)
		return viewBeginning + string(readable) + viewEnd, err
	})
	if err != nil {
		return "", nil, err
	}
	whole, err := JoinSQL(golden, sql)
	if err == nil && whole != template {
		err = fmt.Errorf("the golden template and its SQL do not add up to the template again")
	}
	return golden, sql, err
}

// JoinSQL returns the template that [SplitSQL] split.
func JoinSQL(golden string, sql map[string]string) (string, error) {
	find := func(reference string) (string, error) {
		name := strings.TrimSuffix(strings.TrimPrefix(reference, SQLFolder+"/"), ".sql")
		text, found := sql[name]
		if !found {
			return "", fmt.Errorf("%s is missing", reference)
		}
		return text, nil
	}
	return replaceSQL(golden, func(property, text string) (string, error) {
		if property == "QueryString" {
			return find(text)
		}
		var view definition
		err := json.Unmarshal([]byte(between(text)), &view)
		if err != nil {
			return "", fmt.Errorf("%s: %w", property, err)
		}
		if view.OriginalSQL, err = find(view.OriginalSQL); err != nil {
			return "", err
		}
		encoded, err := json.Marshal(view)
		return viewBeginning + base64.StdEncoding.EncodeToString(encoded) + viewEnd, err
	})
}

// ViewSQL returns the SQL inside a view's text.
func ViewSQL(text string) (string, error) {
	view, err := decodeView(text)
	return view.OriginalSQL, err
}

func decodeView(text string) (view definition, err error) {
	decoded, err := base64.StdEncoding.DecodeString(between(text))
	if err != nil {
		return view, err
	}
	return view, json.Unmarshal(decoded, &view)
}

func between(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text, viewBeginning), viewEnd)
}

// namesOfSQL returns the names of a template's views and named queries by their text.
func namesOfSQL(template string) (map[string]string, error) {
	parsed, err := Parse(template)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, r := range parsed.Resources {
		properties := r.Properties
		if input, isTable := properties["TableInput"].(map[string]any); isTable {
			properties = input
		}
		for _, property := range []string{"ViewOriginalText", "QueryString"} {
			if text, found := properties[property].(string); found {
				names[text] = fmt.Sprint(properties["Name"])
			}
		}
	}
	return names, nil
}

// replaceSQL replaces the values of the properties that hold SQL, and leaves every other byte of a template as it is.
func replaceSQL(template string, replace func(property, text string) (string, error)) (string, error) {
	var failure error
	replaced := statementsOfSQL.ReplaceAllStringFunc(template, func(match string) string {
		parts := statementsOfSQL.FindStringSubmatch(match)
		var text string
		if err := json.Unmarshal([]byte(parts[2]), &text); err != nil {
			failure = err
			return match
		}
		text, err := replace(parts[1], text)
		if err != nil {
			failure = err
			return match
		}
		return `"` + parts[1] + `": ` + quote(text)
	})
	return replaced, failure
}

// quote returns text as the CDK writes it: JSON without the escapes of HTML.
func quote(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string always has a JSON form
	return strings.TrimSuffix(b.String(), "\n")
}

// SplitSQL splits every template of a set. A name stands for one SQL in all of them.
func (s Set) SplitSQL() (golden Set, sql map[string]string, err error) {
	golden, sql = Set{}, map[string]string{}
	for stack, template := range s {
		text, of, err := SplitSQL(template)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", stack, err)
		}
		golden[stack] = text
		maps.Copy(sql, of)
	}
	return golden, sql, nil
}
