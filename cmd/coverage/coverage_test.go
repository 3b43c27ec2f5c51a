package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

var (
	yesterday = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	today     = time.Date(2026, 11, 23, 18, 55, 12, 0, time.UTC)
)

// fake is an account to show.
type fake struct {
	findings, previous                          []detector.Finding
	detectErr, latestErr, recordErr, connectErr error
	recorded                                    []detector.Finding
	// profiled are the findings whose Regions were asked for profiles.
	profiled    []detector.Finding
	profilesErr error
	// metered are the findings whose Regions were metered.
	metered    []detector.Finding
	meteredErr error
	config     detector.Config
}

func (f *fake) connect(_ context.Context, c detector.Config) (session, error) {
	f.config = c
	return session{
		account: "123456789012",
		bucket:  "the-ledger-" + c.Home,
		detect: func(context.Context, func(done, all int)) ([]detector.Finding, error) {
			return f.findings, f.detectErr
		},
		latest: func(context.Context) ([]detector.Finding, error) { return f.previous, f.latestErr },
		record: func(_ context.Context, findings []detector.Finding) (string, error) {
			f.recorded = findings
			detector.CarrySince(findings, f.previous)
			return "coverage/history/the-key.json", f.recordErr
		},
		profiles: func(_ context.Context, findings []detector.Finding) (detector.ProfileCount, error) {
			f.profiled = findings
			return detector.ProfileCount{Seen: 12, Written: 3}, f.profilesErr
		},
		metered: func(_ context.Context, findings []detector.Finding) (int, error) {
			f.metered = findings
			return 16, f.meteredErr
		},
	}, f.connectErr
}

func (f *fake) run(args ...string) (status int, stdout, stderr string) {
	return f.runContext(context.Background(), args...)
}

func (f *fake) runContext(ctx context.Context, args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = run(ctx, args, &out, &err, tool{catalog: lists(), connect: f.connect})
	return status, out.String(), err.String()
}

// lists returns two Regions in use and one that no longer is.
func lists() catalog.Catalog {
	return catalog.Catalog{
		Account:      catalog.Account{HomeRegion: "us-east-1", TagPrefix: "acme:"},
		Regions:      []catalog.Region{{Name: "us-east-1"}, {Name: "eu-north-1", Retired: "2026-10-01"}, {Name: "eu-west-1", DeliverBodies: true}},
		Environments: []catalog.Environment{{Name: "prod"}},
		Products:     []catalog.Product{{Name: "doc-search", Team: "search", Models: []catalog.Model{{Name: "nova", ID: "amazon.nova-lite-v1:0"}}}},
	}
}

func found(region string, listed bool, state detector.State, calls int64) detector.Finding {
	f := detector.Finding{AccountID: "123456789012", Region: region, Listed: listed, State: state, Message: "do something about " + region, CheckedAt: today}
	if calls >= 0 {
		f.Invocations24h = &calls
	}
	return f
}

// account has every kind of Region.
func account() *fake {
	elsewhere := found("us-east-1", true, detector.Elsewhere, 3)
	elsewhere.Destination = "s3://their-logs/"
	return &fake{
		findings: []detector.Finding{
			found("ap-east-2", false, detector.NotEnabled, -1),
			found("eu-north-1", false, detector.Off, 0),
			found("eu-south-1", true, detector.NotEnabled, -1),
			found("eu-west-1", true, detector.Logging, 1200),
			found("eu-west-3", false, detector.Denied, -1),
			found("me-south-1", false, detector.NotEnabled, -1),
			found("sa-east-1", false, detector.Off, 42),
			elsewhere,
		},
		previous: []detector.Finding{{Region: "sa-east-1", State: detector.Off, Since: yesterday}},
	}
}

func TestTable(t *testing.T) {
	f := account()
	status, stdout, stderr := f.run()
	want := `┌──────┬────────────┬────────┬─────────────┬───────────┬──────────────────┬───────────────────────────────┐
│      │ REGION     │ LISTED │ STATE       │ CALLS 24H │ SINCE (UTC)      │ WHAT TO DO                    │
├──────┼────────────┼────────┼─────────────┼───────────┼──────────────────┼───────────────────────────────┤
│ DARK │ eu-south-1 │ yes    │ not-enabled │         - │ 2026-11-23 18:55 │ do something about eu-south-1 │
│ DARK │ sa-east-1  │ no     │ off         │        42 │ 2026-11-22 08:00 │ do something about sa-east-1  │
│ DARK │ us-east-1  │ yes    │ elsewhere   │         3 │ 2026-11-23 18:55 │ do something about us-east-1  │
│      │ eu-north-1 │ no     │ off         │         0 │ 2026-11-23 18:55 │ do something about eu-north-1 │
│      │ eu-west-1  │ yes    │ logging     │      1200 │ 2026-11-23 18:55 │ do something about eu-west-1  │
│      │ eu-west-3  │ no     │ denied      │         ? │ 2026-11-23 18:55 │ do something about eu-west-3  │
└──────┴────────────┴────────┴─────────────┴───────────┴──────────────────┴───────────────────────────────┘
account 123456789012: 3 of 8 Regions dark, 1 logging, 1 unreadable; 2 not enabled and not shown (--all shows them)
`
	if stdout != want {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	if status != 1 || stderr != "" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
	if f.recorded != nil || f.profiled != nil || f.metered != nil {
		t.Error("wrote without --write")
	}
	names := map[string][]string{"us-east-1": {"doc-search-nova-ca294716"}, "eu-west-1": {"doc-search-nova-ca294716"}}
	if want := (detector.Config{Home: "us-east-1", Listed: []string{"us-east-1", "eu-west-1"}, Repaired: []string{"us-east-1", "eu-west-1"}, DeliverBodies: []string{"eu-west-1"}, TagPrefix: "acme:", Products: lists().Products, ProfileNames: names}); !reflect.DeepEqual(f.config, want) {
		t.Errorf("connected with %+v, want %+v", f.config, want)
	}
}

func TestFailingDeliveryIsABadStatus(t *testing.T) {
	f := &fake{findings: []detector.Finding{found("eu-west-1", true, detector.Logging, 5), found("us-east-1", true, detector.DeliveryFailing, 5)}}
	status, stdout, _ := f.run()
	if status != 1 || !strings.Contains(stdout, "│ FAILING │ us-east-1 │") || !strings.Contains(stdout, ": 0 of 2 Regions dark, 2 logging, 0 unreadable, 1 failing to deliver\n") {
		t.Errorf("status %d\n%s", status, stdout)
	}
	if strings.Index(stdout, "us-east-1") > strings.Index(stdout, "eu-west-1") {
		t.Errorf("the failing Region is not the first\n%s", stdout)
	}
}

func TestAll(t *testing.T) {
	status, stdout, _ := account().run("--all")
	if status != 1 || !strings.Contains(stdout, "ap-east-2") || !strings.Contains(stdout, "me-south-1") || strings.Contains(stdout, "not shown") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestLongMessagesWrap(t *testing.T) {
	f := &fake{findings: []detector.Finding{found("eu-west-1", true, detector.Logging, 0)}}
	f.findings[0].Message = strings.Repeat("word ", 40)
	_, stdout, _ := f.run()
	for line := range strings.Lines(stdout) {
		if n := len([]rune(line)); n > 160 {
			t.Errorf("line of %d characters: %s", n, line)
		}
	}
	if n := strings.Count(stdout, "word"); n != 40 {
		t.Errorf("%d words of 40", n)
	}
}

func TestDarkIsRedOnATerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	r := newReport(account().findings, false)
	if colored := r.table(true); !strings.Contains(colored, "\x1b[31m DARK ") {
		t.Errorf("no red in\n%s", colored)
	}
	if plain := r.table(false); strings.Contains(plain, "\x1b") {
		t.Errorf("color in\n%s", plain)
	}
}

func TestJSON(t *testing.T) {
	status, stdout, stderr := account().run("--format", "json")
	var rows []map[string]any
	if err := json.Unmarshal([]byte(stdout), &rows); err != nil {
		t.Fatal(err)
	}
	if status != 1 || len(rows) != 6 || !strings.Contains(stderr, "2 not enabled and not shown") {
		t.Errorf("status %d, %d rows, stderr %q", status, len(rows), stderr)
	}
	if rows[0]["region"] != "eu-south-1" || rows[1]["invocations_24h"] != 42.0 || rows[1]["since"] != "2026-11-22T08:00:00Z" || rows[5]["invocations_24h"] != nil {
		t.Errorf("got %s", stdout)
	}
}

func TestCSV(t *testing.T) {
	_, stdout, _ := account().run("--format", "csv")
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], ","), "account_id,region,listed,state,destination,invocations_24h,message,since,checked_at"; got != want {
		t.Errorf("header %s, want %s", got, want)
	}
	if got, want := strings.Join(rows[3], ","), "123456789012,us-east-1,true,elsewhere,s3://their-logs/,3,do something about us-east-1,2026-11-23T18:55:12Z,2026-11-23T18:55:12Z"; got != want {
		t.Errorf("row %s, want %s", got, want)
	}
	if rows[6][5] != "" {
		t.Errorf("unknown calls are %q, want empty", rows[6][5])
	}
}

func TestWrite(t *testing.T) {
	f := account()
	status, stdout, stderr := f.run("--write")
	want := "wrote s3://the-ledger-us-east-1/coverage/history/the-key.json\nwrote 3 new or changed of 12 inference profiles to s3://the-ledger-us-east-1/profiles/\nwrote 16 metered days of Regions to s3://the-ledger-us-east-1/metered/\n"
	if status != 1 || len(f.recorded) != 8 || len(f.metered) != 8 || len(f.profiled) != 8 || stderr != want {
		t.Errorf("status %d, recorded %d, profiles of %d, stderr %q", status, len(f.recorded), len(f.profiled), stderr)
	}
	if !strings.Contains(stdout, "2026-11-22 08:00") {
		t.Errorf("the former since is gone:\n%s", stdout)
	}
}

func TestStatus(t *testing.T) {
	logging := []detector.Finding{found("us-east-1", true, detector.Logging, 5)}
	dark := []detector.Finding{found("us-east-1", true, detector.Off, 5)}
	const wrote = "wrote s3://the-ledger-us-east-1/coverage/history/the-key.json\n"
	const wroteOthers = "wrote 3 new or changed of 12 inference profiles to s3://the-ledger-us-east-1/profiles/\nwrote 16 metered days of Regions to s3://the-ledger-us-east-1/metered/\n"
	for name, c := range map[string]struct {
		fake   fake
		args   []string
		status int
		stderr string
	}{
		"all is logged":                 {fake{findings: logging}, nil, 0, ""},
		"dark":                          {fake{findings: dark}, nil, 1, ""},
		"unread ledger":                 {fake{findings: logging, latestErr: errors.New("NoSuchBucket")}, nil, 0, "SINCE is unknown: NoSuchBucket\n"},
		"no credentials":                {fake{connectErr: errors.New("no AWS credentials")}, nil, 2, "coverage: no AWS credentials\n"},
		"no Regions":                    {fake{}, nil, 2, "coverage: the account has no Regions\n"},
		"nothing found out":             {fake{detectErr: errors.New("cut off")}, nil, 2, "coverage: cut off\n"},
		"dark, but the list is unsure":  {fake{findings: dark, detectErr: errors.New("no list of Regions")}, nil, 2, "coverage: no list of Regions\n"},
		"dark, but nothing was written": {fake{findings: dark, recordErr: errors.New("no bucket")}, []string{"--write"}, 2, wroteOthers + "coverage: no bucket\n"},
		"dark, but profiles are unread": {fake{findings: dark, profilesErr: errors.New("no tags")}, []string{"--write"}, 2, wrote + wroteOthers + "coverage: no tags\n"},
		"dark, but metrics are unread":  {fake{findings: dark, meteredErr: errors.New("no metrics")}, []string{"--write"}, 2, wrote + wroteOthers + "coverage: no metrics\n"},
		"two errors":                    {fake{findings: dark, detectErr: errors.New("no list of Regions"), recordErr: errors.New("no bucket")}, []string{"--write"}, 2, wroteOthers + "coverage: no list of Regions\n  no bucket\n"},
		"unknown format":                {fake{findings: logging}, []string{"--format", "xml"}, 2, "coverage: --format is \"xml\"; allowed: table, json, csv\n"},
		"unknown flag":                  {fake{findings: logging}, []string{"--fast"}, 2, "coverage: unknown flag: --fast\n"},
		"an argument":                   {fake{findings: logging}, []string{"eu-west-1"}, 2, "coverage: unknown command \"eu-west-1\" for \"coverage\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := c.fake.run(c.args...)
			if status != c.status || stderr != c.stderr {
				t.Errorf("status %d, stderr %q; want %d, %q", status, stderr, c.status, c.stderr)
			}
			if (len(c.fake.findings) > 0 && !strings.HasPrefix(name, "unknown") && name != "an argument") != strings.Contains(stdout, "us-east-1") {
				t.Errorf("stdout\n%s", stdout)
			}
		})
	}
}

func TestUnknownSinceIsShownAsSuch(t *testing.T) {
	f := &fake{findings: []detector.Finding{found("us-east-1", true, detector.Logging, 5)}, latestErr: errors.New("NoSuchBucket")}
	if _, stdout, _ := f.run(); !strings.Contains(stdout, "│ ?           │") {
		t.Errorf("got\n%s", stdout)
	}
	if _, stdout, _ := f.run("--format", "csv"); !strings.Contains(stdout, ",,2026-11-23T18:55:12Z") {
		t.Errorf("got\n%s", stdout)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := &fake{detectErr: errors.New("canceled, context canceled")}
	if status, _, stderr := f.runContext(ctx); status != 2 || stderr != "coverage: interrupted\n" {
		t.Errorf("status %d, stderr %q", status, stderr)
	}
}

func TestMistakesComeBeforeAnyCall(t *testing.T) {
	c := lists()
	c.Account.HomeRegion = "moon-1"
	c.Regions[0].Geo = "mars"
	var stdout, stderr strings.Builder
	status := run(t.Context(), nil, &stdout, &stderr, tool{catalog: c, connect: func(context.Context, detector.Config) (session, error) {
		t.Error("AWS was called")
		return session{}, nil
	}})
	if status != 2 || !strings.Contains(stderr.String(), "\n  account.HomeRegion: ") || !strings.Contains(stderr.String(), "\n  regions[0].Geo: ") {
		t.Errorf("status %d, stderr %s", status, stderr.String())
	}
}

func TestHelpHasExamples(t *testing.T) {
	status, stdout, _ := account().run("--help")
	if status != 0 || !strings.Contains(stdout, "go run ./cmd/coverage --format json") || !strings.Contains(stdout, "Exit status: 0") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// TestConnect runs the real connection against an account that refuses everything but its name.
func TestConnect(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("Authorization"), "/us-east-1/sts/aws4_request") {
			_, _ = io.WriteString(w, `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`)
			return
		}
		w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
		http.Error(w, `{"message":"no"}`, http.StatusForbidden)
	}))
	defer server.Close()
	clean(t)
	t.Setenv("AWS_ENDPOINT_URL", server.URL)
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "example")
	t.Setenv("AWS_REGION", "eu-west-1")

	s, err := connect(t.Context(), detector.Config{Home: "us-east-1", Listed: []string{"us-east-1"}})
	if err != nil {
		t.Fatal(err)
	}
	if s.account != "123456789012" || s.bucket != "bedrock-bootstrap-ledger-123456789012-us-east-1-an" {
		t.Errorf("account %s, bucket %s", s.account, s.bucket)
	}
	calls := 0
	findings, err := s.detect(t.Context(), func(int, int) { calls++ })
	if err == nil || len(findings) != 33 || calls != 33 || findings[0].State != detector.Denied {
		t.Errorf("error %v, %d findings, progress %d", err, len(findings), calls)
	}
	count, err := s.profiles(t.Context(), []detector.Finding{{Region: "eu-west-1", State: detector.Logging}})
	if err == nil || !strings.HasPrefix(err.Error(), "list the inference profiles of eu-west-1") || count.Seen != 0 {
		t.Errorf("error %v, %+v", err, count)
	}
}

func TestNoCredentials(t *testing.T) {
	clean(t)
	_, err := connect(t.Context(), detector.Config{Home: "us-east-1"})
	if err == nil || !strings.HasPrefix(err.Error(), "no AWS credentials; set AWS_PROFILE") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
}

// clean hides the machine's own AWS configuration.
func clean(t *testing.T) {
	for _, name := range []string{"AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL",
		"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"} {
		t.Setenv(name, "")
	}
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", t.TempDir()+"/config")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", t.TempDir()+"/credentials")
}
