import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-file.ts';

const ADDRESS = /^sitrep:sample\/([a-z][a-z0-9-]*)$/;

/** `sitrep:sample/wire` names a feed that ships with Sitrep: it needs no network, and its dates follow the clock. */
export function isSampleFeed(url: string): boolean {
  return ADDRESS.test(url);
}

export async function readSampleFeed(url: string): Promise<Uint8Array> {
  return readFile(packageFile(`src/feeds/sample/${ADDRESS.exec(url)?.[1]}.xml`));
}
