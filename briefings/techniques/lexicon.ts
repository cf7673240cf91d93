import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';
import type { CuePattern, CueWord, Step } from './cue-pattern.ts';
import { type AnchoredStep, type AnchoredWord, beginningsOf, fitSteps } from './fit-steps.ts';

/** How many letters of a word find the beginnings that it may have. */
const HEAD_LENGTH = 3;
/** Words of stories repeat: what was looked up lately is kept, up to so many. */
const MOST_KNOWN = 20_000;

/** How much a cue says: enough to report the technique, or no more than a suspicion. */
export type CueStrength = 'cue' | 'hint';

export interface Cue {
  readonly techniqueId: string;
  readonly strength: CueStrength;
  readonly steps: readonly AnchoredStep[];
  /** The anchors that its first word may be; undefined where any word may. */
  readonly beginnings: ReadonlySet<number> | undefined;
  /** Ids of anchors: a sentence that lacks all of one list holds no match. */
  readonly needs: readonly (readonly number[])[];
}

/** A word of cues, or the beginning of one, and the cues that are worth trying where it stands. */
interface Anchor {
  readonly id: number;
  readonly text: string;
  readonly cues: Cue[];
}

/** A word of a text as the cues see it. */
interface KnownWord extends AnchoredWord {
  /** Those for which it is a rare anchor. */
  readonly cues: readonly Cue[];
}

export interface Lexicon {
  readonly cues: readonly Cue[];
  /** All ids are less. */
  readonly anchorCount: number;
  readonly look: (word: string) => KnownWord;
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
  const words = new Map<string, Anchor>();
  const stems = new Map<string, Anchor>();
  const anchorOf = (word: CueWord): Anchor => {
    const isStem = word.endsWith('*');
    const text = isStem ? word.slice(0, -1) : word;
    const index = isStem ? stems : words;
    const known = index.get(text);
    if (known) return known;
    const added = { id: words.size + stems.size, text, cues: [] };
    index.set(text, added);
    return added;
  };
  const anchored = ({ gap, optional, choices }: Step): AnchoredStep => ({
    gap,
    optional,
    choices: choices.map((choice) => {
      if (typeof choice !== 'string') return choice.map(anchored);
      return choice.startsWith('/') ? new RegExp(`^(?:${choice.slice(1, -1)})$`) : anchorOf(choice).id;
    }),
  });
  const toCue = (techniqueId: string, strength: CueStrength, { steps, needs }: CuePattern): Cue => {
    const found = needs.map((list) => list.map(anchorOf));
    const ids = found.map((need) => need.map(({ id }) => id));
    const fitted = steps.map(anchored);
    const cue = { techniqueId, strength, needs: ids, steps: fitted, beginnings: beginningsOf(fitted) };
    for (const { cues } of found[0] ?? []) cues.push(cue);
    return cue;
  };
  const cues = entries.flatMap((entry) => [
    ...entry.cues.map((cue) => toCue(entry.techniqueId, 'cue', cue)),
    ...entry.hints.map((hint) => toCue(entry.techniqueId, 'hint', hint)),
  ]);
  return { cues, anchorCount: words.size + stems.size, look: lookUp(words, byHeads([...stems.values()])) };
}

function byHeads(stems: readonly Anchor[]): ReadonlyMap<string, readonly Anchor[]> {
  const heads = new Map<string, Anchor[]>();
  for (const stem of stems) {
    const head = stem.text.slice(0, HEAD_LENGTH);
    heads.set(head, [...(heads.get(head) ?? []), stem]);
  }
  return heads;
}

function lookUp(
  words: ReadonlyMap<string, Anchor>,
  heads: ReadonlyMap<string, readonly Anchor[]>,
): (word: string) => KnownWord {
  const known = new Map<string, KnownWord>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const whole = words.get(text);
    const anchors = whole ? [whole] : [];
    for (let length = 0; length <= HEAD_LENGTH; length++)
      for (const stem of heads.get(text.slice(0, length)) ?? []) if (text.startsWith(stem.text)) anchors.push(stem);
    const word = { text, anchors: anchors.map(({ id }) => id), cues: anchors.flatMap(({ cues }) => cues) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, word);
    return word;
  };
}

/** Every place where a cue stands in a folded sentence, in order. */
export function matchCues(lexicon: Lexicon, folded: string): readonly CueMatch[] {
  const words: KnownWord[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const text of folded.split(' ')) {
    if (text !== '') {
      words.push(lexicon.look(text));
      starts.push(start);
    }
    start += text.length + 1;
  }
  const startOf = (at: number): number => starts[at] as number;
  const endOf = (at: number): number => startOf(at) + (words[at] as KnownWord).text.length;
  return [...candidates(lexicon, words)]
    .flatMap((cue) => fits(cue, words).map(([from, to]) => ({ cue, start: startOf(from), end: endOf(to - 1) })))
    .sort((one, other) => one.start - other.start);
}

/** The few cues whose anchors the sentence holds: trying all of them would be slow. */
function candidates({ anchorCount }: Lexicon, words: readonly KnownWord[]): ReadonlySet<Cue> {
  const present = new Uint8Array(anchorCount);
  for (const { anchors } of words) for (const id of anchors) present[id] = 1;
  const holds = (need: readonly number[]): boolean => need.some((id) => present[id] === 1);
  return new Set(words.flatMap(({ cues }) => cues.filter(({ needs }) => needs.every(holds))));
}

/** All places where a cue fits, one after the other. */
function fits(
  { steps, beginnings }: Cue,
  words: readonly AnchoredWord[],
): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = 0; from < words.length; from++) {
    if (beginnings && !words[from]?.anchors.some((id) => beginnings.has(id))) continue;
    const to = fitSteps(steps, words, from);
    if (to === undefined) continue;
    found.push([from, to]);
    from = to - 1;
  }
  return found;
}
