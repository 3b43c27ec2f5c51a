package environment

import (
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// notCopied are the files and folders of a checkout that its copy does without. .git is a file in a worktree.
var notCopied = []string{".git", ".local", "node_modules", "build", "cdk.out", "__pycache__"}

// CopyCheckout replaces the folder to by a copy of the checkout from, with links to its installed tools.
func CopyCheckout(from, to string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if slices.Contains(notCopied, entry.Name()) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		relative, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, relative)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
	if err != nil {
		return err
	}
	for _, tool := range []string{"node_modules", ".local/python", ".local/trino"} {
		if err := Link(filepath.Join(from, tool), filepath.Join(to, tool)); err != nil {
			return err
		}
	}
	return nil
}

// Link makes the path link a symbolic link to a folder, whatever it was before.
func Link(folder, link string) error {
	if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
		return err
	}
	if err := os.Remove(link); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Symlink(folder, link)
}

// WriteLists replaces the lists of the checkout, regions.go and products.go, and adds their names to shipped.lock, as a
// platform engineer would.
func (p Place) WriteLists(c catalog.Catalog) error {
	if err := c.Validate(); err != nil {
		return err
	}
	lock := filepath.Join(p.Root, "shipped.lock")
	old, err := os.ReadFile(lock)
	if err != nil {
		return err
	}
	names := append(c.Names(), strings.FieldsFunc(string(old), func(r rune) bool { return r == '\n' })...)
	slices.Sort(names)
	if err := os.WriteFile(lock, []byte(strings.Join(slices.Compact(names), "\n")+"\n"), 0o644); err != nil {
		return err
	}
	if err := p.writeList("regions.go", "account = %#v\nregions = %#v", c.Account, c.Regions); err != nil {
		return err
	}
	return p.writeList("products.go", "environments = %#v\nproducts = %#v", c.Environments, c.Products)
}

func (p Place) writeList(name, declarations string, values ...any) error {
	source := "package bootstrap\n\nimport \"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog\"\n\nvar (\n" +
		fmt.Sprintf(declarations, values...) + "\n)\n"
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(filepath.Join(p.Root, name), formatted, 0o644)
}
