// Elements. Every text is set as textContent: a name never becomes HTML.
function $(id) {
  return document.getElementById(id);
}

function element(tag, text, attributes = {}) {
  const e = document.createElement(tag);
  if (text !== undefined) e.textContent = text;
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  return e;
}

// nameOf is the text of a group. One that shows nothing is called so.
function nameOf(key, group) {
  const name = keys[key].names[group];
  return name.trim() === '' ? '(empty)' : name;
}

// button acts on a click. Its focus is a name that the same button has after the page is drawn again.
function button(text, focus, act, attributes = {}) {
  const e = element('button', text, { type: 'button', 'data-focus': focus, ...attributes });
  e.addEventListener('click', act);
  return e;
}

// keepFocus draws and gives the focus back: to the same control, to the first one of its list, or to the heading of the table.
function keepFocus(draw) {
  const focus = document.activeElement?.dataset?.focus;
  draw();
  if (!focus || document.activeElement?.dataset?.focus === focus) return;
  const all = [...document.querySelectorAll('[data-focus]')];
  const list = focus.split(' ')[0];
  (all.find((e) => e.dataset.focus === focus) ?? all.find((e) => e.dataset.focus.split(' ')[0] === list) ?? $('by-heading')).focus();
}

// amount is USD, with the calls that it leaves out. Without a price it is unknown, never 0.
function amount(tag, usd, rowsOfIt, unpriced, unit = '') {
  const e = element(tag, rowsOfIt === 0 ? 'no calls' : usd === null ? 'unknown' : money(usd) + unit);
  if (unpriced > 0) e.append(' ', element('small', '+ ' + calls(unpriced) + ' without a price', { class: 'mark' }));
  return e;
}
