package billpage

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is the page of a bill in Chromium.
type tab struct {
	t   *testing.T
	ctx context.Context
	dir string
}

// started is the browser of all tests of this package: a start takes longer than a test.
var started context.Context

func TestMain(m *testing.M) {
	flag.Parse()
	ctx, stop := context.WithCancel(context.Background())
	started = ctx
	code := m.Run()
	if c := chromedp.FromContext(started); c != nil {
		_ = chromedp.Cancel(started)
	}
	stop()
	os.Exit(code)
}

// browserOf starts the browser, or returns the started one.
func browserOf(t *testing.T) context.Context {
	t.Helper()
	if chromedp.FromContext(started) == nil {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.WindowSize(1280, 1400))
		allocator, _ := chromedp.NewExecAllocator(started, options...)
		started, _ = chromedp.NewContext(allocator)
		if err := chromedp.Do(started); err != nil {
			t.Fatal(err)
		}
	}
	return started
}

// chromium is the command that runs Chromium: the machine's own, or the one that make tools installs.
func chromium(t *testing.T) string {
	t.Helper()
	installed, err := filepath.Abs("../../.local/page/chromium/run")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", installed} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium on the PATH, and none of make .local/page/.installed")
	}
	t.Skip("no Chromium on the PATH; run make .local/page/.installed")
	return ""
}

// open opens the page of b. A script's mistake, a message of the console and a request to the network fail the test.
func open(t *testing.T, b Bill) *tab {
	t.Helper()
	pageContext, closePage := chromedp.NewContext(browserOf(t))
	t.Cleanup(closePage)
	ctx, cancel := context.WithTimeout(pageContext, 2*time.Minute)
	t.Cleanup(cancel)

	p := &tab{t, ctx, t.TempDir()}
	var mistakes []string
	var lock sync.Mutex
	note := func(s string) {
		lock.Lock()
		defer lock.Unlock()
		mistakes = append(mistakes, s)
	}
	t.Cleanup(func() {
		lock.Lock()
		defer lock.Unlock()
		if len(mistakes) > 0 {
			t.Errorf("the browser reports:\n%s", strings.Join(mistakes, "\n"))
		}
	})
	listen := func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			text, _ := json.Marshal(e.ExceptionDetails)
			note("exception: " + string(text))
		case *runtime.EventConsoleAPICalled:
			text, _ := json.Marshal(e.Args)
			note("console: " + string(text))
		case *log.EventEntryAdded:
			note("log: " + e.Entry.Text)
		case *page.EventJavascriptDialogOpening:
			note("dialog: " + e.Message)
		case *network.EventRequestWillBeSent:
			if e.Request.URL != p.url() && !strings.HasPrefix(e.Request.URL, "blob:") {
				note("request: " + e.Request.URL)
			}
		}
	}
	if err := chromedp.Listen(ctx, listen); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.dir, "bill.html"), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run(command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{}), chromedp.Navigate(p.url()))
	return p
}

func (p *tab) url() string { return "file://" + filepath.Join(p.dir, "bill.html") }

// command is a command of the Chrome DevTools Protocol.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (p *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// eval runs a function of JavaScript with some arguments and returns what it returns.
func eval[T any](p *tab, function string, args ...any) T {
	p.t.Helper()
	if args == nil {
		args = []any{}
	}
	text, err := json.Marshal(args)
	if err != nil {
		p.t.Fatal(err)
	}
	result, err := chromedp.Run(p.ctx, chromedp.Evaluate[T]("("+function+")(..."+string(text)+")", chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%v in %s", err, function)
	}
	return result
}

// click clicks on the nth element of a selector with the mouse.
func (p *tab) click(selector string, nth int) {
	p.t.Helper()
	at := eval[[]float64](p, `(s, n) => { const e = document.querySelectorAll(s)[n]; e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];
		return [r.x + r.width / 2, r.y + r.height / 2]; }`, selector, nth)
	p.run(chromedp.MouseClickXY(at[0], at[1]))
}

// bar is the middle of a segment of the chart: that of a series, the first below, in a bar that has it.
const barFunction = `(series) => {
	const dom = document.getElementById('chart'); dom.scrollIntoView({block: 'center'});
	const chart = echarts.getInstanceByDom(dom); const all = chart.getOption().series;
	let slot = 0; all[series].data.forEach((v, i) => { if (v > all[series].data[slot]) slot = i; });
	const below = all.slice(0, series).reduce((sum, s) => sum + s.data[slot], 0);
	const [x, y] = chart.convertToPixel({seriesIndex: series}, [slot, below + all[series].data[slot] / 2]);
	const r = dom.getBoundingClientRect(); return [r.x + x, r.y + y, slot]; }`

func (p *tab) bar(series int) (x, y float64, slot int) {
	p.t.Helper()
	at := eval[[]float64](p, barFunction, series)
	return at[0], at[1], int(at[2])
}
