package beliefs

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"
	"unicode"
)

//go:embed markdown.tmpl
var page string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"anchor": anchor}).Parse(page))

// Markdown returns docs/unconfirmed.md. Its links are relative to docs/.
func Markdown() string {
	return markdown(All())
}

func markdown(all []Belief) string {
	counts := map[Status]int{}
	for _, belief := range all {
		counts[belief.Status]++
	}
	var text strings.Builder
	if err := pageTemplate.Execute(&text, struct {
		Beliefs               []Belief
		Open, Settled, Proven int
	}{all, counts[Open], counts[Settled], counts[Proven]}); err != nil {
		panic(err) // a mistake in the template, which every test of the page finds
	}
	return text.String()
}

// Heading returns the heading of the belief on the page.
func (b Belief) Heading() string {
	return fmt.Sprintf("%d. %s", b.Number, b.Title)
}

// anchor returns the anchor of a heading as GitHub derives it: letters, digits, hyphens and underscores in lower case, and spaces as
// hyphens.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// Name returns the source without its scheme, to be shown as the text of its link.
func (e Evidence) Name() string {
	return strings.TrimPrefix(e.Source, "https://")
}
