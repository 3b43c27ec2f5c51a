// The CSV of the table: all its groups, exact amounts, and a column for each part of the bill that it is limited to. An unknown amount is empty.
// Cells of names come from the program, which sees to it that no spreadsheet takes one for a formula.
function cellOf(key, group) {
  return keys[key].cells[group] ?? keys[key].names[group];
}

function csvOf(list) {
  const limits = view.path.map((step) => [step.key, cellOf(step.key, step.group)]);
  view.filters.forEach((filter, d) => {
    if (filter && !view.path.some((step) => step.key === d)) limits.push([d, [...filter].map((v) => cellOf(d, v)).join(' or ')]);
  });
  const beside = limits.filter(([key]) => key !== view.by);
  const compared = compares(view) && !isTime(view.by);
  const head = [...beside.map(([key]) => headerOf(key)), headerOf(view.by), 'calls', 'calls_without_price', 'usd',
    ...(compared ? ['usd_before', 'calls_without_price_before'] : []), 'usd_saved_by_cache', 'usd_per_1000_calls', 'usd_per_million_tokens'];
  const lines = list.map(({ group, sum }) => [...beside.map(([, cell]) => cell), cellOf(view.by, group), sum.calls, sum.unpriced, orEmpty(now(sum), plain),
    ...(compared ? [orEmpty(then(sum), plain), sum.unpricedBefore] : []), orEmpty(sum.saved, plain),
    orEmpty(perUnit(sum.usd, sum.charged, 1000n), fourDigits), orEmpty(perUnit(sum.usd, sum.tokens, 1000000n), fourDigits)]);
  return [head, ...lines].map((line) => line.map(quote).join(',') + '\r\n').join('');
}

function headerOf(key) {
  return input.headers[key] ?? (key === day ? 'day' : 'week');
}

function fourDigits(value) {
  return fixed(value, 4).replaceAll(',', '');
}

function orEmpty(value, text) {
  return value === null ? '' : text(value);
}

function quote(cell) {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

// download saves the CSV. The mark at its beginning tells Excel that it is UTF-8.
function download() {
  const list = ordered(sumsOf(view).groups);
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(list)], { type: 'text/csv' }));
  const link = element('a', undefined, { href: url, download: 'spend-by-' + keys[view.by].label.replace(/[^A-Za-z0-9_-]+/g, '-') + '.csv' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
