// The way down and back, the key of the groups, and the filters.
function drawPath() {
  const steps = view.path.map((step) => keys[step.key].label + ': ' + nameOf(step.key, step.group));
  $('path').replaceChildren(...['All', ...steps].map((text, i) => {
    const item = element('li');
    if (i === view.path.length) item.append(element('span', text, { 'aria-current': 'true' }));
    else item.append(button(text, 'path ' + i, () => show(above(i))));
    return item;
  }));
}

function drawKeys() {
  const free = keys.map((_, key) => key).filter((key) => (!isTime(key) || times.includes(key)) && !view.path.some((step) => step.key === key));
  $('by').replaceChildren(...free.map((key) => element('option', keys[key].label, { value: key })));
  $('by').value = view.by;
}

function drawFilters() {
  const set = view.filters.some((filter) => filter !== null);
  $('reset').hidden = !set && view.path.length === 0 && view.by === input.drill[0];
  for (let d = 0; d < dimensions; d++) {
    $('filters').children[d].querySelector('summary').textContent = keys[d].label + ': ' + (view.filters[d] ? filterText(d, ', ') : 'all');
  }
}

// choicesShown is the number of values that a filter offers at once. A search finds the others.
const choicesShown = 200;

// newFilter is the list of the values of a dimension, made when it is opened.
function newFilter(d) {
  const details = element('details');
  const search = element('input', undefined, { type: 'search', placeholder: 'Search', 'aria-label': 'Search the values of ' + keys[d].label });
  const list = element('ul');
  const more = element('p');
  const order = keys[d].names.map((_, v) => v).toSorted((a, b) => (keys[d].names[a] < keys[d].names[b] ? -1 : 1));
  const draw = () => {
    const found = order.filter((v) => nameOf(d, v).toLowerCase().includes(search.value.toLowerCase()));
    list.replaceChildren(...found.slice(0, choicesShown).map((v) => newChoice(d, v)));
    more.textContent = found.length > choicesShown ? count(found.length - choicesShown) + ' more: search for them.' : '';
  };
  const panel = element('div', undefined, { class: 'panel' });
  panel.append(search, list, more);
  details.append(element('summary'), panel);
  details.addEventListener('toggle', () => (details.open ? draw() : list.replaceChildren()));
  details.addEventListener('keydown', (e) => {
    if (e.key !== 'Escape') return;
    details.open = false;
    details.firstChild.focus();
  });
  search.addEventListener('input', draw);
  return details;
}

function newChoice(d, v) {
  const box = element('input', undefined, { type: 'checkbox' });
  box.checked = view.filters[d]?.has(v) ?? false;
  box.addEventListener('change', () => {
    const filter = new Set(view.filters[d]);
    if (box.checked) filter.add(v);
    else filter.delete(v);
    show({ ...view, filters: view.filters.with(d, filter.size > 0 ? filter : null), all: false });
  });
  const label = element('label');
  label.append(box, element('bdi', nameOf(d, v)));
  const item = element('li');
  item.append(label);
  return item;
}
