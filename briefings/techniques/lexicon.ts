import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';
import { type AnchoredStep, type AnchoredWord, beginningsOf, fitSteps, type Places } from './fit-steps.ts';

/** How many letters of a word find the beginnings that it may have. */
const HEAD_LENGTH = 3;
/** Words of stories repeat: what was looked up lately is kept, up to so many. */
const MOST_KNOWN = 20_000;

/** How much a cue says: enough to report the technique, or no more than a suspicion. */
export type CueStrength = 'cue' | 'hint';

/** A cue whose words are ids of anchors. */
export interface CompiledCue {
  readonly steps: readonly AnchoredStep[];
  /** A sentence that lacks all anchors of one list holds no match; the rarest list stands first. */
  readonly needs: readonly (readonly number[])[];
}

/** What `lexicon.jsonl` holds: the anchors in a line, in the order of their ids, then each technique. */
export interface CompiledLexicon {
  /** `theft`, or `steal*` for the beginning of a word. */
  readonly anchors: readonly string[];
  readonly techniques: readonly {
    readonly techniqueId: string;
    readonly cues: readonly CompiledCue[];
    readonly hints: readonly CompiledCue[];
  }[];
}

export interface Cue extends CompiledCue {
  readonly techniqueId: string;
  readonly strength: CueStrength;
}

interface Anchor {
  readonly id: number;
  readonly text: string;
  /** Those that are worth trying where it stands. */
  readonly cues: Cue[];
}

/** A word of a text as the cues see it. */
interface KnownWord extends AnchoredWord {
  /** Those for which it is a rare anchor. */
  readonly cues: readonly Cue[];
}

export interface Lexicon {
  readonly look: (word: string) => KnownWord;
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
  const text = readFileSync(packageFile('briefings/techniques/lexicon.jsonl'), 'utf8');
  const [anchors, ...techniques] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return buildLexicon({ anchors, techniques });
}

/** Indexes compiled cues. */
export function buildLexicon({ anchors, techniques }: CompiledLexicon): Lexicon {
  const all = anchors.map((text, id): Anchor => ({ id, text, cues: [] }));
  for (const { techniqueId, cues, hints } of techniques) {
    for (const cue of cues) file(all, { ...cue, techniqueId, strength: 'cue' });
    for (const hint of hints) file(all, { ...hint, techniqueId, strength: 'hint' });
  }
  const stems = all.filter(({ text }) => text.endsWith('*')).map((stem) => ({ ...stem, text: stem.text.slice(0, -1) }));
  const words = new Map(all.map((word) => [word.text, word]));
  return { look: lookUp(words, byHeads(stems)) };
}

function file(anchors: readonly Anchor[], cue: Cue): void {
  for (const id of cue.needs[0] ?? []) anchors[id]?.cues.push(cue);
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
export function matchCues({ look }: Lexicon, folded: string): readonly CueMatch[] {
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
  const startOf = (at: number): number => starts[at] as number;
  const endOf = (at: number): number => startOf(at) + (words[at] as KnownWord).text.length;
  const places = placesOf(words);
  return [...candidates(words, places)]
    .flatMap((cue) => fits(cue, words, places).map(([from, to]) => ({ cue, start: startOf(from), end: endOf(to - 1) })))
    .sort((one, other) => one.start - other.start);
}

/** At which words each anchor stands. */
function placesOf(words: readonly KnownWord[]): Places {
  const places = new Map<number, number[]>();
  for (const [at, { anchors }] of words.entries())
    for (const id of anchors) {
      const known = places.get(id);
      if (known) known.push(at);
      else places.set(id, [at]);
    }
  return places;
}

/** The few cues whose anchors the sentence holds: trying all of them would be slow. */
function candidates(words: readonly KnownWord[], places: Places): ReadonlySet<Cue> {
  const found = new Set<Cue>();
  for (const { cues } of words) for (const cue of cues) if (hasAll(cue.needs, places)) found.add(cue);
  return found;
}

function hasAll(needs: Cue['needs'], places: Places): boolean {
  for (const need of needs) if (!hasAny(need, places)) return false;
  return true;
}

function hasAny(need: readonly number[], places: Places): boolean {
  for (const id of need) if (places.has(id)) return true;
  return false;
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
