package main

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/go-analyze/charts"
	"github.com/shopspring/decimal"
)

// teamsDrawn is the number of teams that the chart shows, each in a color of its own.
const teamsDrawn = 9

// labelsDrawn is the number of days that have a label at most.
const labelsDrawn = 14

// Colors of the teams: the muted palette of https://sronpersonalpages.nl/~pault/, which people tell apart who do not see every color. Gray is the
// color of the other teams alone, so that no team's name is taken for theirs.
var (
	colors = []string{"#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499"}
	gray   = "#b8bec6"
)

// chart is a picture with its legend. The legend is apart from it, in the fonts of the page: the library measures names in one that lacks most of
// the world's letters.
type chart struct {
	SVG    template.HTML
	Legend []entry
	// Others is the number of teams that the last entry stands for. Zero: it is a team.
	Others int
}

type entry struct {
	Name  string
	Color template.CSS
}

// dailyBars draws each day's spend as one bar stacked by team. Without spend there is no picture. The bars are a picture: the table has the figures.
func dailyBars(b *bill) (chart, error) {
	teams := b.topTeams(teamsDrawn)
	drawn := chart{Others: teams.Others}
	if len(teams.Names) == 0 {
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
	for i, name := range teams.Names {
		add(name, colors[i], teams.Days[i])
	}
	if teams.Others > 0 {
		add(others(teams.Others, "teams"), gray, teams.OtherDays)
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
	label := `<svg role="img" aria-label="Stacked bars of the US dollars a day by team, ` + b.Period.String() + `. The table has the figures of the period." `
	drawn.SVG = template.HTML(strings.Replace(string(svg), "<svg ", label, 1)) //nolint:gosec // drawn by us, without a foreign text
	return drawn, err
}
