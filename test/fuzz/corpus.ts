import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';

/** Inputs that once failed: they are tried first, always. */
export function readCorpus(name: string): readonly unknown[] {
  const path = pathOf(name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown[]) : [];
}

export function keep(name: string, input: unknown): void {
  const known = readCorpus(name);
  if (known.some((each) => JSON.stringify(each) === JSON.stringify(input))) return;
  writeFileSync(pathOf(name), `${JSON.stringify([...known, input], undefined, 2)}\n`);
}

function pathOf(name: string): string {
  return packageFile(`test/fuzz/corpus/${name}.json`);
}
