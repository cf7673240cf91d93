import { allMatches } from '../all-matches.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Unprofiled } from '../model/findings.ts';
import type { Story } from '../model/story.ts';
import type { Steps } from '../steps.ts';
import { knowsName, type Matcher } from './matcher.ts';
import type { Mention } from './mentions.ts';
import type { Passage } from './passage.ts';
import { ORDINARY_COMPANIONS } from './scheme-table.ts';
import { ANY_SCHEME, SCHEMES, type Scheme } from './schemes.ts';
import { type Span, spanAt } from './sentences.ts';
import { lookAround } from './surroundings.ts';

const MOST_EVIDENCE = 3;
const MOST_NAMES = 100;
const SPACE = /\s+/;

/** Names that follow a vendor's scheme and that no profile bears. Only stories on security are read for them. */
export function* findUnprofiled(
  matcher: Matcher,
  story: Story,
  passages: readonly Passage[],
  mentions: readonly Mention[],
): Steps<readonly Unprofiled[]> {
  const found = new Map<string, { readonly scheme: Scheme; readonly evidence: Evidence[] }>();
  for (const passage of passages.filter(({ security }) => security)) {
    for (const match of allMatches(passage.text, ANY_SCHEME)) {
      if (found.size === MOST_NAMES) break;
      yield;
      const name = match[0];
      const span = { start: match.index, end: match.index + name.length };
      const scheme = SCHEMES.find(({ pattern }) => pattern.test(name));
      if (scheme === undefined || knowsName(matcher, name)) continue;
      if (mentions.some((mention) => mention.passage === passage && overlaps(mention, span))) continue;
      if (!means(scheme, name, span, passage)) continue;
      const known = found.get(name) ?? { scheme, evidence: [] };
      found.set(name, known);
      if (known.evidence.length < MOST_EVIDENCE) known.evidence.push(quote(story, passage, span));
    }
  }
  return [...found].map(([name, { scheme, evidence }]) => {
    const told = { name, scheme: scheme.scheme, evidence };
    return scheme.country === undefined ? told : { ...told, country: scheme.country };
  });
}

/** A code is a name wherever it is no part of an address; words need a cue and no everyday companion. */
function means(scheme: Scheme, name: string, span: Span, passage: Passage): boolean {
  const around = lookAround(span, passage);
  if (around.inAddress) return false;
  if (!scheme.wordy) return true;
  return around.weak && !name.split(SPACE).some((word) => ORDINARY_COMPANIONS.has(word.toLowerCase()));
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function quote(story: Story, { field, text, sentences }: Passage, span: Span): Evidence {
  const { start } = spanAt(sentences, span.start) ?? span;
  const end = Math.max(spanAt(sentences, span.start)?.end ?? 0, span.end);
  return { quote: text.slice(start, end), story: story.id, field, start, end };
}
