// The total, what it is compared with, and the unit costs.
function drawSummary(total) {
  $('total').replaceChildren(...amount('strong', total.usd, total.rows, total.unpriced, ' USD').childNodes);
  $('change').textContent = compares(view) ? changeText(total) : input.compared ? 'A day of the period is not compared.' : '';
  const figures = [
    ['Calls', count(total.calls)],
    ['Saved by the prompt cache', total.saved === null ? '–' : money(total.saved) + ' USD'],
    ['USD per 1,000 calls', unitCost(perUnit(total.usd, total.charged, 1000n), total.usd)],
    ['USD per million tokens', unitCost(perUnit(total.usd, total.tokens, 1000000n), total.usd)],
  ];
  $('figures').replaceChildren(...figures.map(([name, value]) => {
    const e = element('div');
    e.append(element('dt', name), element('dd', value));
    return e;
  }));
}

function changeText(total) {
  const before = document.body.dataset.before;
  if (total.rowsBefore === 0) return 'No calls in ' + before + '.';
  const known = total.usdBefore === null ? 'unknown' : money(total.usdBefore) + ' USD';
  const left = total.unpricedBefore > 0 ? ' + ' + calls(total.unpricedBefore) + ' without a price' : '';
  const difference = change(total) === null ? '' : changeInPercent(total) + ' (' + signed(fixed(divide(change(total), cent), 2)) + ' USD) ';
  return difference + 'against ' + known + left + ' in ' + before;
}
