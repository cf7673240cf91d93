import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** GNU time, which tells a process's peak memory. */
const TIME = '/usr/bin/time';
const KILLED = 137;
const FIGURES = /^([\d.]+) ([\d.]+) (\d+)$/m;

export interface Run {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly stdout: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** It is killed then, and that is no fault. */
  readonly limitMs?: number;
}

/** Whether a program is installed in one of the usual folders. */
export function isInstalled(program: string): boolean {
  return ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(`${folder}/${program}`));
}

/** Runs a whole process and measures it from outside. Throws when it fails, or where GNU time is missing. */
export async function runProcess(
  command: readonly string[],
  { cwd, input = '', env, limitMs }: RunOptions = {},
): Promise<Run> {
  if (!existsSync(TIME)) throw new Error(`${TIME} is missing: install the package "time"`);
  const limited = limitMs === undefined ? command : ['timeout', '--signal=KILL', `${limitMs / 1000}`, ...command];
  const start = performance.now();
  const child = spawn(TIME, ['-f', '%U %S %M', ...limited], {
    env: { PATH: '/usr/bin:/bin', HOME: cwd ?? '/', ...env },
    ...(cwd && { cwd }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (stderr += part));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  const wallMs = performance.now() - start;
  const [, user, system, peak] = FIGURES.exec(stderr) ?? [];
  const ended = code === 0 || (code === KILLED && limitMs !== undefined);
  if (!ended || !peak) throw new Error(`${command.join(' ')} ended with ${code}: ${stderr.slice(-500)}`);
  return { wallMs, cpuMs: (Number(user) + Number(system)) * 1000, peakMb: Number(peak) / 1024, stdout };
}
