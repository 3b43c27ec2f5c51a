// show draws a view.
function show(to) {
  view = to;
  keepFocus(() => {
    const sums = sumsOf(view);
    const none = sums.total.rows === 0 && sums.groups.size === 0;
    drawSummary(sums.total);
    drawPath();
    drawKeys();
    drawFilters();
    $('none').hidden = !none || rows.date.length === 0;
    $('spend').hidden = none;
    drawChart(sums);
    drawTable(ordered(sums.groups), sums.total);
  });
}

$('filters').append(...input.dimensions.map((_, d) => newFilter(d)));
$('by').addEventListener('change', () => show({ ...view, by: Number($('by').value), sort: null, all: false }));
for (const id of ['reset', 'reset-none']) {
  $(id).addEventListener('click', () => {
    for (const details of $('filters').children) details.open = false;
    show(top());
  });
}
$('csv').addEventListener('click', download);
$('bars').addEventListener('toggle', drawFigures);
dark.addEventListener('change', () => paint(false));
addEventListener('resize', () => chart?.resize());
addEventListener('beforeprint', () => {
  paint(true);
  chart?.resize({ width: paperWidth });
  chart?.getZr().flush();
});
addEventListener('afterprint', () => {
  paint(false);
  chart?.resize();
});
if (rows.date.length === 0) $('controls').hidden = true;
$('empty').hidden = rows.date.length > 0;
show(view);
