import { formatAmount, wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { verdict } from './words.ts';

/** What changed under one heading. */
export interface ChangedPart {
  readonly part: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface RevisionChange {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: string;
  /** Only the parts that changed. */
  readonly parts: readonly ChangedPart[];
}

/** What each revision added and took away against the one before, newest first. The first has nothing to compare with. */
export function revisionChanges(revisions: readonly Briefing[]): readonly RevisionChange[] {
  return revisions
    .map((briefing, index) => {
      const { id, revision, createdAt } = briefing;
      const before = revisions[index - 1];
      return { id, revision, createdAt, parts: before ? changesBetween(before, briefing) : [] };
    })
    .reverse();
}

function changesBetween(before: Briefing, after: Briefing): readonly ChangedPart[] {
  const earlier = statements(before);
  return statements(after)
    .map(([part, lines], index) => {
      const old = earlier[index]?.[1] ?? [];
      return {
        part,
        removed: old.filter((line) => !lines.includes(line)),
        added: lines.filter((line) => !old.includes(line)),
      };
    })
    .filter(({ removed, added }) => removed.length + added.length > 0);
}

/** All that a briefing states, always under the same headings in the same order. */
function statements(briefing: Briefing): readonly (readonly [string, readonly string[]])[] {
  const words = wordsFor(briefing.language);
  return [
    ['Headline', [briefing.headline]],
    ['Priority', [briefing.priority.level]],
    ['Bottom line', briefing.summary.map(({ text }) => text)],
    ['Who', briefing.actors.flatMap((actor) => [`${actor.name}: ${verdict(actor, words)}`, ...claims(actor)])],
    ['Victims', briefing.victims.map(({ name }) => name)],
    [
      'Lost',
      briefing.losses.map(
        (loss) => `${formatAmount(loss, words)}${loss.scope === 'context' ? ` (${words.context})` : ''}`,
      ),
    ],
    ['When', briefing.timeline.map(({ date, what }) => `${date}: ${what}`)],
    [
      'How',
      briefing.techniques
        .filter(({ basis }) => basis !== 'known-for')
        .map(({ id, name, basis }) => `${id} ${name}, ${basis}`),
    ],
    ['Indicators', briefing.indicators.map(({ type, value }) => `${type} ${value}`)],
    ['Do', briefing.actions.map(({ title }) => title)],
    ['Sources', briefing.sources.map(({ publisher, title }) => `${publisher}: ${title}`)],
  ];
}

function claims({ name: actor, attributedBy }: Briefing['actors'][number]): readonly string[] {
  return attributedBy.map(({ name }) => `${name} names ${actor}`);
}
