package billpage

import (
	"flag"
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "write the pictures of docs/images")

// TestImagesOfThePage writes three states of the page for the documents: the whole bill, a product of a team, and the dark mode.
func TestImagesOfThePage(t *testing.T) {
	b := weekBill()
	p := open(t, b)
	take := func(name string) {
		t.Helper()
		eval[bool](p, `() => { scrollTo(0, 0); document.activeElement.blur(); return true; }`)
		png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if len(png) > 150_000 {
			t.Errorf("%s has %d bytes, want at most 150,000", name, len(png))
		}
		if !*update {
			return
		}
		if err := os.WriteFile("../../docs/images/"+name, png, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.run(chromedp.EmulateViewport(1060, 1080))
	take("bill-page.png")
	p.click("#body th button", 0)
	p.click("#body th button", 0)
	take("bill-page-drilled.png")
	p.run(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}))
	p.click("#path button", 0)
	take("bill-page-dark.png")
}
