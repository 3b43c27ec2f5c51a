package rollup

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/smithy-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/objectstore/objectstoretest"
)

const folder = "AWSLogs/123456789012/BedrockModelInvocationLogs/us-east-1/2026/11/16/"

func TestList(t *testing.T) {
	read := func(t *testing.T, objects map[string]string) Listing {
		t.Helper()
		s := objectstoretest.New()
		s.Objects, s.PageSize = objects, 2
		got, err := list(t.Context(), s, "123456789012", "us-east-1", at("2026-11-16"))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	objects := map[string]string{
		folder + "10/a.json.gz": "one", folder + "10/b.json.gz": "three", folder + "23/c.json.gz": "four", folder + "10/data/d.json.gz": "the body of a call",
		strings.Replace(folder, "/16/", "/17/", 1) + "00/e.json.gz": "another day", strings.Replace(folder, "us-east-1", "us-east-1x", 1) + "00/f.json.gz": "another Region",
	}
	first := read(t, objects)
	if first.Objects != 3 || first.Bytes != 12 || len(first.Hash) != 64 {
		t.Errorf("%+v", first)
	}
	for name, change := range map[string]func(map[string]string){
		"another content of the same size": func(o map[string]string) { o[folder+"10/a.json.gz"] = "two" },
		"another key": func(o map[string]string) {
			o[folder+"10/aa.json.gz"] = "one"
			delete(o, folder+"10/a.json.gz")
		},
		"one more":  func(o map[string]string) { o[folder+"11/z.json.gz"] = "" },
		"one fewer": func(o map[string]string) { delete(o, folder+"10/a.json.gz") },
	} {
		changed := map[string]string{}
		for key, body := range objects {
			changed[key] = body
		}
		change(changed)
		if got := read(t, changed); got.Hash == first.Hash {
			t.Errorf("%s: the hash is the same", name)
		}
		delete(changed, folder+"10/data/d.json.gz")
		if read(t, objects).Hash != first.Hash {
			t.Errorf("%s: the hash of the same objects differs", name)
		}
	}
	delete(objects, folder+"10/data/d.json.gz")
	if first.Bodies != 18 || first.read() != 30 {
		t.Errorf("the body is not read: %+v", first)
	}
	first.Bodies = 0
	if got := read(t, objects); got != first {
		t.Errorf("a body counts: %+v", got)
	}
	if got := read(t, nil); got != (Listing{}) {
		t.Errorf("an empty folder is %+v", got)
	}
}

// failing
func TestAFolderThatCannotBeListed(t *testing.T) {
	s := objectstoretest.New()
	s.ListErr = &smithy.GenericAPIError{Code: "AccessDenied", Message: "no"}
	_, err := list(t.Context(), s, "123456789012", "us-east-1", at("2026-11-16"))
	want := "list s3://bedrock-invocation-logs-123456789012-us-east-1-an/" + folder + ": AccessDenied: no; allow it (docs/permissions.md)"
	if err == nil || err.Error() != want {
		t.Errorf("error %v", err)
	}
}

// A Region without objects does not count: adding it to the lists changes no day.
func TestAnEmptyRegionChangesNothing(t *testing.T) {
	a := Listing{Objects: 2, Bytes: 20, Hash: "a"}
	if one, two := joined([]string{"x"}, []Listing{a}), joined([]string{"w", "x", "y"}, []Listing{{}, a, {}}); one != two || one.Objects != 2 || one.Bytes != 20 {
		t.Errorf("%+v and %+v", one, two)
	}
	if joined([]string{"x"}, []Listing{a}) == joined([]string{"y"}, []Listing{a}) {
		t.Error("the Region does not count")
	}
	if joined([]string{"x"}, []Listing{{}}) != (Listing{}) {
		t.Error("nothing has a hash")
	}
}

type metrics struct {
	sent *cloudwatch.PutMetricDataInput
	err  error
}

func (m *metrics) PutMetricData(_ context.Context, in *cloudwatch.PutMetricDataInput, _ ...func(*cloudwatch.Options)) (*cloudwatch.PutMetricDataOutput, error) {
	m.sent = in
	return nil, m.err
}

func TestPublish(t *testing.T) {
	for _, tt := range []struct {
		failed      bool
		notRolledUp *int
		want        map[string]float64
	}{
		{false, new(0), map[string]float64{"RollUpFailures": 0, "DaysNotRolledUp": 0}},
		{true, new(3), map[string]float64{"RollUpFailures": 1, "DaysNotRolledUp": 3}},
		{true, nil, map[string]float64{"RollUpFailures": 1}},
	} {
		m := &metrics{}
		if err := Publish(t.Context(), m, now, tt.failed, tt.notRolledUp); err != nil {
			t.Fatal(err)
		}
		if aws.ToString(m.sent.Namespace) != "BedrockBootstrap" || len(m.sent.MetricData) != len(tt.want) {
			t.Errorf("sent %+v", m.sent)
		}
		for _, d := range m.sent.MetricData {
			if want, known := tt.want[*d.MetricName]; !known || *d.Value != want || !d.Timestamp.Equal(now) || d.Dimensions != nil {
				t.Errorf("sent %s %v", *d.MetricName, *d.Value)
			}
		}
	}
	if err := Publish(t.Context(), &metrics{err: errors.New("no")}, now, false, nil); err == nil || err.Error() != "publish metrics of BedrockBootstrap: no" {
		t.Errorf("error %v", err)
	}
}
