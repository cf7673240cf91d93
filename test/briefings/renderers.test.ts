import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../briefings/render/sanitise.ts';
import { escapeMarkdown, toMarkdown } from '../../briefings/render/to-markdown.ts';
import { toText } from '../../briefings/render/to-text.ts';
import { formatAmount, formatDate, wordsFor } from '../../briefings/render/words.ts';
import { aBriefing } from '../support/a-briefing.ts';

/** Control and direction marks, but no line breaks and tabs. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

it.each(['en', 'fr'])('prints the sample briefing in %s', async (language) => {
  await expect(toText(aBriefing({ language }), { width: 100 })).toMatchFileSnapshot(`golden/briefing.${language}.txt`);
});

it('writes the sample briefing as Markdown', async () => {
  await expect(toMarkdown(aBriefing())).toMatchFileSnapshot('golden/briefing.md');
});

it.each([40, 60, 100, 160])('keeps within %i columns', (width) => {
  for (const line of toText(aBriefing(), { width }).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
});

it('paints without changing the words', () => {
  const wrap = (text: string) => `\u001b[1m${text}\u001b[22m`;
  const painted = toText(aBriefing(), { paint: { headline: wrap, label: wrap, quiet: wrap, level: wrap } });
  expect(painted.replaceAll('\u001b[1m', '').replaceAll('\u001b[22m', '')).toBe(toText(aBriefing()));
});

describe('hostile words', () => {
  const hostile = aBriefing({
    headline: '\u001b[2J<!channel> [click](javascript:alert(1)) \u202egnp.exe',
    victims: [{ name: '<script>x</script>\n# Title', evidence: [] }],
    sources: [
      {
        publisher: 'p',
        title: 't](http://evil.example',
        url: 'javascript:alert(1)',
        publishedAt: '2024-12-24T00:00:00Z',
        reliability: 'F',
      },
    ],
    indicators: [{ type: 'domain', value: 'evil.example', evidence: [] }],
  });

  it('cannot move the cursor, turn the text or make a link', () => {
    const text = toText(hostile);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('evil[.]example');
    expect(text).not.toContain(' evil.example');
  });

  it('stay plain text in Markdown', () => {
    const markdown = toMarkdown(hostile);
    expect(markdown).not.toMatch(/(?<!\\)<script/);
    expect(markdown).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(markdown).not.toMatch(/^# Title/m);
  });

  it('lose every control and direction mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitise(text)).not.toMatch(HIDDEN);
      }),
    );
  });

  it('have every mark of Markdown escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeMarkdown(text).replace(/\\./g, '')).not.toMatch(/[*_[\]<>`#|]/);
      }),
    );
  });
});

it('formats amounts and dates as people of the language write them', () => {
  const english = wordsFor('en');
  const french = wordsFor('fr');
  expect(formatAmount({ amount: 1_340_000_000, unit: 'USD' }, english)).toBe('USD 1.34 bn');
  expect(formatAmount({ amount: 33_000_000, unit: 'records' }, english)).toBe('33,000,000 records');
  expect(formatAmount({ amount: 1_340_000_000, unit: 'USD' }, french).replace(/\s/gu, ' ')).toBe('1,34 Md USD');
  expect(formatDate('2024-05-31', english)).toBe('31 May 2024');
  expect(formatDate('2024-05', french)).toBe('mai 2024');
  expect(formatDate('2024', english)).toBe('2024');
});
