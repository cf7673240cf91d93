import { spawnSync } from 'node:child_process';
import { packageFile } from '../src/package-file.ts';
import { type Comparison, compare } from './measure.ts';

const STORY = 'The FBI attributed the theft of 4,502.9 BTC from the exchange DMM Bitcoin to TraderTraitor.';

/** `sitrep brief` on one story, the whole process, against a Node.js that does nothing. */
export function benchStarting(): Promise<Comparison> {
  return compare(
    () => run([packageFile('dist/src/main.js'), 'brief', '-', '--format', 'json'], STORY),
    () => run(['--eval', '0'], ''),
  );
}

function run(args: readonly string[], input: string): void {
  const { status } = spawnSync(process.execPath, args, { input, env: { DATABASE_URL: 'sqlite::memory:' } });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
}
