// Sums of rows. A sum of nothing known is null, never 0.
function emptySum() {
  return {
    rows: 0, calls: 0, unpriced: 0, charged: 0, tokens: 0, usd: null, saved: null,
    rowsBefore: 0, unpricedBefore: 0, usdBefore: null,
  };
}

function plus(a, b) {
  if (b === null) return a;
  return a === null ? b : a + b;
}

function addRow(sum, row) {
  if (rows.before[row]) {
    sum.rowsBefore++;
    sum.unpricedBefore += rows.unpriced[row];
    sum.usdBefore = plus(sum.usdBefore, rows.usd[row]);
    return;
  }
  sum.rows++;
  sum.calls += rows.calls[row];
  sum.unpriced += rows.unpriced[row];
  sum.charged += rows.charged[row];
  sum.tokens += rows.tokens[row];
  sum.usd = plus(sum.usd, rows.usd[row]);
  sum.saved = plus(sum.saved, rows.saved[row]);
}

// addSum adds the sum of some groups to the sum of others.
function addSum(sum, other) {
  for (const field of Object.keys(sum)) {
    sum[field] = typeof other[field] === 'number' ? sum[field] + other[field] : plus(sum[field], other[field]);
  }
  return sum;
}

// now and then are the amounts that a change compares. A group without a row has spent 0: it made no call.
function now(sum) {
  return sum.rows === 0 ? 0n : sum.usd;
}

function then(sum) {
  return sum.rowsBefore === 0 ? 0n : sum.usdBefore;
}

// change is the difference from the period before in USD. Null is unknown.
function change(sum) {
  return now(sum) === null || then(sum) === null ? null : now(sum) - then(sum);
}

function changeInPercent(sum) {
  if (sum.rowsBefore === 0) return 'new';
  if (change(sum) === null) return 'unknown';
  return then(sum) === 0n ? '' : signed(fixed(divide(change(sum) * 1000n, then(sum)), 1)) + ' %';
}

// sumsOf are the rows of a view: their sum, the sum of each group, and the USD of each group and bar.
function sumsOf(view) {
  const total = emptySum();
  const groups = new Map();
  const bars = new Map();
  const slots = slotsOf(view);
  const grouped = keys[view.by].groups;
  for (let row = 0; row < rows.date.length; row++) {
    if (!shows(view, row)) continue;
    addRow(total, row);
    if (rows.before[row] && isTime(view.by)) continue;
    const group = grouped[row];
    if (!groups.has(group)) groups.set(group, emptySum());
    addRow(groups.get(group), row);
    if (rows.before[row] || rows.usd[row] === null) continue;
    const series = isTime(view.by) ? 0 : group;
    if (!bars.has(series)) bars.set(series, slots.names.map(() => null));
    const slot = slots.of(row);
    bars.get(series)[slot] = plus(bars.get(series)[slot], rows.usd[row]);
  }
  return { total, groups, bars, slots };
}
