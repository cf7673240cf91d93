import { readFileSync } from 'node:fs';
import { allMatches } from '../../src/all-matches.ts';
import { packageFile } from '../../src/package-file.ts';
import type { CuePattern } from './cue-pattern.ts';

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

/** A line of `lexicon.jsonl`. */
export interface CompiledEntry {
  readonly techniqueId: string;
  readonly cues: readonly CuePattern[];
  readonly hints: readonly CuePattern[];
}

/** Where a cue stands in folded text. */
export interface CueMatch {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

/**
 * All cues, ready to be matched. They are written in `lexicon/*.yaml` and read from `lexicon.jsonl`, which the lexicon's
 * test makes from them: parsing and compiling the YAML would cost each start half a second.
 */
export function loadLexicon(): Lexicon {
  const lines = readFileSync(packageFile('briefings/techniques/lexicon.jsonl'), 'utf8').trimEnd().split('\n');
  return buildLexicon(lines.map((line) => JSON.parse(line)));
}

/** Indexes compiled cues. */
export function buildLexicon(entries: readonly CompiledEntry[]): Lexicon {
  const words = new Map<string, Anchored>();
  const stems = new Map<string, Anchored>();
  const anchored = (anchor: string): Anchored => {
    const isStem = anchor.endsWith('*');
    const text = isStem ? anchor.slice(0, -1) : anchor;
    const index = isStem ? stems : words;
    const known = index.get(text);
    if (known) return known;
    const added = { id: words.size + stems.size, text, cues: [] };
    index.set(text, added);
    return added;
  };
  const toCue = (techniqueId: string, strength: CueStrength, { source, needs }: CuePattern): Cue => {
    const found = needs.map((anchors) => anchors.map(anchored));
    const ids = found.map((need) => need.map(({ id }) => id));
    const cue = { techniqueId, strength, needs: ids, expression: lazily(() => new RegExp(source, 'g')) };
    for (const { cues } of found[0] ?? []) cues.push(cue);
    return cue;
  };
  const cues = entries.flatMap((entry) => [
    ...entry.cues.map((cue) => toCue(entry.techniqueId, 'cue', cue)),
    ...entry.hints.map((hint) => toCue(entry.techniqueId, 'hint', hint)),
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
