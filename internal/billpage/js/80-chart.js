// The chart: a bar a day or week, a color for each of the greatest groups, one for all others. ECharts gets no name: it reads names such as
// {a} as templates.
const seriesShown = 12;
const colors = ['#4269d0', '#efb118', '#ff725c', '#3ca951', '#a463f2', '#6cc5b0', '#ff8ab7', '#9c6b4e', '#97bbf5', '#b8860b', '#0f8b8d', '#c2185b'];
// paperWidth is the width of the chart on paper in pixels: A4 and Letter have 96 pixels an inch, less their margins.
const paperWidth = 660;
const otherColor = '#9498a0';
const dark = matchMedia('(prefers-color-scheme: dark)');
let chart;
let drawn = { series: [], slots: { names: [] } };

// seriesOf are the series of the chart, the greatest first. Their sum is the total, to the last digit.
function seriesOf(sums) {
  if (isTime(view.by)) {
    return sums.total.usd === null ? [] : [{ name: 'all', color: colors[0], usd: sums.total.usd, bars: sums.bars.get(0) }];
  }
  const all = [...sums.bars.keys()].map((group) => ({ group, usd: sums.groups.get(group).usd, bars: sums.bars.get(group) }));
  const priced = all.toSorted((a, b) => (a.usd === b.usd ? a.group - b.group : a.usd < b.usd ? 1 : -1));
  const cut = priced.length > seriesShown + 1 ? seriesShown : priced.length;
  const series = priced.slice(0, cut).map((s, i) => ({ ...s, name: nameOf(view.by, s.group), color: colors[i] ?? otherColor }));
  const others = priced.slice(cut);
  if (others.length > 0) {
    series.push({
      name: 'other (' + count(others.length) + ' more)', color: otherColor, usd: others.reduce((sum, s) => sum + s.usd, 0n),
      bars: sums.slots.names.map((_, slot) => others.reduce((sum, s) => plus(sum, s.bars[slot]), null)),
    });
  }
  return series;
}

// belowBar is the view that a click on a bar leads to. Undefined: it leads nowhere.
function belowBar(series, slot) {
  if (!isTime(view.by)) return series.group === undefined ? undefined : below(series.group);
  const key = drawn.slots.by;
  const group = keys[key].names.indexOf(drawn.slots.names[slot]);
  return group < 0 || view.path.some((step) => step.key === key) ? undefined : at(key, group);
}

function drawChart(sums) {
  drawn = { series: seriesOf(sums), slots: sums.slots };
  const unit = sums.slots.by === week ? 'week' : 'day';
  $('chart-title').textContent = 'USD a ' + unit + (isTime(view.by) ? '' : ' by ' + keys[view.by].label) + where();
  $('chart').setAttribute('aria-label', $('chart-title').textContent);
  $('unpriced').hidden = sums.total.unpriced === 0;
  $('legend').replaceChildren(...(isTime(view.by) ? [] : drawn.series.map(legendEntry)));
  $('chart').parentElement.hidden = drawn.series.length === 0;
  paint(false);
  drawFigures();
}

function legendEntry(s) {
  const item = element('li');
  const swatch = element('span', undefined, { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.background = s.color;
  const down = s.group !== undefined && below(s.group);
  item.title = s.name;
  item.append(swatch, down ? button(s.name, 'legend ' + view.by + ' ' + s.group, () => show(below(s.group))) : element('bdi', s.name),
    element('span', money(s.usd), { class: 'legend-usd' }));
  return item;
}

function paint(print) {
  if (drawn.series.length === 0) return;
  if (!chart) {
    chart = echarts.init($('chart'), null, { renderer: 'canvas' });
    chart.on('click', (e) => {
      const to = belowBar(drawn.series[e.seriesIndex], e.dataIndex);
      if (to) show(to);
    });
  }
  const text = dark.matches && !print ? '#c9ccd3' : '#4a4f59';
  const line = dark.matches && !print ? '#3a3f48' : '#dfe2e7';
  chart.setOption({
    animation: false, color: drawn.series.map((s) => s.color), grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
    tooltip: { trigger: 'item', confine: true, formatter: tooltip },
    xAxis: { type: 'category', data: drawn.slots.names, axisLabel: { color: text, formatter: shortDay }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
    yAxis: { type: 'value', name: 'USD', nameTextStyle: { color: text }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
    series: drawn.series.map((s, i) => ({
      id: String(i), name: String(i), type: 'bar', stack: 'usd', barMaxWidth: 64, cursor: belowBar(s, 0) ? 'pointer' : 'default',
      data: s.bars.map((usd) => (usd === null ? 0 : Number(usd) / 1e12)),
    })),
  }, { notMerge: true });
  for (const canvas of $('chart').querySelectorAll('canvas')) canvas.setAttribute('aria-hidden', 'true');
}

// tooltip is an element: ECharts shows it as it is.
function tooltip(e) {
  const s = drawn.series[e.seriesIndex];
  const box = element('div', undefined, { class: 'tip' });
  box.append(element('div', (drawn.slots.by === week ? 'week from ' : '') + drawn.slots.names[e.dataIndex]),
    element('strong', s.name), element('div', money(s.bars[e.dataIndex] ?? 0n) + ' USD'));
  return box;
}

// drawFigures writes the figures of the bars as a table, when it is open.
function drawFigures() {
  if (!$('bars').open) return;
  const head = element('tr');
  head.append(element('th', drawn.slots.by === week ? 'week from Monday' : 'day', { scope: 'col' }), ...drawn.series.map((s) => element('th', s.name, { scope: 'col' })));
  const lines = drawn.slots.names.map((name, slot) => {
    const tr = element('tr');
    tr.append(element('th', name, { scope: 'row' }), ...drawn.series.map((s) => element('td', s.bars[slot] === null ? '–' : money(s.bars[slot]))));
    return tr;
  });
  $('bars-table').replaceChildren(element('caption', $('chart-title').textContent), head, ...lines);
}
