import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { allMatches } from '../../src/all-matches.ts';
import { packageFile } from '../../src/package-file.ts';
import { type CuePattern, compileCue } from './cue-pattern.ts';

const WORDS = /[^ ]+/g;

/** How much a cue says: enough to report the technique, or no more than a suspicion. */
export type CueStrength = 'cue' | 'hint';

export interface Cue extends CuePattern {
  readonly techniqueId: string;
  readonly strength: CueStrength;
}

/** Cues by the words they begin with. */
export interface Lexicon {
  readonly cues: readonly Cue[];
  readonly byWord: ReadonlyMap<string, readonly Cue[]>;
  readonly byStem: ReadonlyMap<string, readonly Cue[]>;
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
  const cues = [...entries].flatMap(([techniqueId, { cues: sure, hints = [], fr }]) => [
    ...[...sure, ...fr].map((cue): Cue => ({ ...compileCue(cue), techniqueId, strength: 'cue' })),
    ...hints.map((cue): Cue => ({ ...compileCue(cue), techniqueId, strength: 'hint' })),
  ]);
  return { cues, byWord: byOpening(cues, true), byStem: byOpening(cues, false) };
}

function byOpening(cues: readonly Cue[], whole: boolean): ReadonlyMap<string, readonly Cue[]> {
  const index = new Map<string, Cue[]>();
  for (const cue of cues)
    for (const opening of cue.openings)
      if (opening.whole === whole) index.set(opening.text, [...(index.get(opening.text) ?? []), cue]);
  return index;
}

/** Every place where a cue stands in a folded sentence. */
export function matchCues(lexicon: Lexicon, folded: string): readonly CueMatch[] {
  return [...candidates(lexicon, folded)].flatMap((cue) =>
    allMatches(folded, cue.expression).map((match) => ({
      cue,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

/** The few cues that some word of the sentence may begin: trying all of them would be slow. */
function candidates({ byWord, byStem }: Lexicon, folded: string): ReadonlySet<Cue> {
  const found = new Set<Cue>();
  for (const [word] of allMatches(folded, WORDS)) {
    for (const cue of byWord.get(word) ?? []) found.add(cue);
    for (let length = 1; length <= word.length; length += 1)
      for (const cue of byStem.get(word.slice(0, length)) ?? []) found.add(cue);
  }
  return found;
}
