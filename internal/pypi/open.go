package pypi

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// maxFile is more than the bytes of any file that is read out of a wheel.
const maxFile = 64 << 20

// ReadFile returns a file of a package: one of a wheel with that name in it, or the file itself where path is no wheel. source names it,
// with the wheel's version.
func ReadFile(path, name, member string) (source string, text []byte, err error) {
	archive, err := zip.OpenReader(path)
	if errors.Is(err, zip.ErrFormat) {
		text, err = os.ReadFile(path)
		return fmt.Sprintf("%s (%s)", name, filepath.Base(path)), text, err
	}
	if err != nil {
		return "", nil, err
	}
	defer func() { _ = archive.Close() }()
	packed, err := archive.Open(member)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w; is it a wheel of %s?", path, err, name)
	}
	defer func() { _ = packed.Close() }()
	text, err = io.ReadAll(io.LimitReader(packed, maxFile))
	if err != nil {
		return "", nil, fmt.Errorf("%s: %s: %w", path, member, err)
	}
	return name + " " + version(path), text, nil
}

// version returns the version in the name of a wheel: the part after the package's name.
func version(path string) string {
	parts := strings.Split(filepath.Base(path), "-")
	if len(parts) < 3 {
		return filepath.Base(path)
	}
	return parts[1]
}
