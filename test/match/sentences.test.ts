import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf, spanAt } from '../../src/match/sentences.ts';

function split(text: string): readonly string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end));
}

describe('sentencesOf', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['The U.S. said so. Mr. X did not.', ['The U.S. said so.', 'Mr. X did not.']],
    ['It lost 4,502.9 BTC in May.', ['It lost 4,502.9 BTC in May.']],
    ['He said "No." Then he left.', ['He said "No."', 'Then he left.']],
    ['A heading\nA sentence.', ['A heading', 'A sentence.']],
    ['a line that\ngoes on.', ['a line that\ngoes on.']],
    ['第一句。第二句！', ['第一句。', '第二句！']],
  ])('splits %j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('loses nothing but blanks', () => {
    const text = fc
      .array(fc.constantFrom('a', 'B', '. ', '! ', '\n', ' ', '。', 'Mr. ', '3.5'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        const spans = sentencesOf(body);
        expect(
          spans
            .map(({ start, end }) => body.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(body.replace(/\s/g, ''));
        for (const span of spans) expect(spanAt(spans, span.start)).toBe(span);
      }),
    );
  });
});
