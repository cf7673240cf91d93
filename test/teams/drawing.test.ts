import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packAddress, packReceipt, unpackAddress, unpackReceipt } from '../../adapters/teams/address.ts';
import { drawCard } from '../../adapters/teams/draw-card.ts';
import { drawDigest } from '../../adapters/teams/draw-digest.ts';
import { drawReply } from '../../adapters/teams/draw-reply.ts';
import { readWords } from '../../adapters/teams/read-message.ts';
import type { Drawing } from '../../adapters/teams/rich.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { ReplyPart } from '../../src/model/message.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { cardFaults, cardText } from './card-faults.ts';

const ATTACKS = [
  '<at>everyone</at>',
  '<at id="0">Boss</at>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '{{DATE(2024-12-24T10:40:00Z)}}',
  '$(evil)',
  '**bold** _it_ `code` # head',
  '1. one\r- two',
  '\u202e\u2066',
  '\u200b',
  '\u0000\u0007\u001b[31m',
  '"\\"',
  '{"type":"Action.OpenUrl"}',
  '\ud83d',
  '"\\'.repeat(200),
];
const attack = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 40 })), {
    minLength: 1,
    maxLength: 30,
  })
  .map((pieces) => pieces.join(' '));
const url = fc.oneof(fc.webUrl(), attack, fc.constant(`https://a.example/${'p'.repeat(4_000)}`));
const many = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 40 });
const evidence = attack.map((quote) => [{ quote, story: 's', field: 'text' as const, start: 0, end: 1 }]);
const sample = aBriefing();
const [anActor] = sample.actors;
const [aTechnique] = sample.techniques;

/** Briefings of every size and of every malice. */
const briefing = fc
  .record({
    headline: attack,
    incidentId: fc.uuid(),
    language: fc.constantFrom('en', 'fr'),
    summary: many(attack.map((text) => ({ text, evidence: [] }))),
    victims: many(fc.record({ name: attack, evidence })),
    unprofiled: many(attack.map((name) => ({ name, scheme: name, evidence: [] }))),
    actors: many(
      fc.record({
        name: attack,
        by: many(attack),
        role: fc.constantFrom('attributed', 'suspected', 'mentioned', 'denied'),
      }),
    ).map((all) =>
      all.map(({ name, by, role }) => ({
        ...anActor,
        name,
        role,
        attributedBy: by.map((claimant) => ({ name: claimant, reliability: 'B', evidence: [] })),
        parents: by.slice(0, 3).map((parent) => ({ id: 'p', name: parent, attackId: null })),
      })),
    ),
    timeline: many(fc.record({ date: fc.constant('2024-05'), what: attack, evidence })),
    techniques: many(fc.record({ name: attack, evidence })).map((all) =>
      all.map((each) => ({ ...aTechnique, ...each })),
    ),
    indicators: many(fc.record({ type: fc.constant('url'), value: attack, evidence })),
    actions: many(fc.record({ title: attack, detail: attack })).map((all) =>
      all.map((each, index) => ({ ...each, priority: index + 1, addresses: [], mitigation: null })),
    ),
    sources: many(fc.record({ publisher: attack, title: attack, url })).map((all) =>
      all.map((each) => ({ ...each, publishedAt: '2024-12-24T08:00:00Z', reliability: 'B' })),
    ),
  })
  .map((told) => ({ ...sample, ...told }) as Briefing);

const part: fc.Arbitrary<ReplyPart> = fc.oneof(
  attack.map((text): ReplyPart => ({ kind: 'text', text })),
  attack.map((text): ReplyPart => ({ kind: 'heading', text })),
  attack.map((text): ReplyPart => ({ kind: 'code', text })),
  attack.map((content): ReplyPart => ({ kind: 'file', name: 'f', mime: 'text/plain', content: content.repeat(20) })),
  fc.record({ kind: fc.constant('quote' as const), text: attack, source: attack, url }),
  many(fc.record({ label: attack, value: attack })).map((rows): ReplyPart => ({ kind: 'fields', rows })),
  many(fc.record({ label: attack, command: attack })).map((choices): ReplyPart => ({ kind: 'choices', choices })),
  many(
    fc.record(
      { text: attack, detail: attack, url, choice: fc.record({ label: attack, command: attack }) },
      { requiredKeys: ['text'] },
    ),
  ).map((items): ReplyPart => ({ kind: 'list', items })),
);

/** What rings, computes, links elsewhere or is read as markup. */
const RINGS = /<|\{\{(?!DATE\(\d|TIME\(\d)/;
const BREAKS = /\p{Cc}(?<!\n)|\p{Bidi_Control}|\u200b/u;
const MARKUP = /[[\]<>*_`\\]/;

function isHarmless({ summary, card }: Drawing): void {
  expect(cardFaults(card)).toEqual([]);
  // What a button says when it is pressed is never shown.
  const sent = JSON.stringify({ summary, card }, (key, value: unknown) => (key === 'data' ? undefined : value));
  expect(sent).not.toMatch(RINGS);
  expect(cardText(card)).not.toMatch(BREAKS);
  for (const text of markupTexts(card)) expect(text).not.toMatch(MARKUP);
}

/** Texts of the elements that read markup. */
function markupTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupTexts);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { readonly type?: string; readonly text?: string };
  return [...(type === 'TextBlock' ? [text ?? ''] : []), ...Object.values(value).flatMap(markupTexts)];
}

describe('whatever a briefing holds', () => {
  it('becomes a card of less than 28 KB that Teams takes, and that rings nobody', () => {
    fc.assert(
      fc.property(briefing, (each) => {
        const drawing = drawCard({ briefing: each, reason: each.headline }, { site: 'https://sitrep.example' });
        [drawing, ...(drawing.smaller?.() ?? [])].forEach(isHarmless);
      }),
      { numRuns: 50 },
    );
  });

  it('becomes a part of a digest that Teams takes', () => {
    fc.assert(
      fc.property(fc.array(briefing, { minLength: 1, maxLength: 60 }), attack, (briefings, title) =>
        drawDigest({ title, briefings, reason: title }).forEach(isHarmless),
      ),
      { numRuns: 10 },
    );
  });

  it('becomes a reply that Teams takes', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), attack, fc.boolean(), (parts, here, hasConsole) => {
        const site = hasConsole ? { site: 'https://sitrep.example' } : {};
        const drawn = drawReply({ parts }, { here, back: here, share: here, about: 'i-dmm', ...site });
        expect(drawn.length).toBeGreaterThan(0);
        expect(drawn.length).toBeLessThanOrEqual(hasConsole ? 4 : 20);
        for (const each of drawn) [each, ...(each.smaller?.() ?? [])].forEach(isHarmless);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what does not fit', () => {
  const items = Array.from({ length: 400 }, (_, index) => ({ text: `Item ${index} ${'word '.repeat(40)}` }));

  it('follows on further cards, and what is more than those is said', () => {
    const parts = [{ kind: 'list', items: [...items, ...items] }] as const;
    const drawn = drawReply({ parts });
    expect(drawn).toHaveLength(20);
    expect(cardText(drawn.at(-1)?.card)).toContain('This is not all');
    const linked = drawReply({ parts }, { about: 'i-dmm', site: 'https://sitrep.example' });
    expect(linked).toHaveLength(4);
    expect(JSON.stringify(linked.at(-1)?.card)).toContain('"url":"https://sitrep.example/briefings/i-dmm"');
    expect(
      drawReply({ parts: [{ kind: 'list', items: items.slice(0, 60) }] })
        .map(({ card }) => cardText(card))
        .join(),
    ).toContain('Item 59');
  });

  it('is behind a button that the card names', () => {
    const techniques = Array.from({ length: 9 }, (_, n) => ({
      ...aTechnique,
      id: `T100${n}`,
    })) as Briefing['techniques'];
    expect(cardText(drawCard({ briefing: aBriefing({ techniques }) }).card)).toContain('+4: press Techniques');
  });

  it('calls the person that was asked for, and nothing else', () => {
    const calling = (mention: string) => JSON.stringify(drawCard({ briefing: sample, mention }).card);
    expect(calling('soc@corp.example')).toContain('"mentioned":{"id":"soc@corp.example"');
    expect(calling('<at>everyone</at>')).not.toContain('mentioned');
  });
});

describe('addresses and words', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9:@._-]{1,40}$/);

  it('addresses and receipts come back whole', () => {
    fc.assert(
      fc.property(id, id, id, id, (tenant, conversation, root, message) => {
        const channel = packAddress({ tenant, conversation });
        expect(unpackAddress(channel)).toEqual({ tenant, conversation });
        expect(unpackReceipt(packReceipt(channel, { root, message }))).toEqual({ root, message });
      }),
    );
  });

  it('no other address is taken for one of Teams', () => {
    for (const other of ['', 'x', '/x', 'x/', 'a/b c'])
      expect(unpackAddress({ adapter: 'teams', id: other })).toBeUndefined();
    expect(unpackAddress({ adapter: 'slack', id: 'T1/C1' })).toBeUndefined();
  });

  it.each([
    ['<at>Sitrep</at> latest', 'latest'],
    ['<at>Sitrep</at>&nbsp;ask who &amp; why &lt;soon&gt;?', 'ask who & why <soon>?'],
    ['ask <at>Sitrep</at> what <at>Dana</at> said?', 'ask what Dana said?'],
    ['  \u00a0brief\nhttps://wire.example/a?b=1&amp;c=2', 'brief https://wire.example/a?b=1&c=2'],
  ])('%s is read as %s', (text, read) => {
    const mention = (name: string, mentioned: string) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id: mentioned },
    });
    const activity = {
      type: 'message',
      text,
      recipient: { id: '28:bot' },
      entities: [mention('Sitrep', '28:bot'), mention('Dana', '29:d')],
    };
    expect(readWords(activity)).toBe(read);
  });
});
