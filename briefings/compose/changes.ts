import type { Briefing } from '../../src/model/briefing.ts';
import { formatAmount, wordsFor } from '../render/words.ts';
import { type Phrases, phrasesFor } from './phrases.ts';
import { foldName } from './same-facts.ts';

const MILESTONES = [3, 10];
const MOST_NAMES = 4;

/** One line per change that a reader should hear of, in the briefing's language; empty when nothing that matters changed. */
export function whatChanged(previous: Briefing, next: Briefing): readonly string[] {
  const phrases = phrasesFor(next.language);
  return [
    ...actorChanges(previous, next, phrases),
    ...victimChanges(previous, next, phrases),
    ...lossChanges(previous, next, phrases),
    ...techniqueChanges(previous, next, phrases),
    ...indicatorChanges(previous, next, phrases),
    ...sourceChanges(previous, next, phrases),
  ];
}

function actorChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  return next.actors.flatMap((actor) => {
    const before = previous.actors.find(({ id }) => id === actor.id);
    const by = actor.attributedBy.length > 0 ? ` (${actor.attributedBy.map(({ name }) => name).join(', ')})` : '';
    if (!before) return actor.role === 'mentioned' ? [] : [`${actor.name} ${phrases.roles[actor.role]}${by}`];
    if (before.role !== actor.role)
      return [`${actor.name}: ${phrases.roles[before.role]} → ${phrases.roles[actor.role]}${by}`];
    const known = new Set(before.attributedBy.map(({ name }) => foldName(name)));
    const claimants = actor.attributedBy.filter(({ name }) => !known.has(foldName(name))).map(({ name }) => name);
    if (claimants.length > 0)
      return [phrases.alsoBy(actor.name, phrases.roles[actor.role], listed(claimants, phrases))];
    return before.confidence === actor.confidence
      ? []
      : [
          phrases.confidenceFromTo(
            actor.name,
            phrases.confidences[before.confidence],
            phrases.confidences[actor.confidence],
          ),
        ];
  });
}

function victimChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  const known = previous.victims.map(({ name }) => foldName(name));
  const added = next.victims.filter(
    ({ name }) => !known.some((old) => old === foldName(name) || foldName(name).includes(old)),
  );
  return added.length > 0
    ? [
        phrases.newVictims(
          added.length,
          listed(
            added.map(({ name }) => name),
            phrases,
          ),
        ),
      ]
    : [];
}

function lossChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  const words = wordsFor(next.language);
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
        ? phrases.lossPut(amount)
        : phrases.lossRevised(formatAmount({ amount: before, unit }, words), amount),
    ];
  });
}

function techniqueChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  const reported = (briefing: Briefing) => briefing.techniques.filter(({ basis }) => basis === 'reported');
  const known = new Set(reported(previous).map(({ id }) => id));
  const added = reported(next)
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => `${name} ${id}`);
  return added.length > 0 ? [phrases.nowReported(listed(added, phrases))] : [];
}

function indicatorChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  const known = new Set(previous.indicators.map(({ type, value }) => `${type} ${value}`));
  const added = next.indicators.filter(({ type, value }) => !known.has(`${type} ${value}`)).map(({ value }) => value);
  return added.length > 0 ? [phrases.newIndicators(added.length, listed(added, phrases))] : [];
}

function sourceChanges(previous: Briefing, next: Briefing, phrases: Phrases): readonly string[] {
  const passed = MILESTONES.findLast((count) => previous.sources.length < count && next.sources.length >= count);
  return passed === undefined ? [] : [phrases.toldBy(next.sources.length)];
}

function listed(names: readonly string[], { andMore }: Phrases): string {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? andMore(rest) : '');
}
