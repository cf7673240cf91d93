import { formatAmount, wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** A thing a briefing says, with the words behind it. */
export interface Fact {
  /** `victim-1`: its place on the page. */
  readonly id: string;
  readonly label: string;
  readonly evidence: readonly Evidence[];
}

/** Ties the facts of a page to the words in its sources, both ways. */
export interface Citations {
  /** Where the words stand on the page: `e-3`. */
  anchorOf(evidence: Evidence): string;
  /** The facts that rest on these words. */
  factsOn(evidence: Evidence): readonly Fact[];
  /** All evidence in a field of a story, each once. */
  within(story: string, field: Evidence['field']): readonly Evidence[];
}

/** Everything a briefing says; the summary comes last, since the facts it is made of say it more particularly. */
export function factsOf(briefing: Briefing): readonly Fact[] {
  const numbered = <T extends { readonly evidence: readonly Evidence[] }>(
    kind: string,
    items: readonly T[],
    label: (item: T) => string,
  ): readonly Fact[] =>
    items.map((item, index) => ({ id: factId(kind, index), label: label(item), evidence: item.evidence }));
  return [
    ...numbered('actor', briefing.actors, ({ name, role }) => `${name}, ${role}`),
    ...briefing.actors.flatMap((actor, index) =>
      numbered(`actor-${index + 1}-by`, actor.attributedBy, ({ name }) => `${actor.name}, says ${name}`),
    ),
    ...numbered('unprofiled', briefing.unprofiled, ({ name }) => name),
    ...numbered('victim', briefing.victims, ({ name }) => `Victim: ${name}`),
    ...numbered('loss', briefing.losses, (loss) => formatAmount(loss, wordsFor(briefing.language))),
    ...numbered('event', briefing.timeline, ({ date, what }) => `${date}: ${what}`),
    ...numbered('technique', briefing.techniques, ({ id, name }) => `${id} ${name}`),
    ...numbered('indicator', briefing.indicators, ({ value }) => value),
    ...numbered('summary', briefing.summary, ({ text }) => text),
  ];
}

/** `factId('victim', 0)` is `victim-1`. */
export function factId(kind: string, index: number): string {
  return `${kind}-${index + 1}`;
}

export function collectCitations(briefing: Briefing): Citations {
  const places = new Map<string, { evidence: Evidence; anchor: string; facts: Fact[] }>();
  for (const fact of factsOf(briefing)) {
    for (const evidence of fact.evidence) {
      const place = places.get(placeOf(evidence)) ?? { evidence, anchor: `e-${places.size + 1}`, facts: [] };
      place.facts.push(fact);
      places.set(placeOf(evidence), place);
    }
  }
  return {
    anchorOf: (evidence) => places.get(placeOf(evidence))?.anchor ?? '',
    factsOn: (evidence) => places.get(placeOf(evidence))?.facts ?? [],
    within: (story, field) =>
      [...places.values()]
        .map(({ evidence }) => evidence)
        .filter((each) => each.story === story && each.field === field),
  };
}

function placeOf({ story, field, start, end }: Evidence): string {
  return `${story} ${field} ${start} ${end}`;
}
