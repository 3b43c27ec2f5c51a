package main

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/go-analyze/charts"
	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/printable"
)

// keysDrawn is the number of values that the chart shows, each in a color of its own.
const keysDrawn = 9

// labelsDrawn is the number of days that have a label at most.
const labelsDrawn = 14

// Colors of the values: the muted palette of https://sronpersonalpages.nl/~pault/, which people tell apart who do not see every color. Gray is the
// color of the others alone, so that no value is taken for theirs.
var (
	colors = []string{"#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499"}
	gray   = "#b8bec6"
)

// chart is a picture with its legend. The legend is apart from it, in the fonts of the page: the library measures names in one that lacks most of
// the world's letters.
type chart struct {
	SVG    template.HTML
	Legend []entry
	// Title says what the bars are, with their unit.
	Title string
	// Others is the number of values that the last entry stands for. Zero: it is a value.
	Others int
}

type entry struct {
	Name  string
	Color template.CSS
}

// dailyBars draws each day's spend as one bar stacked by the first key of the bill. Without spend there is no picture. The bars are a picture: the table has the figures.
func dailyBars(b *bill) (chart, error) {
	top := b.topKeys(keysDrawn)
	drawn := chart{Title: "US dollars a day by " + keyName(b.Keys[0]) + ", " + b.Period.String(), Others: top.Others}
	if len(top.Names) == 0 {
		return drawn, nil
	}
	var dates, labels []string
	for d := b.Period.from; !d.After(b.Period.to); d = d.AddDate(0, 0, 1) {
		label := ""
		if len(labels)%((b.Period.days()+labelsDrawn-1)/labelsDrawn) == 0 {
			label = d.Format("01-02")
		}
		dates, labels = append(dates, d.Format(time.DateOnly)), append(labels, label)
	}
	var values [][]float64
	var palette []charts.Color
	add := func(name, color string, days map[string]decimal.Decimal) {
		usd := make([]float64, len(dates))
		for i, date := range dates {
			usd[i] = days[date].InexactFloat64()
		}
		values, palette = append(values, usd), append(palette, charts.ColorFromHex(color))
		drawn.Legend = append(drawn.Legend, entry{name, template.CSS(color)}) //nolint:gosec // a color of ours
	}
	for i, name := range top.Names {
		add(name, colors[i], top.Days[i])
	}
	if top.Others > 0 {
		add(others(top.Others, "more"), gray, top.OtherDays)
	}
	values, palette = append(values, make([]float64, len(dates))), append(palette, charts.ColorWhite) // where no value is 0 the axis begins below it
	bars := charts.NewBarChartOptionWithData(values)
	bars.Theme = charts.GetDefaultTheme().WithSeriesColors(palette)
	bars.StackSeries = charts.Ptr(true)
	bars.CategoryAxis.Labels = labels
	bars.CategoryAxis.LabelCount = len(labels)
	bars.ValueAxis = []charts.ValueAxisOption{{Min: charts.Ptr(0.0)}}
	bars.Legend.Show = charts.Ptr(false)
	bars.ValueFormatter = func(usd float64) string {
		if usd > 0 && usd < 0.1 {
			return fmt.Sprintf("$%.2g", usd)
		}
		return grouped.Sprintf("$%.2f", usd)
	}
	painter := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: 960, Height: 360})
	if err := painter.BarChart(bars); err != nil {
		return drawn, fmt.Errorf("draw the daily bars: %w", err)
	}
	svg, err := painter.Bytes()
	label := `<svg role="img" aria-label="Stacked bars: ` + template.HTMLEscapeString(drawn.Title) + `. The table has the figures of the period." `
	drawn.SVG = template.HTML(strings.Replace(string(svg), "<svg ", label, 1)) //nolint:gosec // drawn by us, without a foreign text
	return drawn, err
}

// keyName returns the name of a key as a page may show it.
func keyName(key string) string { return cli.Cut(printable.Text(key), nameShown) }
