import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { packageFile } from '../../src/package-file.ts';

/** Runs another command of the package and reads the JSON line that it ends with. */
export async function runReport(command: string, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const child = spawn('npm', ['run', '--silent', command, '--', ...args], {
    cwd: packageFile('.'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = (await text(child.stdout)).trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '') as Readonly<Record<string, unknown>>;
}
