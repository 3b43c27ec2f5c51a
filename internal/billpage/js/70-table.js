// The table of the groups: sorted by any column, its last row is the total.
const rowsShown = 100;

const columns = [
  { id: 'name', label: () => keys[view.by].label, of: (_, group) => nameOf(view.by, group) },
  { id: 'usd', label: () => 'USD', of: (sum) => sum.usd, cell: (sum) => amount('td', sum.usd, sum.rows, sum.unpriced) },
  { id: 'share', label: () => 'Share', of: (sum) => sum.usd, text: (sum, total) => part(sum.usd, total.usd) },
  { id: 'calls', label: () => 'Calls', of: (sum) => sum.calls, text: (sum) => count(sum.calls) },
  { id: 'before', compared: true, label: () => 'USD before', of: (sum) => sum.usdBefore,
    cell: (sum) => amount('td', sum.usdBefore, sum.rowsBefore, sum.unpricedBefore) },
  { id: 'change', compared: true, label: () => 'Change', of: change,
    text: (sum) => (change(sum) === null ? 'unknown' : signed(fixed(divide(change(sum), cent), 2))) },
  { id: 'percent', compared: true, label: () => 'Change in %', of: (sum) => (change(sum) === null || !then(sum) ? null : (change(sum) * 1000n) / then(sum)),
    text: changeInPercent },
  { id: 'saved', label: () => 'USD saved by cache', of: (sum) => sum.saved, text: (sum) => (sum.saved === null ? '–' : money(sum.saved)) },
  { id: 'call', label: () => 'USD / 1,000 calls', of: (sum) => perUnit(sum.usd, sum.charged, 1000n),
    text: (sum) => unitCost(perUnit(sum.usd, sum.charged, 1000n), sum.usd) },
  { id: 'token', label: () => 'USD / M tokens', of: (sum) => perUnit(sum.usd, sum.tokens, 1000000n),
    text: (sum) => unitCost(perUnit(sum.usd, sum.tokens, 1000000n), sum.usd) },
];

function shownColumns() {
  return columns.filter((column) => !column.compared || (compares(view) && !isTime(view.by)));
}

// sortOf is the order of the table: the days as they come, other groups by their spend.
function sortOf(v) {
  return v.sort ?? (isTime(v.by) ? { id: 'name', down: false } : { id: 'usd', down: true });
}

// ordered are the groups in the order of the table. Unknown values are last.
function ordered(groups) {
  const sort = sortOf(view);
  const { of } = columns.find((column) => column.id === sort.id);
  const list = [...groups].map(([group, sum]) => ({ group, sum, value: of(sum, group), name: nameOf(view.by, group) }));
  return list.toSorted((a, b) => {
    if (a.value === b.value) return a.name < b.name ? -1 : 1;
    if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
    return (a.value < b.value ? -1 : 1) * (sort.down ? -1 : 1);
  });
}

function drawTable(list, total) {
  const shown = view.all || isTime(view.by) || list.length <= rowsShown ? list.length : rowsShown;
  $('by-heading').textContent = 'Spend by ' + keys[view.by].label;
  $('caption').textContent = 'USD at list price by ' + keys[view.by].label + where();
  $('head').replaceChildren(...shownColumns().map(header));
  $('body').replaceChildren(...list.slice(0, shown).map((g) => tableRow(groupName(g), g.sum, total)));
  $('foot').replaceChildren();
  if (shown < list.length) {
    const rest = list.slice(shown).reduce((sum, g) => addSum(sum, g.sum), emptySum());
    const name = element('th', undefined, { scope: 'row' });
    name.append(button(count(list.length - shown) + ' more: show all', 'all', () => show({ ...view, all: true })));
    $('foot').append(tableRow(name, rest, total));
  }
  const foot = tableRow(element('th', 'Total', { scope: 'row' }), total, total);
  foot.className = 'total';
  $('foot').append(foot);
}

// where names the groups and filters that the table is limited to.
function where() {
  const steps = view.path.map((step) => ', ' + keys[step.key].label + ' ' + nameOf(step.key, step.group));
  const filters = view.filters.map((filter, d) => (filter ? ', ' + keys[d].label + ' ' + filterText(d, ' or ') : ''));
  return [...steps, ...filters].join('');
}

// filterText names up to three values of a filter.
function filterText(d, or) {
  const chosen = [...view.filters[d]];
  return chosen.length > 3 ? chosen.length + ' of ' + keys[d].names.length : chosen.map((v) => nameOf(d, v)).join(or);
}

function header(column) {
  const sort = sortOf(view);
  const sorted = sort.id === column.id;
  const th = element('th', undefined, { scope: 'col', 'aria-sort': sorted ? (sort.down ? 'descending' : 'ascending') : 'none' });
  const down = sorted ? !sort.down : column.id !== 'name';
  th.append(button(column.label(), 'sort ' + column.id, () => show({ ...view, sort: { id: column.id, down } })));
  return th;
}

function groupName(g) {
  const th = element('th', undefined, { scope: 'row' });
  const down = below(g.group);
  th.append(down ? button(g.name, 'row ' + view.by + ' ' + g.group, () => show(below(g.group))) : element('bdi', g.name));
  return th;
}

function tableRow(name, sum, total) {
  const tr = element('tr');
  tr.append(name, ...shownColumns().slice(1).map((column) => column.cell?.(sum) ?? element('td', column.text(sum, total))));
  return tr;
}
