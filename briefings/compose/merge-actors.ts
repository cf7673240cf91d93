import type { Actor } from '../../src/model/actor.ts';
import type { BriefingActor } from '../../src/model/briefing.ts';
import type { Confidence } from '../../src/model/evidence.ts';
import type { ActorFinding, Claimant, Role } from '../../src/model/findings.ts';
import { allEvidence, foldName, mergeBy } from './same-facts.ts';

const ROLES: readonly Role[] = ['attributed', 'suspected', 'mentioned', 'denied'];
/** Who speaks without a name; beside somebody named they add nothing, nor does a spokesman of the agencies' own state. */
const UNNAMED = new Set(['officials', 'researchers', 'the victim']);
const CONFIDENCES: readonly Confidence[] = ['high', 'moderate', 'low'];

/** 0 for `attributed`, 3 for `denied`. */
export function roleRank(role: Role): number {
  return ROLES.indexOf(role);
}

/** 0 for `high`, 2 for `low`. */
function confidenceRank(confidence: Confidence): number {
  return CONFIDENCES.indexOf(confidence);
}

/** What all stories say of each actor: the strongest role with everybody who claims it, strongest and primary first. */
export function mergeActors(
  findings: readonly ActorFinding[],
  actors: ReadonlyMap<string, Actor>,
): readonly BriefingActor[] {
  const ids = [...new Set(findings.map(({ actorId }) => actorId))];
  return ids
    .map((id) => ({ id, told: findings.filter(({ actorId }) => actorId === id) }))
    .map(({ id, told }) => ({ actor: actorOf(id, told, actors), primary: told.some(({ primary }) => primary) }))
    .toSorted(
      (a, b) =>
        roleRank(a.actor.role) - roleRank(b.actor.role) ||
        Number(isPartOf(b.actor, a.actor)) - Number(isPartOf(a.actor, b.actor)) ||
        Number(b.primary) - Number(a.primary) ||
        b.actor.evidence.length - a.actor.evidence.length,
    )
    .map(({ actor }) => actor);
}

/** The group itself says more than the one above it. */
function isPartOf({ parents }: BriefingActor, { id }: BriefingActor): boolean {
  return parents.some((parent) => parent.id === id);
}

/** A denial beside an attribution lowers the confidence; its words stay among the evidence. */
function actorOf(id: string, told: readonly ActorFinding[], actors: ReadonlyMap<string, Actor>): BriefingActor {
  const profile = actors.get(id);
  const sorted = told.toSorted(
    (a, b) => roleRank(a.role) - roleRank(b.role) || confidenceRank(a.confidence) - confidenceRank(b.confidence),
  );
  const strongest = sorted[0] as ActorFinding;
  const isDisputed = strongest.role !== 'denied' && told.some(({ role }) => role === 'denied');
  return {
    id,
    name: profile?.name ?? strongest.matched[0] ?? id,
    attackId: profile?.attackId ?? null,
    country: profile?.country ?? null,
    parents: ancestors(profile, actors).map((parent) => ({
      id: parent.id,
      name: parent.name,
      attackId: parent.attackId ?? null,
    })),
    role: strongest.role,
    confidence: isDisputed ? lower(strongest.confidence) : strongest.confidence,
    matched: [...new Map(sorted.flatMap(({ matched }) => matched).map((name) => [foldName(name), name])).values()],
    attributedBy: claimants(sorted.filter(({ role }) => role === strongest.role || role === 'denied')),
    evidence: allEvidence(...sorted),
  };
}

function claimants(findings: readonly ActorFinding[]): readonly Claimant[] {
  const all = mergeBy(
    findings.flatMap(({ attributedBy }) => attributedBy),
    ({ name }) => foldName(name),
    (known, next) => (next.reliability < known.reliability ? { ...known, reliability: next.reliability } : known),
  ).toSorted((a, b) => (a.reliability < b.reliability ? -1 : a.reliability > b.reliability ? 1 : 0));
  const named = all.filter(({ name }) => !UNNAMED.has(name));
  const bodies = named.filter(({ name }) => name !== 'White House');
  return bodies.some(({ reliability }) => reliability === 'A') ? bodies : named.length > 0 ? named : all;
}

/** Nearest first, each once. */
function ancestors(actor: Actor | undefined, actors: ReadonlyMap<string, Actor>): readonly Actor[] {
  const found = new Map<string, Actor>();
  let level = actor ? [actor] : [];
  while (level.length > 0) {
    level = level
      .flatMap(({ parents }) => parents.map(({ id }) => actors.get(id)))
      .filter((parent): parent is Actor => parent !== undefined && parent.id !== actor?.id && !found.has(parent.id));
    for (const parent of level) found.set(parent.id, parent);
  }
  return [...found.values()];
}

function lower(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'moderate' : 'low';
}
