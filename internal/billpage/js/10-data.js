// The bill as columns: a position in each of these lists is a row.
const input = JSON.parse(document.getElementById('data').textContent);
const dimensions = input.dimensions.length;
const rows = {
  date: input.rows.map((r) => r[0]),
  before: input.rows.map((r) => r[1] === 1),
  value: input.dimensions.map((_, d) => input.rows.map((r) => r[2 + d])),
  calls: input.rows.map((r) => r[2 + dimensions]),
  unpriced: input.rows.map((r) => r[3 + dimensions]),
  charged: input.rows.map((r) => r[4 + dimensions]),
  tokens: input.rows.map((r) => r[5 + dimensions]),
  usd: input.rows.map((r) => exact(r[6 + dimensions])),
  saved: input.rows.map((r) => exact(r[7 + dimensions])),
};

// exact is an amount in 10^-12 USD. Null is unknown.
function exact(text) {
  return text === null ? null : BigInt(text);
}

// monday is the first day of the week of a day, both such as 2026-11-16.
function monday(day) {
  const date = new Date(day + 'T00:00:00Z');
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

const weeks = [...new Set(input.dates.map(monday))].toSorted();
const weekOfDate = input.dates.map((day) => weeks.indexOf(monday(day)));

// A key is what the page groups by: a dimension, the day or the week. A group is known by its position in names, never by its name:
// two names may look the same.
const keys = input.dimensions.map((label, d) => ({ label, names: input.values[d], cells: input.cells[d], groups: rows.value[d] }));
const day = keys.push({ label: 'day', names: input.dates, cells: {}, groups: rows.date }) - 1;
const week = keys.push({ label: 'week from Monday', names: weeks, cells: {}, groups: rows.date.map((d) => weekOfDate[d]) }) - 1;

// daysShown is the greatest number of days that have a bar each. A longer time has a bar a week.
const daysShown = 92;
const long = input.weekly || daysBetween(currentDays(() => true)) > daysShown;

// times are the keys of time that the bill has, the longest first.
const times = [...(long ? [week] : []), ...(input.weekly ? [] : [day])];

function isTime(key) {
  return key === day || key === week;
}

// currentDays are the days of the period of the bill that have a row, among some rows, in order.
function currentDays(among) {
  const days = new Set(rows.date.filter((_, row) => !rows.before[row] && among(row)));
  return [...days].toSorted((a, b) => a - b).map((d) => input.dates[d]);
}

function daysBetween(days) {
  return days.length === 0 ? 0 : (Date.parse(days[days.length - 1]) - Date.parse(days[0])) / 86400000 + 1;
}
