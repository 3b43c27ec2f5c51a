// The view is what the reader chose. Everything on the page follows from it and from the rows.
const top = () => ({ path: [], by: input.drill[0], filters: input.dimensions.map(() => null), sort: null, all: false });
let view = top();

// shows tells whether a row is in the view.
function shows(v, row) {
  for (const step of v.path) if (keys[step.key].groups[row] !== step.group) return false;
  for (let d = 0; d < dimensions; d++) if (v.filters[d] && !v.filters[d].has(rows.value[d][row])) return false;
  return true;
}

// compares tells whether the view has a period before: a day of the period has none.
function compares(v) {
  return input.compared && !v.path.some((step) => isTime(step.key));
}

// next is the key below the keys of a path. Undefined: there is none.
function next(path) {
  const done = (key) => path.some((step) => step.key === key);
  return [...input.drill, ...times.filter((key) => key === day || !done(day))].find((key) => !done(key));
}

// at is the view below a group. Undefined: the group is not divided.
function at(key, group) {
  const path = [...view.path, { key, group }];
  const by = next(path);
  return by === undefined ? undefined : { ...view, path, by, sort: null, all: false };
}

// below is the view of a group of the table.
function below(group) {
  return at(view.by, group);
}

// above is the view at a step of the path. Step 0 is the whole bill.
function above(step) {
  return { ...view, path: view.path.slice(0, step), by: view.path[step].key, sort: null, all: false };
}

// slotsOf are the bars of the chart: days, or weeks where the days are more than daysShown. Every day of the time has a bar.
function slotsOf(v) {
  const times = v.path.filter((step) => isTime(step.key));
  const days = currentDays((row) => times.every((step) => keys[step.key].groups[row] === step.group));
  const by = input.weekly || daysBetween(days) > daysShown ? week : day;
  const names = days.length === 0 ? [] : timesBetween(days[0], days[days.length - 1], by);
  const slotOfGroup = keys[by].names.map((name) => names.indexOf(name));
  return { by, names, of: (row) => slotOfGroup[keys[by].groups[row]] };
}

// timesBetween are all days, or all Mondays, from one day to another.
function timesBetween(first, last, by) {
  const [from, to] = by === week ? [monday(first), monday(last)] : [first, last];
  const names = [];
  for (const date = new Date(from + 'T00:00:00Z'); names[names.length - 1] !== to; date.setUTCDate(date.getUTCDate() + (by === week ? 7 : 1))) {
    names.push(date.toISOString().slice(0, 10));
  }
  return names;
}
