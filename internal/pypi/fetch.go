package pypi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"github.com/cenkalti/backoff/v5"
)

// Fetch returns the path of a copy of a wheel whose checksum is right. A copy that is there is not read again, and a part that an
// interrupted run left is continued. progress is called with the bytes read so far.
func (x Index) Fetch(ctx context.Context, w Wheel, progress func(done int64)) (string, error) {
	path := filepath.Join(x.Folder, w.File)
	if sum, err := checksum(path); err == nil && sum == w.SHA256 {
		return path, nil
	}
	if err := os.MkdirAll(x.Folder, 0o755); err != nil {
		return "", err
	}
	part := path + ".part"
	_, err := retry(ctx, func() (struct{}, error) { return struct{}{}, resume(ctx, w, part, progress) })
	if err != nil {
		return "", fmt.Errorf("read %s: %w", w.File, err)
	}
	sum, err := checksum(part)
	if err != nil {
		return "", err
	}
	if sum != w.SHA256 {
		return "", errors.Join(fmt.Errorf("read %s: its SHA-256 is %s, and the index states %s; the copy is removed, run again", w.File, sum, w.SHA256), os.Remove(part))
	}
	return path, os.Rename(part, path)
}

// resume reads what a part of a wheel lacks.
func resume(ctx context.Context, w Wheel, part string, progress func(done int64)) error {
	out, err := os.OpenFile(part, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return backoff.Permanent(err)
	}
	defer out.Close()
	done, err := out.Seek(0, io.SeekEnd)
	if err != nil {
		return backoff.Permanent(err)
	}
	if done == w.Size {
		return nil
	}
	if done > w.Size {
		done = 0
	}
	answer, err := get(ctx, w.URL, done)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusPartialContent {
		done = 0 // the server sends the whole file
	}
	if err := errors.Join(out.Truncate(done), seek(out, done)); err != nil {
		return backoff.Permanent(err)
	}
	count := writer(func(chunk []byte) (int, error) {
		n, err := out.Write(chunk)
		done += int64(n)
		progress(done)
		if err != nil {
			err = backoff.Permanent(err)
		}
		return n, err
	})
	if _, err := io.Copy(count, io.LimitReader(answer.Body, w.Size-done+1)); err != nil {
		return err
	}
	switch {
	case done < w.Size:
		return fmt.Errorf("%s ended after %d of %d bytes", w.URL, done, w.Size)
	case done > w.Size:
		return backoff.Permanent(errors.Join(fmt.Errorf("%s has more than %d bytes", w.URL, w.Size), out.Truncate(0)))
	}
	return nil
}

func seek(file *os.File, to int64) error {
	_, err := file.Seek(to, io.SeekStart)
	return err
}

type writer func([]byte) (int, error)

func (w writer) Write(chunk []byte) (int, error) { return w(chunk) }

// checksum returns the SHA-256 of a file in hexadecimal digits.
func checksum(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", errors.Join(err, fs.ErrInvalid)
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
