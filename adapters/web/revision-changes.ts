import { formatAmount, wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { verdict } from './words.ts';

export interface RevisionChange {
  readonly revision: number;
  readonly createdAt: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What each revision added and took away against the one before, newest first. The first has nothing to compare with. */
export function revisionChanges(revisions: readonly Briefing[]): readonly RevisionChange[] {
  return revisions
    .map((briefing, index) => {
      const before = index === 0 ? [] : statements(revisions[index - 1] ?? briefing);
      const after = statements(briefing);
      return {
        revision: briefing.revision,
        createdAt: briefing.createdAt,
        added: index === 0 ? [] : after.filter((each) => !before.includes(each)),
        removed: before.filter((each) => !after.includes(each)),
      };
    })
    .reverse();
}

function statements(briefing: Briefing): readonly string[] {
  const words = wordsFor(briefing.language);
  return [
    briefing.headline,
    ...briefing.summary.map(({ text }) => text),
    `Priority: ${briefing.priority.level}`,
    ...briefing.actors.map((actor) => `${actor.name}: ${verdict(actor, words)}`),
    ...briefing.actors.flatMap((actor) => actor.attributedBy.map(({ name }) => `${name} names ${actor.name}`)),
    ...briefing.victims.map(({ name }) => `Victim: ${name}`),
    ...briefing.losses.map((loss) => `${loss.scope === 'incident' ? 'Lost' : 'Context'}: ${formatAmount(loss, words)}`),
    ...briefing.timeline.map(({ date, what }) => `${date}: ${what}`),
    ...briefing.techniques.map(({ id, name, basis }) => `${id} ${name} (${basis})`),
    ...briefing.indicators.map(({ type, value }) => `${type} ${value}`),
    ...briefing.actions.map(({ title }) => `Do: ${title}`),
    ...briefing.sources.map(({ publisher, title }) => `Source: ${publisher}, ${title}`),
  ];
}
