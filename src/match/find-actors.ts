import type { Confidence, Evidence } from '../model/evidence.ts';
import type { ActorFinding, ActorFindings, AmbiguousName, Claimant, Role } from '../model/findings.ts';
import type { Reliability, Story } from '../model/story.ts';
import type { Steps } from '../steps.ts';
import { SELF_RELIABILITY, speakersOf } from './attribution.ts';
import { isLongAgo } from './long-ago.ts';
import type { Matcher } from './matcher.ts';
import { type Mention, readMentions } from './mentions.ts';
import { passagesOf } from './passage.ts';
import { resolveOwner } from './resolve.ts';
import { strongest } from './role.ts';
import { placesOf, quote, type Statement, statementsAbout } from './statements.ts';
import { findUnprofiled } from './unprofiled.ts';

const MOST_EVIDENCE = 3;
/** Who is named this early is hardly named in passing. */
const LEAD = 400;

/** The actors that a story names: what it says of each, on whose word, how sure, in which words. */
export function* findActors(matcher: Matcher, story: Story): Steps<ActorFindings> {
  const passages = passagesOf(story);
  yield;
  const mentions = yield* readMentions(matcher, passages);
  yield;
  const { byActor, ambiguous } = groupByActor(matcher, mentions, story);
  const actors: ActorFinding[] = [];
  for (const [actorId, own] of byActor) {
    yield;
    const statements = statementsAbout(own, mentions).map((statement) =>
      isLongAgo(statement, story) ? { ...statement, role: 'mentioned' as const } : statement,
    );
    actors.push(describe(matcher, story, actorId, own, statements, mentions));
  }
  yield;
  const unprofiled = yield* findUnprofiled(matcher, story, passages, mentions);
  return { actors: byImportance(actors), ambiguous, unprofiled };
}

function groupByActor(
  { actors }: Matcher,
  mentions: readonly Mention[],
  story: Story,
): { readonly byActor: ReadonlyMap<string, readonly Mention[]>; readonly ambiguous: readonly AmbiguousName[] } {
  const certain = new Set(mentions.flatMap(({ name }) => (name.owners.length === 1 ? name.owners : [])));
  const byActor = new Map<string, Mention[]>();
  const open = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const owner = resolveOwner(mention.name, actors, { named: certain, text: `${story.title}\n${story.text}` });
    if (owner === undefined) push(open, mention.name.name, mention);
    else push(byActor, owner, mention);
  }
  const ambiguous = [...open].map(([name, all]) => ({
    name,
    actorIds: all[0]?.name.owners ?? [],
    evidence: placesOf(all)
      .slice(0, MOST_EVIDENCE)
      .map((place) => quote(story, place)),
  }));
  return { byActor, ambiguous };
}

function describe(
  { actors }: Matcher,
  story: Story,
  actorId: string,
  own: readonly Mention[],
  statements: readonly Statement[],
  all: readonly Mention[],
): ActorFinding {
  const saying = (wanted: Role) => statements.filter((statement) => statement.role === wanted);
  const claiming = (wanted: Role) => claimantsOf(saying(wanted), actors.get(actorId)?.name ?? actorId, story);
  const loudest = strongest(statements)?.role ?? 'mentioned';
  const role = isHearsay(loudest, claiming) ? 'denied' : loudest;
  const telling = saying(role);
  const attributedBy = role === 'mentioned' ? [] : claiming(role);
  return {
    actorId,
    role,
    confidence: confidenceOf(telling, attributedBy, own),
    matched: [...new Set(own.map(({ surface }) => surface))],
    attributedBy,
    evidence: telling.slice(0, MOST_EVIDENCE).map((statement) => quote(story, statement)),
    primary: isPrimary(own, all, role),
  };
}

/** Blame that nobody stands behind, where somebody who is trusted denies it. */
function isHearsay(role: Role, claiming: (role: Role) => readonly Claimant[]): boolean {
  if (role !== 'attributed' && role !== 'suspected') return false;
  return claiming(role).length === 0 && claiming('denied').some(isTrusted);
}

function isTrusted({ reliability }: Claimant): boolean {
  return reliability === 'A' || reliability === 'B';
}

function claimantsOf(telling: readonly Statement[], actorName: string, story: Story): readonly Claimant[] {
  const claimants = new Map<string, { reliability: Reliability; evidence: Evidence[] }>();
  for (const statement of telling) {
    const evidence = quote(story, statement);
    const speakers = statement.selfClaimed
      ? [{ name: actorName, reliability: SELF_RELIABILITY }]
      : speakersOf(evidence.quote, statement.passage.text.slice(0, statement.sentence.start));
    for (const { name, reliability } of speakers) {
      const known = claimants.get(name);
      if (known === undefined) claimants.set(name, { reliability, evidence: [evidence] });
      else known.evidence.push(evidence);
    }
  }
  return [...claimants].map(([name, claim]) => ({ name, ...claim }));
}

/** The words' own confidence; else who stands behind the claim; only glued names are never sure. */
function confidenceOf(
  telling: readonly Statement[],
  claimants: readonly Claimant[],
  own: readonly Mention[],
): Confidence {
  if (own.every(({ glued }) => glued)) return 'low';
  const [first] = telling;
  if (first === undefined || first.role === 'mentioned') return 'high';
  const stated = telling.filter((statement) => statement.stated).map(({ confidence }) => confidence);
  const surest = (['high', 'moderate', 'low'] as const).find((confidence) => stated.includes(confidence));
  if (surest !== undefined) return surest;
  if (claimants.some(isTrusted)) return 'high';
  return claimants.length > 0 && claimants.every(({ reliability }) => reliability === SELF_RELIABILITY)
    ? 'low'
    : 'moderate';
}

/** In the title or among the first words, and not named much less than others. */
function isPrimary(own: readonly Mention[], all: readonly Mention[], role: ActorFinding['role']): boolean {
  if (own.some(({ passage }) => passage.field === 'title')) return true;
  if (role === 'mentioned' || role === 'denied') return false;
  return own.some(({ start }) => start < LEAD) || own.length * 3 >= all.length;
}

function byImportance(actors: readonly ActorFinding[]): readonly ActorFinding[] {
  const rank = ({ primary, role }: ActorFinding): number =>
    (primary ? 0 : 10) + ['attributed', 'suspected', 'denied', 'mentioned'].indexOf(role);
  return [...actors].sort((one, other) => rank(one) - rank(other));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
