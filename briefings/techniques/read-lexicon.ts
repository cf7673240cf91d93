import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageFile } from '../../src/package-file.ts';
import { compileCue } from './cue-pattern.ts';
import type { CompiledEntry } from './lexicon.ts';

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
      const entries: Record<string, LexiconEntry> = parse(readFileSync(join(folder, file), 'utf8'));
      return Object.entries(entries);
    }),
  );
}

/** What `lexicon.jsonl` holds of these entries. Throws on a malformed cue. */
export function compileLexicon(entries: ReadonlyMap<string, LexiconEntry>): readonly CompiledEntry[] {
  return [...entries].map(([techniqueId, { cues, hints = [], fr }]) => ({
    techniqueId,
    cues: [...cues, ...fr].map(compileCue),
    hints: hints.map(compileCue),
  }));
}
