package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-analyze/charts"
)

// dailyBars draws each day's cost as one bar stacked by team, as SVG. The bars are a picture: the table has the figures.
func dailyBars(b *bill) (string, error) {
	var dates, teams []string
	for d := b.Period.from; !d.After(b.Period.to); d = d.AddDate(0, 0, 1) {
		dates = append(dates, d.Format(time.DateOnly))
	}
	for _, d := range b.Days {
		if !slices.Contains(teams, d.Team) {
			teams = append(teams, d.Team)
		}
	}
	slices.Sort(teams)
	if len(teams) == 0 {
		return "", nil
	}
	bars := make([][]float64, len(teams))
	for i := range bars {
		bars[i] = make([]float64, len(dates))
	}
	for _, d := range b.Days {
		if i := slices.Index(dates, d.Date); i >= 0 {
			bars[slices.Index(teams, d.Team)][i] = d.USD.InexactFloat64()
		}
	}
	labels := make([]string, len(dates))
	for i, date := range dates {
		labels[i] = strings.TrimPrefix(date, date[:5])
	}
	chart := charts.NewBarChartOptionWithData(bars)
	chart.StackSeries = charts.Ptr(true)
	chart.CategoryAxis.Labels = labels
	chart.Legend.SeriesNames = teams
	chart.ValueFormatter = func(usd float64) string { return fmt.Sprintf("$%.2f", usd) }
	painter := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: 960, Height: 360})
	if err := painter.BarChart(chart); err != nil {
		return "", fmt.Errorf("draw the daily bars: %w", err)
	}
	svg, err := painter.Bytes()
	return string(svg), err
}
