import { readFileSync } from 'node:fs';
import { oncePer } from '../../src/once-per.ts';
import { packageFile } from '../../src/package-file.ts';
import { type AnchoredStep, beginningsOf, fitSteps } from './fit-steps.ts';
import { type AnchoredWord, Places } from './places.ts';

/** How many letters of a word find the beginnings that it may have. */
const HEAD_LENGTH = 3;
/** Words of stories repeat: what was looked up lately is kept, up to so many. */
const MOST_KNOWN = 20_000;

/** How much a cue says: enough to report the technique, or no more than a suspicion. */
export type CueStrength = 'cue' | 'hint';

/** A cue whose words are ids of anchors. */
export interface Cue {
  readonly techniqueId: string;
  readonly strength: CueStrength;
  readonly steps: readonly AnchoredStep[];
  /** A sentence that lacks all anchors of one list holds no match; the rarest list stands first. */
  readonly needs: readonly (readonly number[])[];
}

/** A word of cues. Its id is its index. */
export interface Anchor {
  /** `theft`, or `steal*` for the beginning of a word. */
  readonly text: string;
  /** The indexes of the cues that are worth trying where it stands. */
  readonly cues: readonly number[];
}

/** What `lexicon.jsonl` holds: the anchors in a line, then a cue a line. */
export interface CompiledLexicon {
  readonly anchors: readonly Anchor[];
  readonly cues: readonly Cue[];
}

/** A word of a text as the cues see it. */
interface KnownWord extends AnchoredWord {
  /** Those for which it is a rare anchor. */
  readonly cues: readonly Cue[];
}

export interface Lexicon {
  readonly look: (word: string) => KnownWord;
  readonly places: Places;
}

/** Where a cue stands in folded text. */
export interface CueMatch {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

/**
 * All cues, ready to be matched. They are written in `lexicon/*.yaml` and read from `lexicon.jsonl`, which the lexicon's
 * test makes from them: parsing and compiling the YAML would cost each start half a second. A cue's line is parsed when
 * a story holds a word that makes it worth trying.
 */
export function loadLexicon(): Lexicon {
  const text = readFileSync(packageFile('briefings/techniques/lexicon.jsonl'), 'utf8');
  const [anchors = '[]', ...cues] = text.trimEnd().split('\n');
  return buildLexicon(JSON.parse(anchors), (index) => JSON.parse(cues[index] as string));
}

/** Indexes the anchors; `cueAt` is asked once for each cue that is needed. */
export function buildLexicon(anchors: readonly Anchor[], cueAt: (index: number) => Cue): Lexicon {
  const all = anchors.map(({ text, cues }, id): Listed => ({ id, text, cues }));
  const stems = all.filter(({ text }) => text.endsWith('*')).map((stem) => ({ ...stem, text: stem.text.slice(0, -1) }));
  const words = new Map(all.map((word) => [word.text, word]));
  return { look: lookUp(words, byHeads(stems), oncePer(cueAt)), places: new Places(anchors.length) };
}

interface Listed extends Anchor {
  readonly id: number;
}

function byHeads(stems: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const heads = new Map<string, Listed[]>();
  for (const stem of stems) {
    const head = stem.text.slice(0, HEAD_LENGTH);
    const known = heads.get(head);
    if (known) known.push(stem);
    else heads.set(head, [stem]);
  }
  return heads;
}

function lookUp(
  words: ReadonlyMap<string, Listed>,
  heads: ReadonlyMap<string, readonly Listed[]>,
  cueAt: (index: number) => Cue,
): (word: string) => KnownWord {
  const known = new Map<string, KnownWord>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const whole = words.get(text);
    const anchors = whole ? [whole] : [];
    for (let length = 0; length <= HEAD_LENGTH; length++)
      for (const stem of heads.get(text.slice(0, length)) ?? []) if (text.startsWith(stem.text)) anchors.push(stem);
    const cues = anchors.flatMap(({ cues }) => cues.map(cueAt));
    const word = { text, anchors: anchors.map(({ id }) => id), cues };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, word);
    return word;
  };
}

/** Every place where a cue stands in a folded sentence, in order. */
export function matchCues({ look, places }: Lexicon, folded: string): readonly CueMatch[] {
  const words: KnownWord[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const text of folded.split(' ')) {
    if (text !== '') {
      words.push(look(text));
      starts.push(start);
    }
    start += text.length + 1;
  }
  places.turnTo(words);
  const worthTrying = candidates(words, places);
  if (worthTrying.size === 0) return [];
  const startOf = (at: number): number => starts[at] as number;
  const endOf = (at: number): number => startOf(at) + (words[at] as KnownWord).text.length;
  return [...worthTrying]
    .flatMap((cue) => fits(cue, words, places).map(([from, to]) => ({ cue, start: startOf(from), end: endOf(to - 1) })))
    .sort((one, other) => one.start - other.start);
}

/** The few cues whose anchors the sentence holds: trying all of them would be slow. */
function candidates(words: readonly KnownWord[], places: Places): ReadonlySet<Cue> {
  const found = new Set<Cue>();
  for (const { cues } of words) for (const cue of cues) if (hasAll(cue.needs, places)) found.add(cue);
  return found;
}

function hasAll(needs: Cue['needs'], places: Places): boolean {
  // A word of the first list stands there, or the cue would not be tried.
  for (let at = 1; at < needs.length; at++) if (!places.holdAny(needs[at] as readonly number[])) return false;
  return true;
}

/** All places where a cue fits, one after the other. */
function fits(
  { steps }: Cue,
  words: readonly KnownWord[],
  places: Places,
): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let free = 0;
  for (const from of beginningsOf(steps, places) ?? words.keys()) {
    const to = from < free ? undefined : fitSteps(steps, words, from);
    if (to === undefined) continue;
    found.push([from, to]);
    free = to;
  }
  return found;
}
