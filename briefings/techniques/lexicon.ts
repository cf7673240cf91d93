import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { allMatches } from '../../src/all-matches.ts';
import { packageFile } from '../../src/package-file.ts';
import { type Anchor, compileCue } from './cue-pattern.ts';

const WORDS = /[^ ]+/g;
/** How many letters of a word find the beginnings that it may have. */
const HEAD_LENGTH = 3;

/** How much a cue says: enough to report the technique, or no more than a suspicion. */
export type CueStrength = 'cue' | 'hint';

export interface Cue {
  readonly techniqueId: string;
  readonly strength: CueStrength;
  /** For folded text. */
  readonly expression: () => RegExp;
  /** Ids of anchors: a sentence that lacks all of one list holds no match. */
  readonly needs: readonly (readonly number[])[];
}

/** A word, or the beginning of one, and the cues that are worth trying where it stands. */
interface Anchored {
  readonly id: number;
  readonly text: string;
  readonly cues: Cue[];
}

/** Cues by their rarest anchors. */
export interface Lexicon {
  readonly cues: readonly Cue[];
  readonly byWord: ReadonlyMap<string, Anchored>;
  /** Beginnings of words, by their first letters. */
  readonly byHead: ReadonlyMap<string, readonly Anchored[]>;
}

/** A technique's cues as written in `lexicon/*.yaml`; `fr` are as sure as `cues`. */
export interface LexiconEntry {
  readonly cues: readonly string[];
  readonly hints?: readonly string[];
  readonly fr: readonly string[];
}

/** Where a cue stands in folded text. */
export interface CueMatch {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

/** The entries of all lexicon files, by technique id. */
export function readLexicon(): ReadonlyMap<string, LexiconEntry> {
  const folder = packageFile('briefings/techniques/lexicon');
  const files = readdirSync(folder).sort();
  return new Map(
    files.flatMap((file) => {
      const entries: Record<string, LexiconEntry> = parse(readFileSync(join(folder, file), 'utf8'));
      return Object.entries(entries);
    }),
  );
}

/** Compiles the cues of all entries into an index. */
export function buildLexicon(entries: ReadonlyMap<string, LexiconEntry>): Lexicon {
  const words = new Map<string, Anchored>();
  const stems = new Map<string, Anchored>();
  const anchored = ({ text, whole }: Anchor): Anchored => {
    const known = (whole ? words : stems).get(text);
    if (known) return known;
    const added = { id: words.size + stems.size, text, cues: [] };
    (whole ? words : stems).set(text, added);
    return added;
  };
  const toCue = (techniqueId: string, strength: CueStrength, written: string): Cue => {
    const { source, needs } = compileCue(written);
    const found = needs.map((anchors) => anchors.map(anchored));
    const ids = found.map((need) => need.map(({ id }) => id));
    const cue = { techniqueId, strength, needs: ids, expression: lazily(() => new RegExp(source, 'g')) };
    for (const { cues } of found[0] ?? []) cues.push(cue);
    return cue;
  };
  const cues = [...entries].flatMap(([techniqueId, { cues: sure, hints = [], fr }]) => [
    ...[...sure, ...fr].map((cue) => toCue(techniqueId, 'cue', cue)),
    ...hints.map((cue) => toCue(techniqueId, 'hint', cue)),
  ]);
  return { cues, byWord: words, byHead: byHeads([...stems.values()]) };
}

function byHeads(stems: readonly Anchored[]): ReadonlyMap<string, readonly Anchored[]> {
  const heads = new Map<string, Anchored[]>();
  for (const stem of stems) {
    const head = stem.text.slice(0, HEAD_LENGTH);
    heads.set(head, [...(heads.get(head) ?? []), stem]);
  }
  return heads;
}

/** Of thousands of expressions a story needs few: each is made when it is needed. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Every place where a cue stands in a folded sentence, in order. */
export function matchCues(lexicon: Lexicon, folded: string): readonly CueMatch[] {
  return [...candidates(lexicon, folded)]
    .flatMap((cue) =>
      allMatches(folded, cue.expression()).map(({ index, 0: words }) => ({
        cue,
        start: index,
        end: index + words.length,
      })),
    )
    .sort((one, other) => one.start - other.start);
}

/** The few cues whose anchors the sentence holds: trying all of them would be slow. */
function candidates(lexicon: Lexicon, folded: string): ReadonlySet<Cue> {
  const anchors = anchorsIn(lexicon, folded);
  const present = new Set(anchors.map(({ id }) => id));
  const holds = (need: readonly number[]): boolean => need.some((id) => present.has(id));
  return new Set(anchors.flatMap(({ cues }) => cues.filter(({ needs }) => needs.every(holds))));
}

function anchorsIn({ byWord, byHead }: Lexicon, folded: string): readonly Anchored[] {
  const found = new Set<Anchored>();
  for (const word of folded.match(WORDS) ?? []) {
    const whole = byWord.get(word);
    if (whole) found.add(whole);
    for (let length = 0; length <= HEAD_LENGTH; length++)
      for (const stem of byHead.get(word.slice(0, length)) ?? []) if (word.startsWith(stem.text)) found.add(stem);
  }
  return [...found];
}
