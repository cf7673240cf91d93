import type { Steps } from '../steps.ts';
import { accepts } from './accept.ts';
import type { Matcher } from './matcher.ts';
import type { Passage } from './passage.ts';
import { type RawMention, scan } from './scan.ts';
import { lookAround, type Surroundings } from './surroundings.ts';

/** A name that means an actor, in its place. */
export interface Mention extends RawMention {
  readonly passage: Passage;
}

interface Candidate {
  readonly mention: Mention;
  readonly around: Surroundings;
}

/** Another name of the same actor this near vouches for a doubtful one. */
const ANCHOR_REACH = 200;
/** More names than any report holds: what only repeats names must not hold everything else up. */
const MOST_MENTIONS = 1_000;

/** The mentions of actors in a story, in order. */
export function* readMentions(matcher: Matcher, passages: readonly Passage[]): Steps<readonly Mention[]> {
  const candidates: Candidate[] = [];
  for (const passage of passages) {
    for (const raw of scan(matcher, passage.text).slice(0, MOST_MENTIONS)) {
      yield;
      const mention = { ...raw, passage };
      candidates.push({ mention, around: lookAround(mention, passage) });
    }
  }
  const asSoftware = namesOfSoftware(candidates);
  const plain = candidates.filter(
    ({ mention, around }) =>
      accepts(mention, around, mention.passage, false) && (around.actor || !asSoftware.has(mention.name.name)),
  );
  const accepted = new Set(plain.map(({ mention }) => mention));
  return candidates
    .filter(({ mention, around }) => {
      if (accepted.has(mention)) return true;
      return isAnchored(mention, plain) && accepts(mention, around, mention.passage, true);
    })
    .map(({ mention }) => mention);
}

/** Names that the story uses for malware at least once: without a cue they mean it everywhere. */
function namesOfSoftware(candidates: readonly Candidate[]): ReadonlySet<string> {
  const shared = candidates.filter(({ mention }) => mention.name.software || mention.name.guard === 'cue');
  return new Set(shared.filter(({ around }) => around.software).map(({ mention }) => mention.name.name));
}

function isAnchored(mention: Mention, accepted: readonly Candidate[]): boolean {
  return accepted.some(
    ({ mention: other }) =>
      other.passage === mention.passage &&
      other.name !== mention.name &&
      Math.abs(other.start - mention.start) < ANCHOR_REACH &&
      other.name.owners.some((id) => mention.name.owners.includes(id)),
  );
}
