package objectstore_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

type item struct {
	Text string `json:"text"`
}

func TestLinesAreReadAsTheyWereWritten(t *testing.T) {
	s := objectstoretest.New()
	want := []item{{"<a>"}, {"b"}}
	if err := objectstore.WriteLines(t.Context(), s.Bucket(), "folder/key.json", want...); err != nil {
		t.Fatal(err)
	}
	if body := s.Objects["folder/key.json"]; body != "{\"text\":\"<a>\"}\n{\"text\":\"b\"}\n" {
		t.Errorf("wrote %q", body)
	}
	got, err := objectstore.ReadLines[item](t.Context(), s.Bucket(), "folder/key.json")
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("error %v, got %v", err, got)
	}
}

// A missing object may answer AccessDenied, so that it is not read.
func TestAMissingObjectHasNoLines(t *testing.T) {
	s := objectstoretest.New()
	s.GetErr = errors.New("AccessDenied")
	got, err := objectstore.ReadLines[item](t.Context(), s.Bucket(), "none.json")
	if err != nil || got != nil {
		t.Errorf("error %v, got %v", err, got)
	}
}

func TestErrorsNameTheObject(t *testing.T) {
	s := objectstoretest.New()
	s.Objects["broken.json"] = "{\"text\":\"a\"}\n{"
	s.Objects["long.json"] = strings.Repeat("a", 1<<17)
	s.PutErr["full.json"] = errors.New("no room")
	got, err := objectstore.ReadLines[item](t.Context(), s.Bucket(), "broken.json")
	if err == nil || !strings.HasPrefix(err.Error(), "read s3://the-ledger/broken.json: line 2: ") || len(got) != 1 {
		t.Errorf("error %v, got %v", err, got)
	}
	if _, err := objectstore.ReadLines[item](t.Context(), s.Bucket(), "long.json"); err == nil || !strings.HasPrefix(err.Error(), "read s3://the-ledger/long.json: ") {
		t.Errorf("error %v", err)
	}
	if err := objectstore.WriteLines(t.Context(), s.Bucket(), "full.json", item{}); err == nil || err.Error() != "write s3://the-ledger/full.json: no room" {
		t.Errorf("error %v", err)
	}
	if err := objectstore.WriteLines(t.Context(), s.Bucket(), "odd.json", func() {}); err == nil || !strings.HasPrefix(err.Error(), "encode s3://the-ledger/odd.json: ") {
		t.Errorf("error %v", err)
	}
	s.GetErr = errors.New("no access")
	if _, err := s.Bucket().Read(t.Context(), "broken.json"); err == nil || err.Error() != "read s3://the-ledger/broken.json: no access" {
		t.Errorf("error %v", err)
	}
	s.ListErr = errors.New("no list")
	if _, err := s.Bucket().List(t.Context(), "folder/", ""); err == nil || err.Error() != "list s3://the-ledger/folder/: no list" {
		t.Errorf("error %v", err)
	}
}

func TestListGoesThroughAllPages(t *testing.T) {
	s := objectstoretest.New()
	s.PageSize = 2
	for _, key := range []string{"a/1", "a/2", "a/3", "a/4", "b/1"} {
		if err := s.Bucket().Write(t.Context(), key, []byte(key)); err != nil {
			t.Fatal(err)
		}
	}
	for after, want := range map[string]int{"": 4, "a/2": 2, "a/9": 0} {
		objects, err := s.Bucket().List(t.Context(), "a/", after)
		if err != nil || len(objects) != want {
			t.Errorf("after %q: error %v, %v", after, err, objects)
		}
		if o, listed := objects["a/3"]; listed && (o.Digest != objectstore.Digest([]byte("a/3")) || !o.WrittenAt.Equal(s.WrittenAt["a/3"])) {
			t.Errorf("a/3 is %+v", o)
		}
	}
}

// The bucket is the ledger bucket of the account, in its home Region.
func TestNew(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Authorization"), "/us-east-1/s3/") || r.URL.Path != "/bedrock-bootstrap-ledger-123456789012-us-east-1-an" {
			t.Errorf("%s signed with %s", r.URL.Path, r.Header.Get("Authorization"))
		}
		_, _ = io.WriteString(w, "<ListBucketResult></ListBucketResult>")
	}))
	defer server.Close()
	b := objectstore.New(aws.Config{
		Region: "eu-west-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	}, "123456789012", "us-east-1")
	if body, err := b.Read(t.Context(), "key.json"); err != nil || body != nil {
		t.Errorf("error %v, body %q", err, body)
	}
	if b.Name() != "bedrock-bootstrap-ledger-123456789012-us-east-1-an" {
		t.Errorf("name %s", b.Name())
	}
}
