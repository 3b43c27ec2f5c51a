package pypi

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// served is an index with one package, whose answers a test may change.
type served struct {
	*httptest.Server
	content []byte
	about   string
	// requests are the paths that were requested, with the Range.
	requests []string
	// file answers a request for the wheel. Nil: it is served.
	file func(w http.ResponseWriter, r *http.Request) bool
}

const wheelFile = "prices-1.2.3-py3-none-any.whl"

func serve(t *testing.T) (*served, Index) {
	t.Helper()
	s := &served{content: bytes.Repeat([]byte("0123456789"), 5000)}
	sum := sha256.Sum256(s.content)
	wheel := func(file, yanked, digest string, size int) string {
		return fmt.Sprintf(`{"packagetype":"bdist_wheel","filename":%q,"url":"../../files/%s","size":%d,"yanked":%s,"digests":{"sha256":%q}}`, file, file, size, yanked, digest)
	}
	right := hex.EncodeToString(sum[:])
	s.about = `{"info":{"version":"1.2.3"},"urls":[` + strings.Join([]string{
		wheel("prices-1.2.3-cp310-abi3-macosx_11_0_arm64.whl", "false", right, 10),
		wheel("prices-1.2.2-py3-none-any.whl", "true", right, 10),
		wheel("../../prices-py3-none-any.whl", "false", right, 10),
		wheel("prices-1.2.1-py3-none-any.whl", "false", "00", 10),
		wheel(wheelFile, "false", right, len(s.content)),
		`{"packagetype":"sdist","filename":"prices-1.2.3.tar.gz","url":"x","size":1}`,
	}, ",") + "]}"
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests = append(s.requests, strings.TrimSpace(r.URL.Path+" "+r.Header.Get("Range")))
		switch {
		case r.URL.Path == "/pypi/prices/json":
			_, _ = w.Write([]byte(s.about))
		case r.URL.Path != "/files/"+wheelFile && r.URL.Path != "/pypi/files/"+wheelFile:
			http.NotFound(w, r)
		case s.file == nil || !s.file(w, r):
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(s.content))
		}
	}))
	t.Cleanup(s.Close)
	return s, Index{s.URL, filepath.Join(t.TempDir(), "copies")}
}

func fetch(t *testing.T, x Index) (string, error) {
	t.Helper()
	wheel, err := x.Newest(t.Context(), "prices")
	if err != nil {
		t.Fatal(err)
	}
	return x.Fetch(t.Context(), wheel, func(int64) {})
}

// The wheel of any platform is taken, not a yanked one, one without checksum or one whose name leaves the folder.
func TestNewest(t *testing.T) {
	s, x := serve(t)
	wheel, err := x.Newest(t.Context(), "prices")
	if err != nil {
		t.Fatal(err)
	}
	if wheel.File != wheelFile || wheel.Version != "1.2.3" || wheel.URL != s.URL+"/files/"+wheelFile || wheel.Size != int64(len(s.content)) {
		t.Errorf("%+v", wheel)
	}
}

// A complete copy is not read again.
func TestFetchOnce(t *testing.T) {
	s, x := serve(t)
	var done []int64
	wheel, err := x.Newest(t.Context(), "prices")
	if err != nil {
		t.Fatal(err)
	}
	path, err := x.Fetch(t.Context(), wheel, func(n int64) { done = append(done, n) })
	if err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || !bytes.Equal(content, s.content) {
		t.Errorf("%d bytes, error %v", len(content), err)
	}
	if len(done) == 0 || done[len(done)-1] != wheel.Size {
		t.Errorf("progress %v", done)
	}
	s.requests = nil
	if again, err := x.Fetch(t.Context(), wheel, nil); err != nil || again != path || s.requests != nil {
		t.Errorf("%s, error %v, requests %v", again, err, s.requests)
	}
}

// What an interrupted run left is continued, and so is a file that ended early.
func TestFetchContinues(t *testing.T) {
	s, x := serve(t)
	cut := true
	s.file = func(w http.ResponseWriter, r *http.Request) bool {
		if !cut {
			return false
		}
		cut = false
		w.Header().Set("Content-Length", fmt.Sprint(len(s.content)-10))
		w.WriteHeader(http.StatusPartialContent)
		_, _ = w.Write(s.content[10:20000])
		return true
	}
	if err := os.MkdirAll(x.Folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(x.Folder, wheelFile+".part"), s.content[:10], 0o644); err != nil {
		t.Fatal(err)
	}
	path, err := fetch(t, x)
	if err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || !bytes.Equal(content, s.content) {
		t.Errorf("%d bytes, error %v", len(content), err)
	}
	if got, want := fmt.Sprint(s.requests[1:]), "[/files/"+wheelFile+" bytes=10- /files/"+wheelFile+" bytes=20000-]"; got != want {
		t.Errorf("requests %s, want %s", got, want)
	}
}

// A part that is complete needs no request.
func TestFetchCompletePart(t *testing.T) {
	s, x := serve(t)
	if err := os.MkdirAll(x.Folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(x.Folder, wheelFile+".part"), s.content, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := fetch(t, x); err != nil || len(s.requests) != 1 {
		t.Errorf("error %v, requests %v", err, s.requests)
	}
}

// A server that does not continue a file sends all of it.
func TestFetchFromTheStart(t *testing.T) {
	s, x := serve(t)
	s.file = func(w http.ResponseWriter, r *http.Request) bool {
		_, _ = w.Write(s.content)
		return true
	}
	if err := os.MkdirAll(x.Folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(x.Folder, wheelFile+".part"), []byte("another content"), 0o644); err != nil {
		t.Fatal(err)
	}
	path, err := fetch(t, x)
	if err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || !bytes.Equal(content, s.content) {
		t.Errorf("%d bytes, error %v", len(content), err)
	}
}

// An interrupted run ends at once, and leaves its part.
func TestFetchIsInterrupted(t *testing.T) {
	s, x := serve(t)
	wheel, err := x.Newest(t.Context(), "prices")
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	s.file = func(w http.ResponseWriter, r *http.Request) bool {
		w.Header().Set("Content-Length", fmt.Sprint(len(s.content)))
		_, _ = w.Write(s.content[:1000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
		return true
	}
	started := time.Now()
	_, err = x.Fetch(ctx, wheel, func(int64) { interrupt() })
	if err == nil || time.Since(started) > 5*time.Second {
		t.Errorf("error %v after %s", err, time.Since(started))
	}
	if part, err := os.ReadFile(filepath.Join(x.Folder, wheelFile+".part")); err != nil || len(part) != 1000 {
		t.Errorf("part of %d bytes, error %v", len(part), err)
	}
}

func TestFaults(t *testing.T) {
	refuse := func(status int) func(s *served) {
		return func(s *served) {
			refused := false
			s.file = func(w http.ResponseWriter, r *http.Request) bool {
				if refused {
					return false
				}
				refused = true
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(status)
				return true
			}
		}
	}
	for _, tt := range []struct {
		name  string
		plant func(s *served)
		want  string
	}{
		{"too many requests", refuse(http.StatusTooManyRequests), ""},
		{"a busy server", refuse(http.StatusServiceUnavailable), ""},
		{"a fault of the server", refuse(http.StatusBadGateway), ""},
		{"another content", func(s *served) { s.content = bytes.Repeat([]byte("x"), len(s.content)) }, "the index states"},
		{"a longer file", func(s *served) { s.content = append(s.content, 'x') }, "has more than 50000 bytes"},
		{"no file", func(s *served) {
			s.file = func(w http.ResponseWriter, r *http.Request) bool { http.NotFound(w, r); return true }
		}, "answered 404 Not Found"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, x := serve(t)
			tt.plant(s)
			path, err := fetch(t, x)
			if tt.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s, error %v; want %q", path, err, tt.want)
			}
			if _, err := os.Stat(filepath.Join(x.Folder, wheelFile)); err == nil {
				t.Error("a wrong copy is kept")
			}
		})
	}
}

func TestNoWheel(t *testing.T) {
	s, x := serve(t)
	for about, want := range map[string]string{
		`{"urls":[]}`: "names no wheel with a checksum",
		`<html>`:      "answered no JSON",
	} {
		s.about = about
		if _, err := x.Newest(t.Context(), "prices"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", about, err)
		}
	}
	if _, err := x.Newest(t.Context(), "other"); err == nil || !strings.Contains(err.Error(), "404 Not Found") {
		t.Errorf("error %v", err)
	}
}

// A file is read out of a wheel, or as it is.
func TestReadFile(t *testing.T) {
	folder := t.TempDir()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	member, err := archive.Create("prices/data.json")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = member.Write([]byte("{}"))
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	wheel, bare := filepath.Join(folder, wheelFile), filepath.Join(folder, "data.json")
	for path, content := range map[string][]byte{wheel: packed.Bytes(), bare: []byte("{}")} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{wheel: "prices 1.2.3", bare: "prices (data.json)"} {
		source, text, err := ReadFile(path, "prices", "prices/data.json")
		if err != nil || source != want || string(text) != "{}" {
			t.Errorf("%s: %q %q, error %v", path, source, text, err)
		}
	}
	for path, want := range map[string]string{
		wheel:                           "is it a wheel of other?",
		filepath.Join(folder, "no.whl"): "no such file",
	} {
		if _, _, err := ReadFile(path, "other", "other/data.json"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", path, err)
		}
	}
}
