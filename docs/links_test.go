package docs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Every relative link of every Markdown document leads to a file, and to a heading where it names one. Links to the web are not
// followed: a test must not need a network.
func TestLinks(t *testing.T) {
	documents := map[string]string{}
	if err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != ".." && generated(entry.Name()):
			return filepath.SkipDir
		case filepath.Ext(path) != ".md":
			return nil
		}
		content, err := os.ReadFile(path)
		documents[path] = string(content)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(documents) < 20 {
		t.Fatalf("%d documents were found: nothing was checked", len(documents))
	}
	anchors := map[string][]string{}
	for path, content := range documents {
		anchors[path] = headings(content)
	}
	for path, content := range documents {
		for _, link := range links(content) {
			if mistake := follow(path, link, anchors); mistake != "" {
				t.Errorf("%s: link %s: %s", strings.TrimPrefix(path, "../"), link, mistake)
			}
		}
	}
}

// generated reports whether a folder holds nothing of this repository.
func generated(folder string) bool {
	return strings.HasPrefix(folder, ".") || slices.Contains([]string{"node_modules", "cdk.out", "build"}, folder)
}

// follow says why a link leads nowhere; "" where it leads somewhere.
func follow(from, link string, anchors map[string][]string) string {
	file, anchor, _ := strings.Cut(link, "#")
	target := from
	if file != "" {
		target = filepath.Join(filepath.Dir(from), file)
	}
	if _, err := os.Stat(target); err != nil {
		return "no such file"
	}
	if anchor != "" && !slices.Contains(anchors[target], anchor) {
		return fmt.Sprintf("no such heading; those of the document are %s", strings.Join(anchors[target], ", "))
	}
	return ""
}

var (
	linkPattern    = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	codePattern    = regexp.MustCompile("`[^`\n]*`")
	headingPattern = regexp.MustCompile(`^#{1,6} +(.+?) *$`)
)

// links returns the relative links of a document.
func links(content string) []string {
	var found []string
	for _, line := range prose(content) {
		for _, match := range linkPattern.FindAllStringSubmatch(codePattern.ReplaceAllString(line, "code"), -1) {
			if !strings.Contains(match[1], ":") { // https:, mailto:
				found = append(found, match[1])
			}
		}
	}
	return found
}

// headings returns the anchors of a document as GitHub derives them: letters, digits, hyphens and underscores in lower case, spaces
// as hyphens, a number behind a heading that was there before.
func headings(content string) []string {
	var anchors []string
	seen := map[string]int{}
	for _, line := range prose(content) {
		match := headingPattern.FindStringSubmatch(line)
		if match == nil {
			continue
		}
		text := linkPattern.ReplaceAllString(match[1], "]")
		anchor := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, text)
		if n := seen[anchor]; n > 0 {
			anchors = append(anchors, fmt.Sprintf("%s-%d", anchor, n))
		} else {
			anchors = append(anchors, anchor)
		}
		seen[anchor]++
	}
	return anchors
}

// prose returns the lines outside fenced code.
func prose(content string) []string {
	var lines []string
	code := false
	for line := range strings.Lines(content) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
			continue
		}
		if !code {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestHeadingsAreAnchors(t *testing.T) {
	got := headings("# The AWS SDK (v2)\n```\n# no heading\n```\n## `a_b` and [c](d)\n## a product, a service\n## a product, a service\n")
	want := []string{"the-aws-sdk-v2", "a_b-and-c", "a-product-a-service", "a-product-a-service-1"}
	if !slices.Equal(got, want) {
		t.Errorf("headings are %q, want %q", got, want)
	}
}

func TestLinksOfADocument(t *testing.T) {
	got := links("[a](b.md#c), `[d](e)`, [f](https://example.com)\n```\n[g](h)\n```\n[i\n](j.md)")
	if want := []string{"b.md#c", "j.md"}; !slices.Equal(got, want) {
		t.Errorf("links are %q, want %q", got, want)
	}
}
