import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { atOnce } from '../../src/steps.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';

const WORDS = [
  'Hackers stole $3.5 million from Acme Bank in May 2024.',
  'hxxps://evil[.]example/a(.)php',
  'mail bob[at]drop (dot) top',
  '192.0.2[.]7',
  'La plateforme Zelta a été victime d’une cyberattaque le 3 mars 2023.',
  '4 502,9 bitcoins',
  'CVE-2024-12345',
  'DMMビットコインから流出した。',
  '😀',
  '\u202e',
  '\n\n',
  '...',
  '¿?',
  '€',
  'Victims include A, B and C.',
  'deadbeefdeadbeefdeadbeefdeadbeef',
  'ＦＵＬＬ',
  'ı',
  'İ',
];
const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

function evidenceOf(story: Story): readonly Evidence[] {
  return Object.values(atOnce(findFacts(story)))
    .flat()
    .flatMap(({ evidence }) => evidence);
}

function expectExact(story: Story): void {
  for (const { quote, story: id, field, start, end } of evidenceOf(story)) {
    expect(id).toBe(story.id);
    expect(quote).not.toBe('');
    expect(story[field].slice(start, end)).toBe(quote);
  }
}

it('quotes the story exactly, whatever it says', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('en', 'fr', 'de', 'ja', 'und', 'xx'), (title, body, language) => {
      expectExact(aStory({ title, text: body, language }));
    }),
    { numRuns: 150 },
  );
});

it('quotes the sample stories exactly', () => {
  for (const story of [aStory(), aFrenchStory()]) {
    expect(evidenceOf(story).length).toBeGreaterThan(4);
    expectExact(story);
  }
});

it('gives no fact without evidence', () => {
  for (const fact of Object.values(atOnce(findFacts(aStory()))).flat()) expect(fact.evidence.length).toBeGreaterThan(0);
});

it.each([
  ['one endless word', 'A'.repeat(200_000)],
  ['capitals only', 'Acme Bank '.repeat(20_000)],
  ['dots and brackets', 'a[.]b(.)'.repeat(25_000)],
  ['digits', '1,234.5 '.repeat(25_000)],
  ['commas', 'Acme, Bank, '.repeat(15_000)],
  ['apostrophes', "d'l'".repeat(40_000)],
  ['a long story', `${aStory().text}\n`.repeat(80)],
])(
  'reads %s of 200 kB in linear time',
  (_, text) => {
    const half = timed(text.slice(0, text.length / 2));
    const whole = timed(text);
    expect(whole).toBeLessThan(Math.max(half * 4, 3_000));
  },
  60_000,
);

function timed(text: string): number {
  const start = performance.now();
  atOnce(findFacts(aStory({ text })));
  return performance.now() - start;
}
