import type { Briefing } from '../../model/briefing.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Story } from '../../model/story.ts';
import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { heading, privately, text } from '../replies.ts';

const SHOWN = 12;

interface Claim {
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

export const evidence: Command = {
  aliases: ['quotes'],
  usage: '[ID]',
  summary: 'The words that each claim of a briefing rests on',
  example: 'evidence',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], async (briefing) => {
      const quotes = claimsOf(briefing).flatMap((claim) => claim.evidence.slice(0, 1).map((each) => ({ claim, each })));
      const records = await context.store.stories.byIds([...new Set(quotes.map(({ each }) => each.story))]);
      const stories = new Map(records.map(({ story }) => [story.id, story]));
      const more = quotes.length - SHOWN;
      return privately(
        heading(briefing.headline),
        ...quotes.slice(0, SHOWN).map(({ claim, each }) => quotePart(claim, each, stories.get(each.story))),
        ...(more > 0 ? [text(`${more} more quotes stand on the briefing's page in the console.`)] : []),
      );
    }),
};

function claimsOf(briefing: Briefing): readonly Claim[] {
  return [
    ...briefing.actors.map(({ name, role, evidence }) => ({ what: `${name}, ${role}`, evidence })),
    ...briefing.victims.map(({ name, evidence }) => ({ what: `victim ${name}`, evidence })),
    ...briefing.losses.map(({ amount, unit, evidence }) => ({
      what: `${amount.toLocaleString('en')} ${unit}`,
      evidence,
    })),
    ...briefing.techniques.map(({ id, name, evidence }) => ({ what: `${id} ${name}`, evidence })),
    ...briefing.timeline.map(({ date, evidence }) => ({ what: date, evidence })),
    ...briefing.indicators.map(({ value, evidence }) => ({ what: value, evidence })),
  ];
}

function quotePart({ what }: Claim, { quote }: Evidence, story: Story | undefined) {
  const source = `${what} - ${story?.publisher ?? 'a story that is no longer stored'}`;
  return { kind: 'quote', text: quote, source, ...(story?.url && { url: story.url }) } as const;
}
