import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-file.ts';

/** Words that tell an actor's name from the same word in ordinary use, as sources of regular expressions. */
interface Cues {
  readonly strong: readonly string[];
  readonly weakAfter: readonly string[];
  readonly actorNouns: readonly string[];
  readonly deeds: readonly string[];
  readonly introductions: readonly string[];
  readonly security: readonly string[];
  readonly crime: readonly string[];
  readonly softwareNouns: readonly string[];
  /** Phrases, not expressions. */
  readonly notActors: readonly string[];
}

export const CUES: Cues = parse(readFileSync(packageFile('src/match/cues.yaml'), 'utf8'));

/** One of the expressions, as whole words in scripts that space them. */
export function anyOf(sources: readonly string[]): string {
  return `(?<![\\p{Script=Latin}\\d])(?:${sources.join('|').replaceAll('\\w', '[\\p{L}\\p{N}]')})(?![\\p{Script=Latin}\\d])`;
}
