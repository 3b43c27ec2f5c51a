package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/pypi"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/secondopinion"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/ledger"
)

// Price files of the packages, and a rate card that shares all but two of their prices.
const (
	litellmText = `{
  "us.deepseek.r1-v1:0": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 1.35e-06, "output_cost_per_token": 5.4e-06},
  "global.anthropic.claude-x": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 2e-06, "cache_read_input_token_cost": 1e-07},
  "global.anthropic.claude-y": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 2e-06},
  "amazon.rerank-v1:0": {"litellm_provider": "bedrock", "mode": "rerank", "input_cost_per_query": 0.001},
  "us-gov.anthropic.claude-x": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 3e-06}
}`
	genaiText = `providers: list[Provider] = [Provider(id='aws', models=[
    ModelInfo(id='deepseek.r1-v1:0', match=ClauseContains(contains='deepseek.r1'), prices=ModelPrice(input_mtok=Decimal('1.35'))),
])]`
	opinionCard = "model,routing,region,tier,min_prompt_tokens,input,output,cache_read,cache_write_5m,cache_write_30m,cache_write_1h,valid_from,valid_to,source,checked_on,note\n" +
		"anthropic.claude-x,global,,standard,0,2,10,0.2,2.5,,4,2026-01-01,,s,2026-01-01,\n" +
		"deepseek.r1-v1:0,geo,us-east-1,standard,0,1.35,5.4,,,,,2026-01-01,,s,2026-01-01,\n" +
		"deepseek.r1-v1:0,geo,us-east-2,standard,0,1.35,5.4,,,,,2026-01-01,,s,2026-01-01,\n" +
		"deepseek.r1-v1:0,geo,us-west-2,standard,0,1.35,5.4,,,,,2026-01-01,,s,2026-01-01,\n"
)

// packages serves an index with both packages, and returns their wheels.
func packages(t *testing.T, litellmText string) (pypi.Index, map[string]string) {
	t.Helper()
	wheels, files, folder := map[string][]byte{}, map[string]string{}, t.TempDir()
	for name, member := range map[string][2]string{
		"litellm-1.2.3-py3-none-any.whl":      {secondopinion.LitellmFile, litellmText},
		"genai_prices-4.5.6-py3-none-any.whl": {secondopinion.GenaiFile, genaiText},
	} {
		var packed bytes.Buffer
		archive := zip.NewWriter(&packed)
		file, err := archive.Create(member[0])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = file.Write([]byte(member[1]))
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		wheels[name] = packed.Bytes()
		files[strings.ReplaceAll(name[:strings.Index(name, "-")], "_", "-")] = filepath.Join(folder, name)
		if err := os.WriteFile(filepath.Join(folder, name), packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wheel, known := wheels[filepath.Base(r.URL.Path)]; known {
			_, _ = w.Write(wheel)
			return
		}
		name := filepath.Base(files[strings.Split(r.URL.Path, "/")[2]])
		sum := sha256.Sum256(wheels[name])
		fmt.Fprintf(w, `{"urls":[{"packagetype":"bdist_wheel","filename":%q,"url":"/files/%s","size":%d,"digests":{"sha256":%q}}]}`,
			name, name, len(wheels[name]), hex.EncodeToString(sum[:]))
	}))
	t.Cleanup(server.Close)
	return pypi.Index{Address: server.URL, Folder: filepath.Join(t.TempDir(), "copies")}, files
}

// ask runs the command on the card of the test.
func ask(t *testing.T, index pypi.Index, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	p := opinion{
		rates: func() ([]ledger.Rate, error) { return ledger.ReadRates("small.csv", strings.NewReader(opinionCard)) },
		units: func() ([]ledger.Unit, error) {
			return []ledger.Unit{{Model: "amazon.rerank-v1:0", Billing: ledger.Searches}}, nil
		},
		today: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC),
		index: func() (pypi.Index, error) { return index, nil },
	}
	root := &cobra.Command{Use: "rates", SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(p.command())
	var out, err strings.Builder
	status = cli.Run(t.Context(), root, append([]string{"second-opinion"}, args...), &out, &err, cli.Statuses{Bad: errDrift, Failed: 2})
	return status, out.String(), err.String()
}

const opinionFooter = `litellm 1.2.3 and genai-prices 4.5.6 compared with the rate card of 2026-11-28; prices that agree: 3, differ: 1, are missing: 1, are of models not billed by tokens alone: 1
not compared, entries of litellm 1.2.3: 1, AWS GovCloud (US): the card has the prices of commercial Regions
coverage of litellm 1.2.3, in each of its Regions, routings and bands: the card prices 2 of 3 models that are billed by tokens alone; the rest, and models billed by other units:
  amazon.rerank-v1:0: billed by searches, which no record counts (units.csv)
  anthropic.claude-y: global.anthropic.claude-y: the card does not have the model
`

// The newest wheels of the index are compared, and given wheels without the index.
func TestSecondOpinion(t *testing.T) {
	index, files := packages(t, litellmText)
	table, err := os.ReadFile("testdata/second_opinion.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"--litellm", files["litellm"], "--genai-prices", files["genai-prices"]}} {
		status, stdout, stderr := ask(t, index, args...)
		if status != 1 || stderr != "" {
			t.Errorf("status %d, stderr %s", status, stderr)
		}
		if diff := cmp.Diff(string(table)+opinionFooter, stdout); diff != "" {
			t.Error(diff)
		}
		index = pypi.Index{}
	}
}

func TestSecondOpinionForPrograms(t *testing.T) {
	index, _ := packages(t, litellmText)
	_, stdout, stderr := ask(t, index, "--format", "csv")
	const want = "status,source,key,model,routing,prefix,regions,tier,min_prompt_tokens,token_kind,usd_per_million,card_usd_per_million,card_line,card_source,card_note,remark\n" +
		"differs,litellm 1.2.3,global.anthropic.claude-x,anthropic.claude-x,global,global,,standard,0,cache_read,0.1,0.2,small.csv:2,s,,\n" +
		"missing,litellm 1.2.3,global.anthropic.claude-y,anthropic.claude-y,global,global,,standard,0,input,2,,,,,the card does not have the model\n"
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Error(diff)
	}
	if stderr != opinionFooter {
		t.Error(stderr)
	}
	_, stdout, _ = ask(t, index, "--format", "json")
	var got struct {
		Findings []struct {
			Key  string  `json:"key"`
			USD  string  `json:"usd_per_million"`
			Card *string `json:"card_usd_per_million"`
		} `json:"findings"`
		Coverage []struct {
			Models int `json:"models_billed_by_tokens"`
			Priced int
			Rest   []struct{ Model string }
		} `json:"coverage"`
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Findings) != 2 || got.Findings[0].USD != "0.1" || *got.Findings[0].Card != "0.2" || got.Findings[1].Card != nil {
		t.Errorf("findings %+v", got.Findings)
	}
	if c := got.Coverage[0]; c.Models != 3 || c.Priced != 2 || len(c.Rest) != 2 || c.Rest[1].Model != "anthropic.claude-y" {
		t.Errorf("coverage %+v", c)
	}
}

func TestSecondOpinionStatus(t *testing.T) {
	same := strings.NewReplacer("1e-07", "2e-07", "claude-y", "claude-x").Replace(litellmText)
	for _, tt := range []struct {
		name   string
		given  func(t *testing.T) (pypi.Index, []string)
		status int
		stderr string
	}{
		{"all prices are the same", func(t *testing.T) (pypi.Index, []string) {
			index, _ := packages(t, same)
			return index, nil
		}, 0, ""},
		{"no network", func(*testing.T) (pypi.Index, []string) { return pypi.Index{Address: "http://127.0.0.1:1"}, nil }, 2, "without a network, give the file: --litellm FILE"},
		{"no index, and one file", func(t *testing.T) (pypi.Index, []string) {
			_, files := packages(t, same)
			server := httptest.NewServer(http.NotFoundHandler())
			t.Cleanup(server.Close)
			return pypi.Index{Address: server.URL}, []string{"--litellm", files["litellm"]}
		}, 2, "without a network, give the file: --genai-prices FILE"},
		{"no Python, and a price differs", func(t *testing.T) (pypi.Index, []string) {
			t.Setenv("PATH", t.TempDir())
			index, _ := packages(t, litellmText)
			return index, nil
		}, 1, "not compared: genai-prices is Python source, and python3 is not on the PATH"},
		{"no Python", func(t *testing.T) (pypi.Index, []string) {
			t.Setenv("PATH", t.TempDir())
			index, _ := packages(t, same)
			return index, nil
		}, 2, "rates: genai-prices is Python source"},
		{"no file", func(*testing.T) (pypi.Index, []string) {
			return pypi.Index{}, []string{"--litellm", "none.whl", "--genai-prices", "none.whl"}
		}, 2, "--litellm: open none.whl: no such file"},
		{"no day", func(*testing.T) (pypi.Index, []string) { return pypi.Index{}, []string{"--today", "x"} }, 2, `--today is "x"; write it as 2026-11-23`},
		{"no format", func(*testing.T) (pypi.Index, []string) { return pypi.Index{}, []string{"--format", "xml"} }, 2, "allowed: table, json, csv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			index, args := tt.given(t)
			status, _, stderr := ask(t, index, args...)
			if status != tt.status || !strings.Contains(stderr, tt.stderr) {
				t.Errorf("status %d, want %d; stderr %s", status, tt.status, stderr)
			}
		})
	}
}

// Ctrl-C ends the reading of a package.
func TestSecondOpinionIsInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		interrupt()
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	p := opinion{
		rates: func() ([]ledger.Rate, error) { return nil, nil },
		units: func() ([]ledger.Unit, error) { return nil, nil },
		index: func() (pypi.Index, error) { return pypi.Index{Address: server.URL}, nil },
	}
	root := &cobra.Command{Use: "rates", SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(p.command())
	var out, err strings.Builder
	if status := cli.Run(ctx, root, []string{"second-opinion"}, &out, &err, cli.Statuses{Bad: errDrift, Failed: 2}); status != 2 || err.String() != "rates: interrupted\n" {
		t.Errorf("status %d, stderr %s", status, err.String())
	}
}
