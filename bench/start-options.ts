import { readFileSync } from 'node:fs';
import { packageFile } from '../src/package-file.ts';

/** What `npm start` gives to node: flags for node itself, and what to run. */
export function startOptions(): { readonly flags: readonly string[]; readonly command: readonly string[] } {
  const { scripts } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { scripts: { start: string } };
  const [, ...words] = scripts.start.split(' ');
  const [script = '', ...args] = words.filter((word) => !word.startsWith('--'));
  return { flags: words.filter((word) => word.startsWith('--')), command: [packageFile(script), ...args] };
}
