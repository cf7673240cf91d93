import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../src/package-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { type CueWord, compileCue, type Step } from './cue-pattern.ts';
import type { AnchoredStep } from './fit-steps.ts';
import type { CompiledLexicon, Cue, CueStrength } from './lexicon.ts';
import { createShares } from './word-shares.ts';

/** A technique's cues as written in `lexicon/*.yaml`; `fr` are as sure as `cues`. */
export interface LexiconEntry {
  readonly cues: readonly string[];
  readonly hints?: readonly string[];
  readonly fr: readonly string[];
}

/** The entries of all lexicon files, by technique id. */
export function readLexicon(): ReadonlyMap<string, LexiconEntry> {
  const folder = packageFile('briefings/techniques/lexicon');
  const files = readdirSync(folder).sort();
  return new Map(
    files.flatMap((file) => {
      const entries = parseYaml(readFileSync(join(folder, file), 'utf8')) as Record<string, LexiconEntry>;
      return Object.entries(entries);
    }),
  );
}

/** What `lexicon.jsonl` holds of these entries. Throws on a malformed cue. */
export function compileLexicon(entries: ReadonlyMap<string, LexiconEntry>): CompiledLexicon {
  const ids = new Map<string, number>();
  const idOf = (word: CueWord): number => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  const anchored = ({ gap, optional, choices }: Step): AnchoredStep => ({
    gap,
    ...(optional && { optional }),
    choices: choices.map((choice) => {
      if (typeof choice !== 'string') return choice.map(anchored);
      return choice.startsWith('/') ? choice : idOf(choice);
    }),
  });
  const shareOf = createShares();
  const compile = (techniqueId: string, strength: CueStrength, written: string): Cue => {
    const { steps, needs } = compileCue(written, shareOf);
    return { techniqueId, strength, steps: steps.map(anchored), needs: needs.map((words) => words.map(idOf)) };
  };
  const compiled = [...entries].flatMap(([techniqueId, { cues, hints = [], fr }]) => [
    ...[...cues, ...fr].map((cue) => compile(techniqueId, 'cue', cue)),
    ...hints.map((hint) => compile(techniqueId, 'hint', hint)),
  ]);
  const tried = [...ids.keys()].map((text) => ({ text, cues: [] as number[] }));
  for (const [index, { needs }] of compiled.entries()) for (const id of needs[0] ?? []) tried[id]?.cues.push(index);
  return { anchors: tried, cues: compiled };
}
