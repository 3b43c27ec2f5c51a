// Sums are BigInt in 10^-12 USD; numbers with a fraction are used for the heights of bars alone.
  const data = decode(JSON.parse(document.getElementById('data').textContent));
  function decode(d) {
    const k = d.dimensions.length;
    return { dims: d.dimensions, rows: d.rows.map((r) => ({ d: d.dates[r[0]], b: r[1] === 1, v: d.values.map((list, i) => list[r[2 + i]]), n: r[2 + k], u: r[6 + k], s: r[7 + k] })) };
  }
  const keys = [...data.dims, 'day'];
  const path = [];
  const $ = (id) => document.getElementById(id);
  const valueOf = (row, i) => (i < data.dims.length ? row.v[i] : row.d);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let chart;

  // usd is exact units in cents, half away from zero. Nothing known is "unknown".
  function usd(units) {
    if (units === null) return 'unknown';
    const abs = units < 0n ? -units : units;
    const cents = (abs + 5000000000n) / 10000000000n;
    const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
    return (units < 0n && cents ? '-' : '') + whole + '.' + (cents % 100n).toString().padStart(2, '0');
  }
  const add = (sum, text) => (text === null ? sum : (sum ?? 0n) + BigInt(text));
  const empty = () => ({ n: 0, usd: null, before: null, saved: null });
  function count(sum, row) {
    if (row.b) { sum.before = add(sum.before, row.u); return; }
    sum.n += row.n;
    sum.usd = add(sum.usd, row.u);
    sum.saved = add(sum.saved, row.s);
  }
  function element(tag, text) {
    const e = document.createElement(tag);
    e.textContent = text;
    return e;
  }
  function button(text, act) {
    const e = element('button', text);
    e.type = 'button';
    e.addEventListener('click', act);
    return e;
  }
  function go(depth, value) {
    path.length = depth;
    if (value !== undefined) path.push(value);
    show();
  }
  function show() {
    const depth = path.length;
    const rows = data.rows.filter((r) => path.every((v, i) => valueOf(r, i) === v));
    const total = empty();
    const groups = new Map();
    const bars = new Map();
    const last = Math.min(depth, keys.length - 1);
    for (const r of rows) {
      const key = valueOf(r, last);
      if (!groups.has(key)) groups.set(key, empty());
      count(groups.get(key), r);
      count(total, r);
      if (r.b || r.u === null) continue;
      if (!bars.has(key)) bars.set(key, new Map());
      bars.get(key).set(r.d, (bars.get(key).get(r.d) ?? 0n) + BigInt(r.u));
    }
    $('total').textContent = usd(total.usd) + ' USD';
    $('compared').textContent = 'before: ' + usd(total.before) + ' USD; saved by cache: ' + usd(total.saved) + ' USD';
    $('key').textContent = keys[last];
    $('crumbs').replaceChildren(button('all', () => go(0)), ...path.map((v, i) => button(v, () => go(i + 1))));
    const order = [...groups].sort(([, a], [, b]) => ((a.usd ?? -1n) < (b.usd ?? -1n) ? 1 : -1));
    $('rows').replaceChildren(...order.map(([k, g]) => {
      const tr = document.createElement('tr');
      const name = document.createElement('td');
      name.append(depth < keys.length - 1 ? button(k, () => go(depth, k)) : k);
      tr.append(name, element('td', g.n), element('td', usd(g.usd)), element('td', usd(g.before)), element('td', usd(g.saved)));
      return tr;
    }));
    draw(order, bars, depth);
  }
  function draw(order, bars, depth) {
    const dates = [...new Set([...bars.values()].flatMap((m) => [...m.keys()]))].sort();
    const series = order.filter(([k]) => bars.has(k)).map(([k]) => ({
      name: k, type: 'bar', stack: 'usd', data: dates.map((d) => Number(bars.get(k).get(d) ?? 0n) / 1e12),
    }));
    if (chart) chart.dispose();
    chart = echarts.init($('chart'), dark.matches ? 'dark' : null);
    chart.setOption({ backgroundColor: 'transparent', animation: false, tooltip: { renderMode: 'richText' },
      xAxis: { type: 'category', data: dates }, yAxis: { type: 'value', name: 'USD' }, series });
    if (depth < keys.length - 1) chart.on('click', (e) => go(depth, e.seriesName));
  }
  dark.addEventListener('change', show);
  addEventListener('resize', () => chart.resize());
  show();
