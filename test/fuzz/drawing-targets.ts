import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawCard as slackCard } from '../../adapters/slack/draw-card.ts';
import { drawDigest as slackDigest } from '../../adapters/slack/draw-digest.ts';
import { drawReply as slackReply } from '../../adapters/slack/draw-reply.ts';
import { packPress, unpackPress } from '../../adapters/slack/press.ts';
import { drawCard as teamsCard } from '../../adapters/teams/draw-card.ts';
import { drawDigest as teamsDigest } from '../../adapters/teams/draw-digest.ts';
import { drawReply as teamsReply } from '../../adapters/teams/draw-reply.ts';
import { toBody } from '../../adapters/webhook/to-body.ts';
import { PLAIN } from '../../briefings/render/layout.ts';
import { replyToText } from '../../briefings/render/reply-to-text.ts';
import { toMarkdown } from '../../briefings/render/to-markdown.ts';
import { toText } from '../../briefings/render/to-text.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { exportBriefing } from '../../src/services/export-briefing.ts';
import { blockFaults } from '../slack/check-blocks.ts';
import { hostileBriefing, hostileParts, UNSEEN } from '../support/hostile-words.ts';
import { cardFaults } from '../teams/card-faults.ts';
import { strangeWords, target } from './target.ts';

const FORMULA = /^"[=+\-@]/m;
const CHANNEL = { adapter: 'webhook', id: 'soar' };

/** A briefing of strange words, its lists as long as they may get. */
const briefings = fc.record({ words: strangeWords(1_000), times: fc.integer({ min: 0, max: 60 }) });

function drawn({ words, times }: { readonly words: string; readonly times: number }): Briefing {
  const briefing = hostileBriefing(words);
  const many = <T>(list: readonly T[]) => Array.from({ length: Math.ceil(times / list.length) }, () => list).flat();
  return {
    ...briefing,
    summary: many(briefing.summary),
    actors: many(briefing.actors),
    victims: many(briefing.victims),
    losses: many(briefing.losses),
    timeline: many(briefing.timeline),
    techniques: many(briefing.techniques),
    indicators: many(briefing.indicators),
    actions: many(briefing.actions).map((action, index) => ({ ...action, priority: index + 1 })),
    sources: many(briefing.sources),
  };
}

export const DRAWING_TARGETS = [
  target('draw-slack', 40, briefings, (input) => {
    const briefing = drawn(input);
    const post = { briefing, reason: input.words };
    for (const { blocks, text } of [
      slackCard(post),
      slackDigest({ title: input.words, briefings: [briefing, briefing], reason: input.words }),
      slackReply({ parts: hostileParts(input.words) }),
      slackReply({ parts: [{ kind: 'briefing', briefing }] }),
    ]) {
      assert.deepEqual(blockFaults(blocks, 'message'), []);
      assert.doesNotMatch(text, UNSEEN);
      assert.doesNotMatch(text, /<(?!!date\^)/);
    }
  }),
  target('draw-teams', 20, briefings, (input) => {
    const briefing = drawn(input);
    for (const { card } of [
      teamsCard({ briefing, reason: input.words }),
      ...teamsDigest({ title: input.words, briefings: [briefing, briefing], reason: input.words }),
      ...teamsReply({ parts: hostileParts(input.words) }),
      ...teamsReply({ parts: [{ kind: 'briefing', briefing }] }),
    ])
      assert.deepEqual(cardFaults(card), []);
  }),
  target('draw-text', 30, fc.tuple(briefings, fc.integer({ min: 20, max: 200 })), ([input, width]) => {
    const briefing = drawn(input);
    const texts = [
      toText(briefing, { width }),
      replyToText({ kind: 'reply', visibility: 'private', parts: hostileParts(input.words) }, { width, paint: PLAIN }),
      toMarkdown(briefing),
    ];
    for (const text of texts) assert.doesNotMatch(text, UNSEEN);
  }),
  target('exports', 20, briefings, (input) => {
    const briefing = drawn(input);
    for (const format of ['stix', 'navigator', 'misp'] as const) {
      for (const words of stringsIn(JSON.parse(exportBriefing(briefing, [], format).content))) {
        assert.doesNotMatch(words, UNSEEN);
      }
    }
    const csv = exportBriefing(briefing, [], 'csv').content;
    assert.doesNotMatch(csv, UNSEEN);
    assert.doesNotMatch(csv, FORMULA);
    const body = toBody(CHANNEL, { kind: 'briefing', briefing, reason: input.words, deliveryKey: 'k' });
    assert.doesNotMatch(body, /[<>&]/);
    assert.doesNotMatch(body, UNSEEN);
  }),
  target(
    'buttons',
    200,
    fc.oneof(
      fc.json(),
      strangeWords(),
      fc.record({ say: fc.string(), about: fc.string() }).map((each) => JSON.stringify(each)),
    ),
    (value) => {
      const press = unpackPress(value);
      if (press) assert.deepEqual(unpackPress(packPress(press) ?? value), press);
    },
  ),
] as const;

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
