import { formatAmount, wordsFor } from '../../../briefings/render/words.ts';
import type { Briefing } from '../../model/briefing.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Story } from '../../model/story.ts';
import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { heading, privately, text } from '../replies.ts';

const SHOWN = 12;

/** Words of a source and all that rests on them. */
interface Quote {
  readonly evidence: Evidence;
  readonly claims: readonly string[];
}

export const evidence: Command = {
  aliases: ['quotes'],
  usage: '[ID]',
  summary: 'The words that each claim of a briefing rests on',
  example: 'evidence',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], async (briefing) => {
      const quotes = quotesOf(briefing);
      const records = await context.store.stories.byIds([...new Set(quotes.map((quote) => quote.evidence.story))]);
      const stories = new Map(records.map(({ story }) => [story.id, story]));
      const more = quotes.length - SHOWN;
      return privately(
        heading(briefing.headline),
        ...quotes.slice(0, SHOWN).map((quote) => quotePart(quote, stories.get(quote.evidence.story))),
        ...(more > 0 ? [text(`${more} more quotes stand on the briefing's page in the console.`)] : []),
      );
    }),
};

/** The first words of each claim; claims on the same words stand together. */
function quotesOf(briefing: Briefing): readonly Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { claim, evidence: all } of claimsOf(briefing)) {
    const [first] = all;
    if (!first) continue;
    const place = `${first.story} ${first.field} ${first.start} ${first.end}`;
    quotes.set(place, { evidence: first, claims: [...(quotes.get(place)?.claims ?? []), claim] });
  }
  return [...quotes.values()];
}

function claimsOf(briefing: Briefing): readonly { readonly claim: string; readonly evidence: readonly Evidence[] }[] {
  const words = wordsFor(briefing.language);
  return [
    ...briefing.actors.map(({ name, role, evidence }) => ({ claim: `${name}, ${role}`, evidence })),
    ...briefing.victims.map(({ name, evidence }) => ({ claim: `victim ${name}`, evidence })),
    ...briefing.losses.map((loss) => ({ claim: formatAmount(loss, words), evidence: loss.evidence })),
    ...briefing.techniques.map(({ id, name, evidence }) => ({ claim: `${id} ${name}`, evidence })),
    ...briefing.timeline.map(({ date, evidence }) => ({ claim: date, evidence })),
    ...briefing.indicators.map(({ value, evidence }) => ({ claim: value, evidence })),
  ];
}

function quotePart({ evidence: { quote }, claims }: Quote, story: Story | undefined) {
  const source = `${claims.join('; ')} - ${story?.publisher ?? 'a story that is no longer stored'}`;
  return { kind: 'quote', text: quote, source, ...(story?.url && { url: story.url }) } as const;
}
