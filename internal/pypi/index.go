package pypi

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Address is that of the Python Package Index.
const Address = "https://pypi.org"

// Index is a Python package index, and the folder of the copies of its files.
type Index struct {
	// Address is the beginning of the index's URLs.
	Address string
	// Folder is created where it does not exist.
	Folder string
}

// Wheel is a file of a package.
// https://packaging.python.org/en/latest/specifications/binary-distribution-format/
type Wheel struct {
	Package, Version string
	// File is the file's name, URL its place, Size its length in bytes.
	File, URL string
	Size      int64
	// SHA256 is the checksum of the file, in hexadecimal digits.
	SHA256 string
}

// maxAnswer is more than the bytes of the index's answer on a package with a thousand releases.
const maxAnswer = 32 << 20

// file is the name of a wheel: it has no folder in it.
var file = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._+!-]*\.whl$`)

// Newest returns the newest wheel of a package: the one for any platform, else the smallest.
func (x Index) Newest(ctx context.Context, name string) (Wheel, error) {
	var answer struct {
		URLs []struct {
			Type    string            `json:"packagetype"`
			File    string            `json:"filename"`
			URL     string            `json:"url"`
			Size    int64             `json:"size"`
			Yanked  bool              `json:"yanked"`
			Digests map[string]string `json:"digests"`
		} `json:"urls"`
	}
	about := x.Address + "/pypi/" + url.PathEscape(name) + "/json"
	if err := x.json(ctx, about, &answer); err != nil {
		return Wheel{}, fmt.Errorf("find the newest version of %s: %w", name, err)
	}
	var wheels []Wheel
	for _, u := range answer.URLs {
		place, err := resolve(about, u.URL)
		digest, undecodable := hex.DecodeString(u.Digests["sha256"])
		if u.Type != "bdist_wheel" || u.Yanked || err != nil || undecodable != nil || len(digest) != 32 || u.Size <= 0 || !file.MatchString(u.File) {
			continue
		}
		wheels = append(wheels, Wheel{name, version(u.File), u.File, place, u.Size, strings.ToLower(u.Digests["sha256"])})
	}
	if len(wheels) == 0 {
		return Wheel{}, fmt.Errorf("find the newest version of %s: %s names no wheel with a checksum", name, about)
	}
	return slices.MinFunc(wheels, func(a, b Wheel) int {
		return cmp.Or(cmp.Compare(platforms(a), platforms(b)), cmp.Compare(a.Size, b.Size), cmp.Compare(a.File, b.File))
	}), nil
}

// platforms is 0 for a wheel of any platform.
func platforms(w Wheel) int {
	if strings.HasSuffix(w.File, "-none-any.whl") {
		return 0
	}
	return 1
}

// resolve returns the URL that a page refers to. A page served over TLS refers to no other one.
func resolve(page, reference string) (string, error) {
	base, err := url.Parse(page)
	if err != nil {
		return "", err
	}
	place, err := base.Parse(reference)
	if err != nil {
		return "", err
	}
	if place.Scheme != base.Scheme {
		return "", fmt.Errorf("%s refers to %s", page, place.Redacted())
	}
	return place.String(), nil
}

// json reads an answer of the index.
func (x Index) json(ctx context.Context, address string, into any) error {
	_, err := retry(ctx, func() (struct{}, error) {
		answer, err := get(ctx, address, 0)
		if err != nil {
			return struct{}{}, err
		}
		defer func() { _ = answer.Body.Close() }()
		text, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
		if err != nil {
			return struct{}{}, err
		}
		if err := json.Unmarshal(text, into); err != nil {
			return struct{}{}, backoff.Permanent(fmt.Errorf("%s answered no JSON: %w", address, err))
		}
		return struct{}{}, nil
	})
	return err
}

// tries is the number of times that a request is tried, with growing pauses between them.
const tries = 4

func retry[T any](ctx context.Context, operation func() (T, error)) (T, error) {
	return backoff.Retry(ctx, operation, backoff.WithMaxTries(tries))
}

// client gives up on a server that does not begin to answer, or a file that does not end.
var client = func() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = 30 * time.Second
	return &http.Client{Transport: transport, Timeout: 15 * time.Minute}
}()

// get requests a file from an offset on. An error that another try does not mend is permanent.
func get(ctx context.Context, address string, from int64) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, backoff.Permanent(err)
	}
	request.Header.Set("User-Agent", "bedrock-bootstrap")
	if from > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode == http.StatusOK || answer.StatusCode == http.StatusPartialContent {
		return answer, nil
	}
	_ = answer.Body.Close()
	err = fmt.Errorf("%s answered %s", address, answer.Status)
	switch {
	case answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusServiceUnavailable:
		if seconds, unreadable := strconv.Atoi(answer.Header.Get("Retry-After")); unreadable == nil && seconds <= maxPause {
			return nil, fmt.Errorf("%w: %w", err, backoff.RetryAfter(seconds))
		}
		return nil, err
	case answer.StatusCode >= 500:
		return nil, err
	default:
		return nil, backoff.Permanent(err)
	}
}

// maxPause is the longest pause that a server may ask for, in seconds.
const maxPause = 60
