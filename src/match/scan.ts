import { plainLetters } from '../plain-letters.ts';
import type { Claim } from './claims.ts';
import { compactOf } from './fold.ts';
import { findName, type Matcher } from './matcher.ts';
import { findStop, hasBit, type Stop } from './name-table.ts';
import type { Name } from './names.ts';
import { type Cursor, createCursor, HEAD_LENGTH, readToken } from './tokens.ts';

/** A place where a name stands; whether it means the actor is judged later. */
export interface RawMention {
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly name: Name;
  /** Other letters hang on its end, as in machine-translated feeds. */
  readonly glued: boolean;
}

const ENTITY_SOURCE =
  '&(?:nbsp|ensp|emsp|thinsp|shy|zwj|zwnj|amp|hyphen|ndash|#160|#173|#820[1-9]|#821[0-2]|#xa0|#xad|#x200[b-d]|#x201[0-4]);';
const ENTITIES = plainLetters(ENTITY_SOURCE, 'gi');
const SPACE = `(?:[^\\S\\r\\n]|${ENTITY_SOURCE}|[\\u00ad\\u200b-\\u200d\\u2060])`;
/** What may stand between two tokens of one name: blanks, one line break, one sign. */
const GAP = new RegExp(
  `(?:${SPACE}{1,4}(?:\\r?\\n${SPACE}{0,4})?|\\r?\\n${SPACE}{0,4}|(?:[\\p{Pd}_/.@&'’・$]|${ENTITY_SOURCE})(?:\\r?\\n)?)?`,
  'iuy',
);
const SPACED_CODE = /^(\p{L}+)\s+\p{N}/u;
/** What may stand apart from its number: `APT 28` and `Group 72`, but not the `fin 7` of a French calendar. */
const LIKE_A_CODE = /^(?:\p{Lu}+|\p{Lu}\p{L}{4,})$/u;
const GLUE_WORD = /^(?:apt|group|gruppe|grubu|team|gang|hackers?)/;
const GLUE_ENDING = /^\p{L}{1,3}$/u;
const PLURAL = /^e?s$/;

/**
 * Every place where a name stands in the text, in order, in one pass whatever the number of names. Of names inside one
 * another the longest counts: `Magecart Group 6` is not Magecart.
 */
export function scan(matcher: Matcher, text: string): readonly RawMention[] {
  const { table } = matcher;
  const found: RawMention[] = [];
  const token = createCursor();
  const ahead = createCursor();
  let from = 0;
  while (readToken(table.folds, text, from, token)) {
    const stop = hasBit(table.beginnings, token.hash) ? findStop(table, token.hash) : undefined;
    if (stop !== undefined) followName(matcher, text, token, ahead, stop, found);
    else if (token.length > HEAD_LENGTH && hasBit(table.heads, token.head)) {
      const glued = gluedName(matcher, text, token);
      if (glued !== undefined) found.push(glued);
    }
    from = token.end;
  }
  return withoutNested(found);
}

/** Collects every name that begins at the token. */
function followName(
  { table, namesAt }: Matcher,
  text: string,
  token: Cursor,
  ahead: Cursor,
  first: Stop<Claim>,
  found: RawMention[],
): void {
  const { start } = token;
  let { end, hash } = token;
  let stop: Stop<Claim> | undefined = first;
  while (stop !== undefined) {
    if (stop.ending.length > 0) {
      const written = text.slice(start, end);
      const compact = compactOf(table.folds, written.includes('&') ? written.replace(ENTITIES, ' ') : written);
      for (const name of namesAt(stop)) {
        const mentioned = name.compact === compact ? mentionOf(text, start, end, name) : undefined;
        if (mentioned !== undefined) found.push(mentioned);
      }
    }
    if (!stop.more) return;
    const next = skipGap(text, end);
    if (!readToken(table.folds, text, next, ahead, hash) || ahead.start !== next) return;
    ({ end, hash } = ahead);
    stop = findStop(table, hash);
  }
}

function skipGap(text: string, from: number): number {
  GAP.lastIndex = from;
  return GAP.test(text) ? GAP.lastIndex : from;
}

/** The mention of a name whose letters stand there, if its signs and capitals fit as well. */
function mentionOf(text: string, start: number, end: number, name: Name): RawMention | undefined {
  if (!text.startsWith(name.tail, end)) return undefined;
  const surface = text.slice(start, end + name.tail.length);
  const spaced = SPACED_CODE.exec(surface)?.[1];
  if (spaced !== undefined && !LIKE_A_CODE.test(spaced) && !SPACED_CODE.test(name.name)) return undefined;
  return { start, end: start + surface.length, surface, name, glued: false };
}

/** The longest name that a token begins with when what follows is an ending (`Lazarusun`) or a generic word (`KimsukyAPT`). */
function gluedName(matcher: Matcher, text: string, token: Cursor): RawMention | undefined {
  const { folds } = matcher.table;
  const letters = compactOf(folds, text.slice(token.start, token.end));
  for (let length = letters.length - 1; length >= HEAD_LENGTH; length--) {
    const ending = letters.slice(length);
    if (!GLUE_ENDING.test(ending) && !GLUE_WORD.test(ending)) continue;
    const compact = letters.slice(0, length);
    const name = findName(matcher, compact);
    if (name === undefined || name.guard === 'cue' || (name.guard === 'case' && !GLUE_WORD.test(ending))) continue;
    const end = token.start + length;
    const surface = text.slice(token.start, end);
    if (compactOf(folds, surface) !== compact) continue;
    return { start: token.start, end, surface, name, glued: !PLURAL.test(ending) };
  }
  return undefined;
}

/** Of names inside one another the longest; things called like actors win too, and go. */
function withoutNested(found: readonly RawMention[]): readonly RawMention[] {
  const kept: RawMention[] = [];
  const ordered = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  for (const mention of ordered) {
    const outer = kept.at(-1);
    if (outer === undefined || mention.end > outer.end) kept.push(mention);
  }
  return kept.filter(({ name }) => name.owners.length > 0);
}
