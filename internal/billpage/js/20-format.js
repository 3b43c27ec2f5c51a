// Texts of figures. Amounts are BigInt in 10^-12 USD and are rounded once, half away from zero, as cmd/bill rounds.
const cent = 10000000000n;

function divide(a, b) {
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const quotient = (2n * x + y) / (2n * y);
  return a < 0n === b < 0n ? quotient : -quotient;
}

// fixed is an integer with a point before its last digits and a comma every three digits before it.
function fixed(value, digits) {
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return (value < 0n ? '-' : '') + whole + (digits > 0 ? '.' + text.slice(-digits) : '');
}

// money is an amount to the cent. Less than half a cent is not written as 0.00.
function money(usd) {
  const cents = divide(usd, cent);
  return cents === 0n && usd > 0n ? '<0.01' : fixed(cents, 2);
}

function count(n) {
  return fixed(BigInt(n), 0);
}

function calls(n) {
  return count(n) + (n === 1 ? ' call' : ' calls');
}

// plain is an exact amount for programs: no comma, no zeros at the end.
function plain(usd) {
  return fixed(usd, 12).replaceAll(',', '').replace(/\.?0+$/, '');
}

// part is a share in percent with one digit.
function part(usd, total) {
  return usd === null || !total ? '' : fixed(divide(usd * 1000n, total), 1) + ' %';
}

// perUnit is the spend of a number of units in 10^-4 USD. Null: there are no units, or no price is known.
function perUnit(usd, units, scale) {
  return usd === null || units === 0 ? null : divide(usd * scale, BigInt(units) * 100000000n);
}

function unitCost(value, usd) {
  if (value === null) return '–';
  return value === 0n && usd > 0n ? '<0.0001' : fixed(value, 4);
}

function signed(text) {
  return /[1-9]/.test(text) && !text.startsWith('-') ? '+' + text : text;
}

// shortDay is a day such as 2026-11-16 as 16 Nov.
function shortDay(text) {
  return new Date(text + 'T00:00:00Z').toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
