import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { packageFile } from '../../src/package-file.ts';

/** A mount namespace of its own: what is mounted in there goes with the process. */
const UNSHARE = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];

/** Whether this system lets us mount a disk for a test. */
export function canMount(): boolean {
  const able = spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
  if (!able) console.warn('SKIPPED on a real disk: this system lets nobody mount one (unshare --mount).');
  return able;
}

/** Starts a shell script in `folder`, which is a disk of so many KB for it alone; `$SITREP` is the built program. */
export function onASmallDisk(kilobytes: number, folder: string, script: string): ChildProcessWithoutNullStreams {
  const mount = `mount -t tmpfs -o size=${kilobytes}k tmpfs "${folder}" && cd "${folder}"`;
  return spawn('unshare', [...UNSHARE, 'sh', '-c', `${mount} && { ${script}\n}`], {
    env: { PATH: process.env.PATH, SITREP: `${process.execPath} ${packageFile('dist/program/sitrep.js')}` },
  });
}
