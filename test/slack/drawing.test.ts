import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packAddress, unpackAddress } from '../../adapters/slack/address.ts';
import { drawCard } from '../../adapters/slack/draw-card.ts';
import { drawDigest } from '../../adapters/slack/draw-digest.ts';
import { drawReply } from '../../adapters/slack/draw-reply.ts';
import { firstLink, readWords } from '../../adapters/slack/read-words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { ReplyPart } from '../../src/model/message.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { wordsIn } from '../support/open-slack.ts';
import { blockFaults } from './check-blocks.ts';

const ATTACKS = [
  '<!channel>',
  '<!here|all>',
  '<@U123>',
  '<#C123>',
  '<!subteam^S1>',
  '<https://evil.example|bank.example>',
  'https://evil.example',
  '@channel @here @everyone',
  '*_~`',
  '```',
  '&lt;!channel&gt;',
  ':rotating_light:',
  '\u202e\u2066',
  '\u200b',
  '\u0000\u0007\u001b[31m',
  '"\\"',
  '\n\n> quoted\n- list',
  '{"type":"button"}',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\ud83d',
  'x'.repeat(400),
];
const attack = fc
  .array(
    fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 60 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(' '));
/** What is no id of a group or a person, who may be called. */
const noId = attack.filter((text) => !/^[SUW][A-Z0-9]+$/.test(text));
const url = fc.oneof(fc.webUrl(), attack, fc.constant(`https://a.example/${'p'.repeat(4_000)}`));
const many = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 60 });
const sample = aBriefing();

/** Briefings of every size and of every malice. */
const briefing: fc.Arbitrary<Briefing> = fc
  .record({
    headline: attack,
    incidentId: fc.uuid(),
    summary: many(attack.map((text) => ({ text, evidence: [] }))),
    victims: many(attack.map((name) => ({ name, evidence: [] }))),
    actors: many(
      fc.record({
        name: attack,
        by: many(attack),
        role: fc.constantFrom('attributed', 'suspected', 'mentioned', 'denied'),
      }),
    ),
    unprofiled: many(attack.map((name) => ({ name, scheme: name, evidence: [] }))),
    timeline: many(attack.map((what) => ({ date: '2024-05', what, evidence: [] }))),
    losses: many(
      fc.record({
        amount: fc.double({ min: 0, max: 1e15, noNaN: true }),
        unit: fc.constantFrom('USD', 'BTC', 'records'),
      }),
    ),
    techniques: many(fc.record({ name: attack, quote: attack })),
    actions: many(fc.record({ title: attack, detail: attack })),
    sources: many(fc.record({ publisher: attack, title: attack, url })),
    language: fc.constantFrom('en', 'fr'),
  })
  .map(({ actors, losses, techniques, actions, sources, ...rest }) => {
    const [actor] = sample.actors;
    const [technique] = sample.techniques;
    if (!actor || !technique) throw new Error('the sample has both');
    return {
      ...sample,
      ...rest,
      actors: actors.map(({ name, by, role }) => ({
        ...actor,
        name,
        role,
        attributedBy: by.map((claimant) => ({ name: claimant, reliability: 'B' as const, evidence: [] })),
        parents: by.slice(0, 3).map((parent) => ({ id: 'p', name: parent, attackId: null })),
      })),
      losses: losses.map((loss) => ({ ...loss, scope: 'incident' as const, evidence: [] })),
      techniques: techniques.map(({ name, quote }) => ({
        ...technique,
        name,
        evidence: [{ quote, story: 's', field: 'text' as const, start: 0, end: 1 }],
      })),
      actions: actions.map((action, index) => ({ ...action, priority: index + 1, addresses: [], mitigation: null })),
      sources: sources.map((source) => ({ ...source, publishedAt: '2024-12-24T08:00:00Z', reliability: 'B' as const })),
    } as Briefing;
  });

const part: fc.Arbitrary<ReplyPart> = fc.oneof(
  attack.map((text): ReplyPart => ({ kind: 'text', text })),
  attack.map((text): ReplyPart => ({ kind: 'heading', text })),
  attack.map((text): ReplyPart => ({ kind: 'code', text })),
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

/** Marks that Slack reads; only our own dates may stand there. */
const RINGS = /<(?!!date\^\d+\^[^<>]*>)|"type":"(?:user|usergroup|broadcast|channel|emoji)"/;
const BREAKS = /\p{Cc}(?<![\n\t])|\p{Bidi_Control}|\u200b|\u200d|\ufeff/u;
const LINKS = /"url":"(?!https?:\/\/)/;

function isHarmless({ text, blocks }: { readonly text: string; readonly blocks: readonly unknown[] }): void {
  // What a button says when it is pressed is never shown.
  const sent = JSON.stringify(blocks, (key, value: unknown) => (key === 'value' ? undefined : value));
  expect(sent).not.toMatch(RINGS);
  expect(text).not.toMatch(RINGS);
  expect(sent).not.toMatch(LINKS);
  expect(text).not.toContain('://');
  expect([text, ...wordsIn(blocks)].join(' ')).not.toMatch(BREAKS);
  for (const { text: words } of markup(blocks)) expect(words).toMatch(/^[🔴🟠🟡⚪] \*\p{Lu}+\* {2}· /u);
}

/** All text that Slack reads as markup. */
function markup(value: unknown): readonly { readonly text: string }[] {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const here = (value as { type?: string }).type === 'mrkdwn' ? [value as { text: string }] : [];
  return [...here, ...Object.values(value).flatMap(markup)];
}

describe('whatever a briefing holds', () => {
  it('becomes a card that Slack takes, and that rings nobody', () => {
    fc.assert(
      fc.property(briefing, fc.option(noId, { nil: undefined }), (each, mention) => {
        const card = drawCard({ briefing: each, reason: each.headline, ...(mention !== undefined && { mention }) });
        expect(blockFaults(card.blocks, 'message')).toEqual([]);
        expect(card.text.length).toBeLessThanOrEqual(400);
        isHarmless(card);
      }),
      { numRuns: 400 },
    );
  });

  it('becomes an item of a digest that Slack takes', () => {
    fc.assert(
      fc.property(fc.array(briefing, { minLength: 1, maxLength: 60 }), attack, (briefings, title) => {
        const digest = drawDigest({ title, briefings, reason: title });
        expect(blockFaults(digest.blocks, 'message')).toEqual([]);
        isHarmless(digest);
      }),
      { numRuns: 25 },
    );
  });

  it('becomes a reply that Slack takes, and says what did not fit', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
        const reply = drawReply({ parts });
        const empty = parts.every(
          (each) =>
            ('items' in each ? each.items : 'rows' in each ? each.rows : 'choices' in each ? each.choices : [0])
              .length === 0,
        );
        if (!empty) expect(blockFaults(reply.blocks, 'message')).toEqual([]);
        isHarmless(reply);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what does not fit', () => {
  it('is said, with where the rest is', () => {
    const items = Array.from({ length: 200 }, (_, index) => ({ text: `Item ${index} ${'word '.repeat(40)}` }));
    const { blocks } = drawReply({ parts: [{ kind: 'list', items }] });
    expect(wordsIn(blocks.at(-1)).join()).toContain('does not fit here');
  });

  it('is behind a button that the card names', () => {
    const techniques = Array.from({ length: 9 }, (_, n) => ({ ...sample.techniques[0], id: `T100${n}` }));
    const { blocks } = drawCard({ briefing: aBriefing({ techniques: techniques as Briefing['techniques'] }) });
    expect(wordsIn(blocks)).toContain('+4: press Techniques');
  });

  it('calls the group that was asked for, and no other id', () => {
    expect(JSON.stringify(drawCard({ briefing: sample, mention: 'S123' }).blocks)).toContain('"usergroup_id":"S123"');
    expect(JSON.stringify(drawCard({ briefing: sample, mention: '!channel' }).blocks)).not.toContain('usergroup');
  });
});

describe('addresses and words', () => {
  it('an address comes back whole', () => {
    const id = (first: string) => fc.stringMatching(/^[A-Z0-9]{3,12}$/).map((rest) => first + rest);
    fc.assert(
      fc.property(id('T'), fc.oneof(id('C'), id('G'), id('D'), id('U')), (team, conversation) => {
        expect(unpackAddress(packAddress({ team, conversation }))).toEqual({ team, conversation });
      }),
    );
  });

  it('no other address is taken for one of Slack', () => {
    for (const id of ['', 'C1', 'T1/', '/C1', 'T1/C1/x', 'T1/c1']) {
      expect(unpackAddress({ adapter: 'slack', id })).toBeUndefined();
    }
    expect(unpackAddress({ adapter: 'teams', id: 'T1/C1' })).toBeUndefined();
  });

  it.each([
    ['<@U0BOT> latest', 'latest'],
    ['<@U0BOT|sitrep> ask who &amp; why &lt;soon&gt;?', 'ask who & why <soon>?'],
    ['brief <https://wire.example/a?b=1&amp;c=2|wire.example>', 'brief https://wire.example/a?b=1&c=2'],
    ['subscribe lazarus in <#C1|general>', 'subscribe lazarus in general'],
  ])('%s is read as %s', (typed, read) => expect(readWords(typed, 'U0BOT')).toBe(read));

  it('finds the first address of a message', () => {
    expect(firstLink('see <https://wire.example/dmm|DMM> and https://other.example')).toBe('https://wire.example/dmm');
    expect(firstLink('see https://other.example/x now')).toBe('https://other.example/x');
    expect(firstLink('nothing')).toBeUndefined();
  });
});
