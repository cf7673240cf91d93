import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { packageFile } from '../../src/package-file.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Where it is started: its `sitrep.yaml` and `data/` are there. */
  readonly folder: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the built program once, with nothing of this process's environment but the path. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = startCli(args, options);
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** Starts the built program; the caller ends it. */
export function startCli(
  args: readonly string[],
  { folder, environment = {} }: CliOptions,
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [packageFile('dist/program/sitrep.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
}
