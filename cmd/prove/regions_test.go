package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/awstest"
)

// regionsAccount is an account whose enabled Regions are as the tables say, but for what a test changes.
type regionsAccount struct {
	t       *testing.T
	enabled []string
	// opened are Regions whose CloudFormation got the type of profiles, against the table.
	opened []string
	// added are ids that a Region lists beside those of the table, and gone are ids that it lists no more.
	added, gone map[string]string
	// denied are Regions that answer no call.
	denied []string
}

func (a regionsAccount) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	region, service, signed := awstest.Scope(a.t, r)
	if !signed {
		return
	}
	body, _ := io.ReadAll(r.Body)
	switch {
	case r.URL.Path == "/listRegions":
		var regions []map[string]string
		for _, name := range a.enabled {
			regions = append(regions, map[string]string{"RegionName": name})
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"Regions": regions})
	case service == "sts":
		_, _ = io.WriteString(w, `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`)
	case slices.Contains(a.denied, region):
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		w.WriteHeader(http.StatusForbidden)
		if service == "cloudformation" {
			_, _ = io.WriteString(w, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>")
			return
		}
		_, _ = io.WriteString(w, `{"message":"no \u001b[2J"}`)
	case service == "cloudformation":
		form, _ := url.ParseQuery(string(body))
		if form.Get("Action") != "DescribeType" || form.Get("TypeName") != catalog.ProfileType {
			a.t.Errorf("%s", body)
		}
		if slices.Contains(catalog.RegionsWithoutProfileType, region) && !slices.Contains(a.opened, region) {
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, "<ErrorResponse><Error><Code>TypeNotFoundException</Code><Message>none</Message></Error></ErrorResponse>")
			return
		}
		_, _ = io.WriteString(w, "<DescribeTypeResponse><DescribeTypeResult/></DescribeTypeResponse>")
	case r.URL.Path == "/inference-profiles" && r.URL.Query().Get("type") == "SYSTEM_DEFINED":
		_, _ = fmt.Fprintf(w, `{"inferenceProfileSummaries":[%s]}`, strings.Join(a.profiles(region), ","))
	default:
		a.t.Errorf("call %s %s", r.Method, r.URL)
	}
}

// profiles returns the summaries of a Region's profiles.
func (a regionsAccount) profiles(region string) []string {
	var ids []string
	for _, p := range catalog.SystemProfiles() {
		if id := p.Prefix + "." + p.Model; slices.Contains(p.Regions, region) && id != a.gone[region] {
			ids = append(ids, id)
		}
	}
	if id := a.added[region]; id != "" {
		ids = append(ids, id)
	}
	for i, id := range ids {
		ids[i] = fmt.Sprintf(`{"inferenceProfileId":%q,"models":[]}`, id)
	}
	return ids
}

// regions runs the command against an account.
func regions(t *testing.T, a regionsAccount) (status int, stdout, stderr string) {
	t.Helper()
	a.t = t
	awstest.Serve(t, a)
	var out, errs bytes.Buffer
	lists := catalog.Catalog{Account: catalog.Account{HomeRegion: "us-east-1"}} // no list has to be valid
	status = run(t.Context(), []string{"regions"}, strings.NewReader(""), &out, &errs, tool{catalog: lists, connect: connect})
	return status, out.String(), errs.String()
}

func TestRegionsThatAgreePrintNothing(t *testing.T) {
	status, stdout, stderr := regions(t, regionsAccount{enabled: []string{"us-east-1", "eu-north-1", "us-gov-west-1"}})
	if status != 0 || stdout != "" || stderr != "account 123456789012: 2 enabled Regions, 0 of 2 tables differ\n" {
		t.Errorf("%d %s %s", status, stdout, stderr)
	}
}

// Git applies the patch, and the tables then have what was read. Regions that were not read stay as they are.
func TestRegionsPrintsAPatch(t *testing.T) {
	status, patch, stderr := regions(t, regionsAccount{
		enabled: []string{"us-east-1", "eu-north-1", "ap-northeast-1"},
		opened:  []string{"eu-north-1"},
		added:   map[string]string{"us-east-1": "us.amazon.nova-9-v1:0"},
		gone:    map[string]string{"ap-northeast-1": "apac.amazon.nova-lite-v1:0"},
	})
	if status != 0 || !strings.Contains(stderr, "2 of 2 tables differ") {
		t.Errorf("%d %s", status, stderr)
	}
	after := apply(t, patch)
	if strings.Contains(after["profile_type.go"], `"eu-north-1"`) || !strings.Contains(after["profile_type.go"], `"ca-west-1"`) {
		t.Errorf("%s", after["profile_type.go"])
	}
	table := after["system_profiles.csv"]
	if !strings.Contains(table, "\namazon.nova-9-v1:0,us,us-east-1,"+regionsSource+",") {
		t.Errorf("no new row: %s", table)
	}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "amazon.nova-lite-v1:0,apac,") && (strings.Contains(line, " ap-northeast-1 ") || !strings.Contains(line, "ap-east-2 ap-northeast-2 ")) {
			t.Errorf("%s", line)
		}
	}
	if n := strings.Count(patch, "\n+") - strings.Count(patch, "\n+++"); n != 3 {
		t.Errorf("%d lines were added, want the day and two rows: %s", n, patch)
	}
}

// What could not be read is named, and the patch has the rest.
func TestRegionsNamesWhatIsMissing(t *testing.T) {
	status, patch, stderr := regions(t, regionsAccount{
		enabled: []string{"us-east-1", "eu-north-1", "eu-west-1"},
		denied:  []string{"eu-west-1"},
		opened:  []string{"eu-north-1"},
		added:   map[string]string{"us-east-1": "xx.amazon.nova-9-v1:0"},
	})
	if status != 2 || !strings.Contains(patch, `-	"eu-north-1",`) || strings.Contains(patch, "system_profiles.csv") {
		t.Errorf("%d %s", status, patch)
	}
	for _, want := range []string{
		`us-east-1 lists "xx.amazon.nova-9-v1:0", which catalog/system_profiles.csv cannot hold: prefix "xx" is unknown`,
		"eu-west-1 was not read (cloudformation:DescribeType): AccessDenied: no",
		"eu-west-1 was not read (bedrock:ListInferenceProfiles): AccessDeniedException: no",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%s is missing in: %s", want, stderr)
		}
	}
	if strings.Contains(stderr, "\x1b") {
		t.Errorf("%q moves a terminal's cursor", stderr)
	}
	apply(t, patch)
}

// apply returns the files of package catalog after a patch, in a copy.
func apply(t *testing.T, patch string) map[string]string {
	t.Helper()
	folder, files := t.TempDir(), []string{"profile_type.go", "system_profiles.csv"}
	if err := os.Mkdir(filepath.Join(folder, "catalog"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join("..", "..", "catalog", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "catalog", name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.CommandContext(t.Context(), "git", "apply", "--whitespace=error")
	command.Dir, command.Stdin = folder, strings.NewReader(patch)
	command.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, patch)
	}
	after := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join(folder, "catalog", name))
		if err != nil {
			t.Fatal(err)
		}
		after[name] = string(text)
	}
	return after
}
