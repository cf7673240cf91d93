import type { Briefing, BriefingActor, PriorityLevel } from '../model/briefing.ts';
import type { Subscription } from '../model/delivery.ts';
import type { Confidence } from '../model/evidence.ts';
import type { Role } from '../model/findings.ts';

/** The ids of an actor and of all actors below it. */
export type FamilyOf = (actorId: string) => readonly string[];

/** What a subscription follows in a briefing, in words, and the command that ends it. */
export interface Followed {
  readonly what: string;
  readonly stop: string;
}

const ROLES: readonly Role[] = ['attributed', 'suspected', 'mentioned', 'denied'];
const CONFIDENCES: readonly Confidence[] = ['high', 'moderate', 'low'];
const PRIORITIES: readonly PriorityLevel[] = ['critical', 'high', 'medium', 'low'];

/**
 * Whether the subscription wants this briefing: every list that is not empty must be met. Role and confidence are asked of
 * actors that are followed by name, country or with everything; who follows a CVE or everything gets briefings without any
 * actor too.
 */
export function follows(
  subscription: Subscription,
  briefing: Briefing,
  familyOf: FamilyOf,
  now: Date,
): Followed | undefined {
  if (!reaches(PRIORITIES, briefing.priority.level, subscription.minPriority)) return undefined;
  const awake = briefing.actors.filter((actor) => !isSnoozed(actor, subscription, now));
  if (briefing.actors.length > 0 && awake.length === 0) return undefined;
  const sure = awake.filter((actor) => isSure(actor, subscription));
  const found = subscription.everything
    ? findAnything(briefing, sure)
    : findAll(subscription, briefing, sure, familyOf);
  if (!found) return undefined;
  const [first = '', ...more] = subscription.actors;
  const onlyActor = first && more.length === 0 && found.length === 1;
  return { what: found.join(', '), stop: `unsubscribe ${onlyActor ? first : subscription.id}` };
}

/** An actor named only in passing is no reason to post; an event of nobody known is. */
function findAnything({ actors }: Briefing, sure: readonly BriefingActor[]): readonly string[] | undefined {
  return actors.length === 0 || sure.length > 0 ? ['everything'] : undefined;
}

function findAll(
  subscription: Subscription,
  briefing: Briefing,
  sure: readonly BriefingActor[],
  familyOf: FamilyOf,
): readonly string[] | undefined {
  const found = [
    firstOf(subscription.actors, (id) => followedActor(id, sure, familyOf)),
    firstOf(subscription.countries, (code) => (isAbout(code, briefing, sure) ? `country ${code}` : undefined)),
    firstOf(subscription.sectors, (sector) => within(briefing.sectors ?? [], sector, `sector ${sector}`)),
    firstOf(subscription.techniques, (id) => followedTechnique(id, briefing)),
    firstOf(subscription.cves, (cve) => within(cvesOf(briefing), cve, cve)),
    firstOf(subscription.words, (word) => (textOf(briefing).includes(word.toLowerCase()) ? `"${word}"` : undefined)),
  ];
  if (found.includes(null)) return undefined;
  const met = found.filter((what) => typeof what === 'string');
  return met.length > 0 ? met : ['everything'];
}

/** Undefined when nothing is asked for, null when nothing of it is there. */
function firstOf(wanted: readonly string[], find: (value: string) => string | undefined): string | null | undefined {
  if (wanted.length === 0) return undefined;
  for (const value of wanted) {
    const what = find(value);
    if (what) return what;
  }
  return null;
}

function isSure({ role, confidence }: BriefingActor, { minRole, minConfidence }: Subscription): boolean {
  return reaches(ROLES, role, minRole) && reaches(CONFIDENCES, confidence, minConfidence);
}

function followedActor(id: string, actors: readonly BriefingActor[], familyOf: FamilyOf): string | undefined {
  const family = familyOf(id);
  const found = actors.find((actor) => actor.id === id) ?? actors.find((actor) => family.includes(actor.id));
  if (!found) return undefined;
  if (found.id === id) return found.name;
  return `${found.parents.find((parent) => parent.id === id)?.name ?? id} (includes ${found.name})`;
}

function followedTechnique(id: string, { techniques }: Briefing): string | undefined {
  const found = techniques.find(
    (technique) => technique.basis === 'reported' && (technique.id === id || technique.id.startsWith(`${id}.`)),
  );
  return found && `${found.id} ${found.name}`;
}

function isAbout(country: string, { countries, unprofiled }: Briefing, actors: readonly BriefingActor[]): boolean {
  return [...actors, ...unprofiled].some((each) => each.country === country) || (countries ?? []).includes(country);
}

function within(values: readonly string[], wanted: string, what: string): string | undefined {
  return values.some((value) => value.toLowerCase() === wanted.toLowerCase()) ? what : undefined;
}

function cvesOf({ indicators }: Briefing): readonly string[] {
  return indicators.filter(({ type }) => type === 'cve').map(({ value }) => value);
}

function textOf({ headline, summary, victims, sources }: Briefing): string {
  const parts = [headline, ...summary.map(({ text }) => text), ...victims.map(({ name }) => name)];
  return [...parts, ...sources.map(({ title }) => title)].join('\n').toLowerCase();
}

function isSnoozed(actor: BriefingActor, { snoozed }: Subscription, now: Date): boolean {
  return [actor.id, ...actor.parents.map(({ id }) => id)].some((id) => {
    const until = snoozed[id];
    return until !== undefined && new Date(until) > now;
  });
}

/** The scales run from strongest to weakest. */
function reaches<T>(scale: readonly T[], value: T, least: T): boolean {
  return scale.indexOf(value) <= scale.indexOf(least);
}
