import type { Briefing } from '../../src/model/briefing.ts';
import { formatAmount, wordsFor } from '../render/words.ts';
import { foldName } from './same-facts.ts';

const MILESTONES = [3, 10];
const MOST_NAMES = 4;

/** One line per change that a reader should hear of; empty when nothing that matters changed. */
export function whatChanged(previous: Briefing, next: Briefing): readonly string[] {
  return [
    ...actorChanges(previous, next),
    ...victimChanges(previous, next),
    ...lossChanges(previous, next),
    ...techniqueChanges(previous, next),
    ...indicatorChanges(previous, next),
    ...sourceChanges(previous, next),
  ];
}

function actorChanges(previous: Briefing, next: Briefing): readonly string[] {
  return next.actors.flatMap((actor) => {
    const before = previous.actors.find(({ id }) => id === actor.id);
    const by = actor.attributedBy.length > 0 ? ` (${actor.attributedBy.map(({ name }) => name).join(', ')})` : '';
    if (!before) return actor.role === 'mentioned' ? [] : [`${actor.name} ${actor.role}${by}`];
    if (before.role !== actor.role) return [`${actor.name}: ${before.role} → ${actor.role}${by}`];
    const known = new Set(before.attributedBy.map(({ name }) => foldName(name)));
    const claimants = actor.attributedBy.filter(({ name }) => !known.has(foldName(name))).map(({ name }) => name);
    if (claimants.length > 0) return [`${actor.name}: ${actor.role} also by ${listed(claimants)}`];
    return before.confidence === actor.confidence
      ? []
      : [`${actor.name}: confidence ${before.confidence} → ${actor.confidence}`];
  });
}

function victimChanges(previous: Briefing, next: Briefing): readonly string[] {
  const known = previous.victims.map(({ name }) => foldName(name));
  const added = next.victims.filter(
    ({ name }) => !known.some((old) => old === foldName(name) || foldName(name).includes(old)),
  );
  return added.length > 0
    ? [`new ${added.length === 1 ? 'victim' : 'victims'}: ${listed(added.map(({ name }) => name))}`]
    : [];
}

function lossChanges(previous: Briefing, next: Briefing): readonly string[] {
  const words = wordsFor('en');
  const own = (briefing: Briefing) => briefing.losses.filter(({ scope }) => scope === 'incident');
  const units = [...new Set(own(next).map(({ unit }) => unit))];
  return units.flatMap((unit) => {
    const largest = (briefing: Briefing) =>
      Math.max(
        0,
        ...own(briefing)
          .filter((loss) => loss.unit === unit)
          .map(({ amount }) => amount),
      );
    const before = largest(previous);
    const now = largest(next);
    if (before === now) return [];
    const amount = formatAmount({ amount: now, unit }, words);
    return [
      before === 0
        ? `loss put at ${amount}`
        : `loss revised from ${formatAmount({ amount: before, unit }, words)} to ${amount}`,
    ];
  });
}

function techniqueChanges(previous: Briefing, next: Briefing): readonly string[] {
  const reported = (briefing: Briefing) => briefing.techniques.filter(({ basis }) => basis === 'reported');
  const known = new Set(reported(previous).map(({ id }) => id));
  const added = reported(next)
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => `${name} ${id}`);
  return added.length > 0 ? [`now reported: ${listed(added)}`] : [];
}

function indicatorChanges(previous: Briefing, next: Briefing): readonly string[] {
  const known = new Set(previous.indicators.map(({ type, value }) => `${type} ${value}`));
  const added = next.indicators.filter(({ type, value }) => !known.has(`${type} ${value}`)).map(({ value }) => value);
  return added.length > 0 ? [`new ${added.length === 1 ? 'indicator' : 'indicators'}: ${listed(added)}`] : [];
}

function sourceChanges(previous: Briefing, next: Briefing): readonly string[] {
  const passed = MILESTONES.findLast((count) => previous.sources.length < count && next.sources.length >= count);
  return passed === undefined ? [] : [`now told by ${next.sources.length} sources`];
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
