package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	day  = 24 * time.Hour
	aged = 90 * day
	gone = "doc-search-nova-0a1b2c3d" // a name of a former model
)

// everyKind is an account with a profile of every kind.
func everyKind(t *testing.T) *served {
	return &served{t: t, profiles: []profile{
		{region: "us-east-1", id: "inforce", name: inForce, age: aged, calls: 9},
		{region: "us-east-1", id: "busy", name: gone, age: aged, calls: 4},
		{region: "us-east-1", id: "young", name: gone, age: 29 * day},
		{region: "us-east-1", id: "idle", name: gone, age: aged},
		{region: "us-east-1", id: "theirs", name: gone, age: aged, foreign: true},
		{region: "us-east-1", id: "byhand", name: "doc-search-nova-for-tests", age: aged},
		{region: "eu-west-1", id: "inforce2", name: inForce, age: aged, calls: 2},
		{region: "eu-west-1", id: "named", name: gone, age: aged, parameter: "/bedrock-bootstrap/profiles/doc-search/nova"},
		{region: "eu-north-1", id: "retired", name: inForce, age: aged},
	}}
}

func TestPrune(t *testing.T) {
	for name, c := range map[string]struct {
		answer  string
		args    []string
		status  int
		deleted []string
		stderr  string
	}{
		"yes":            {"y\n", nil, 0, []string{"idle", "retired"}, "Delete 2 of account 123456789012 for good? [y/N] "},
		"the whole word": {"YES\n", nil, 0, []string{"idle", "retired"}, "Delete 2 of account 123456789012 for good? [y/N] "},
		"no":             {"n\n", nil, 0, nil, "Delete 2 of account 123456789012 for good? [y/N] "},
		"just return":    {"\n", nil, 0, nil, "Delete 2 of account 123456789012 for good? [y/N] "},
		"no answer":      {"", nil, 1, nil, "Delete 2 of account 123456789012 for good? [y/N] \nprofiles: no answer; --yes deletes without confirmation\n"},
		"a script":       {"", []string{"--yes"}, 0, []string{"idle", "retired"}, ""},
		"a dry run":      {"y\n", []string{"--dry-run"}, 0, nil, ""},
		"both":           {"y\n", []string{"--dry-run", "--yes"}, 1, nil, "profiles: if any flags in the group [yes dry-run] are set none of the others can be; [dry-run yes] were all set\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := everyKind(t)
			status, stdout, stderr := s.run(c.answer, append([]string{"prune"}, c.args...)...)
			if status != c.status || stderr != c.stderr || !slices.Equal(s.deleted, c.deleted) {
				t.Errorf("status %d, stderr %q, deleted %v; want %d, %q, %v\n%s", status, stderr, s.deleted, c.status, c.stderr, c.deleted, stdout)
			}
			if answered := c.answer != "" && c.args == nil; answered && (c.deleted == nil) != strings.Contains(stdout, "nothing was deleted\n") {
				t.Errorf("it says\n%s", stdout)
			}
		})
	}
}

func TestTheOutput(t *testing.T) {
	s := everyKind(t)
	_, stdout, _ := s.run("y\n", "prune")
	created := func(age time.Duration) string { return time.Now().Add(-age).UTC().Format(time.DateOnly) }
	want := strings.NewReplacer("AGED······", created(aged), "YOUNG·····", created(29*day)).Replace(`┌────────────┬──────────────────────────┬─────────┬───────────────┬───────┬──────────────────────────────────────────────────────────────┐
│ REGION     │ PROFILE                  │ ID      │ CREATED (UTC) │ CALLS │ ACTION                                                       │
├────────────┼──────────────────────────┼─────────┼───────────────┼───────┼──────────────────────────────────────────────────────────────┤
│ us-east-1  │ doc-search-nova-0a1b2c3d │ busy    │ AGED······    │     4 │ keep: it was called in the last 30 days                      │
│ us-east-1  │ doc-search-nova-0a1b2c3d │ young   │ YOUNG·····    │     0 │ keep: it was created less than 30 days ago                   │
│ us-east-1  │ doc-search-nova-0a1b2c3d │ idle    │ AGED······    │     0 │ delete                                                       │
│ eu-west-1  │ doc-search-nova-0a1b2c3d │ named   │ AGED······    │     0 │ keep: the parameter                                          │
│            │                          │         │               │       │ /bedrock-bootstrap/profiles/doc-search/nova holds its ARN:   │
│            │                          │         │               │       │ deploy the lists first                                       │
│ eu-north-1 │ doc-search-nova-ca294716 │ retired │ AGED······    │     0 │ delete                                                       │
└────────────┴──────────────────────────┴─────────┴───────────────┴───────┴──────────────────────────────────────────────────────────────┘
account 123456789012: 5 left behind by model upgrades, 2 of them idle for 30 days
deleted doc-search-nova-0a1b2c3d in us-east-1: arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/idle
deleted doc-search-nova-ca294716 in eu-north-1: arn:aws:bedrock:eu-north-1:123456789012:application-inference-profile/retired
`)
	if stdout != want {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}

	status, stdout, stderr := s.run("y\n", "prune")
	if status != 0 || stderr != "" || !strings.HasSuffix(stdout, "account 123456789012: 3 left behind by model upgrades, 0 of them idle for 30 days\n") || len(s.deleted) != 2 {
		t.Errorf("the next time: status %d, stderr %q, deleted %v\n%s", status, stderr, s.deleted, stdout)
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	s := &served{t: t, profiles: []profile{{region: "us-east-1", id: "inforce", name: inForce, age: aged}}}
	status, stdout, stderr := s.run("", "prune")
	if status != 0 || stdout != "account 123456789012: no inference profile is left behind by a model upgrade\n" || stderr != "" {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

// A profile that is called while the question waits for its answer is kept.
func TestItChecksAgainAfterTheAnswer(t *testing.T) {
	s := everyKind(t)
	s.afterwards = func(s *served) {
		for i := range s.profiles {
			if s.profiles[i].id == "idle" {
				s.profiles[i].calls = 1
			}
		}
	}
	status, stdout, _ := s.run("y\n", "prune")
	if status != 0 || !slices.Equal(s.deleted, []string{"retired"}) || !strings.Contains(stdout, "kept doc-search-nova-0a1b2c3d in us-east-1: it was called in the last 30 days\n") {
		t.Errorf("status %d, deleted %v\n%s", status, s.deleted, stdout)
	}
}

// In an account in which CloudWatch shows no call of any profile, nothing proves that it would show one.
func TestWithoutAnyMeteredCallNothingIsIdle(t *testing.T) {
	s := &served{t: t, profiles: []profile{
		{region: "us-east-1", id: "inforce", name: inForce, age: aged},
		{region: "us-east-1", id: "idle", name: gone, age: aged},
	}}
	status, stdout, _ := s.run("", "prune", "--yes")
	if status != 0 || s.deleted != nil || !strings.Contains(stdout, "CloudWatch shows no call of any profile in 30 days") {
		t.Errorf("status %d, deleted %v\n%s", status, s.deleted, stdout)
	}
	s.profiles[0].calls = 1
	if status, stdout, _ := s.run("", "prune", "--yes"); status != 0 || !slices.Equal(s.deleted, []string{"idle"}) {
		t.Errorf("status %d, deleted %v\n%s", status, s.deleted, stdout)
	}
}

// A profile that cannot be read is kept and is an error. The other profiles are deleted all the same.
func TestUnreadIsKept(t *testing.T) {
	for refused, want := range map[string]struct {
		deleted []string
		stderr  string
	}{
		"us-east-1 monitoring":                        {[]string{"retired"}, "read the calls of 6 inference profiles of us-east-1 (cloudwatch:GetMetricData): AccessDeniedException: not you"},
		"us-east-1 ssm":                               {[]string{"retired"}, "read the parameters of us-east-1 (ssm:GetParametersByPath on /bedrock-bootstrap/profiles): AccessDeniedException: not you"},
		"us-east-1 bedrock GET":                       {[]string{"retired"}, "list the inference profiles of us-east-1 (bedrock:ListInferenceProfiles): AccessDeniedException: not you"},
		"us-east-1 bedrock POST /listTagsForResource": {[]string{"retired"}, "read the tags of 6 of 6 inference profiles of us-east-1 (bedrock:ListTagsForResource): AccessDeniedException: not you"},
		"us-east-1 bedrock DELETE":                    {[]string{"retired"}, "delete arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/idle in us-east-1 (bedrock:DeleteInferenceProfile): AccessDeniedException: not you"},
		"us-east-1 sts":                               {nil, "read the account of the credentials (sts:GetCallerIdentity): "},
	} {
		t.Run(refused, func(t *testing.T) {
			s := everyKind(t)
			s.refused = []string{refused}
			status, stdout, stderr := s.run("", "prune", "--yes")
			if status != 1 || !slices.Equal(s.deleted, want.deleted) || !strings.Contains(stderr, want.stderr) {
				t.Errorf("status %d, deleted %v, stderr %q; want %v, %q\n%s", status, s.deleted, stderr, want.deleted, want.stderr, stdout)
			}
		})
	}
}
