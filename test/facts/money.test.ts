import { expect, it } from 'vitest';
import { findMoney } from '../../briefings/facts/money.ts';

it.each([
  ['Thieves took as much as $5 million.', '5000000 USD', '$5 million'],
  ['The clinic paid a $55,000 ransom.', '55000 USD', '$55,000'],
  ['A $3m theft', '3000000 USD', '$3m'],
  ['The clinic paid A$55,000.', '55000 AUD', 'A$55,000'],
  ['The clinic paid AU $55,000.', '55000 AUD', 'AU $55,000'],
  ['The bank lost C$3m.', '3000000 CAD', 'C$3m'],
  ['The bank lost S$2m.', '2000000 SGD', 'S$2m'],
  ['O banco perdeu R$ 5 milhões.', '5000000 BRL', 'R$ 5 milhões'],
])('takes no word before a dollar sign for its country: %s', (text, sum, quote) => {
  const found = findMoney(text, 'en');
  expect(found.map(({ amount, unit }) => `${amount} ${unit}`)).toEqual([sum]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([quote]);
});
