import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { packageFile } from '../../../src/package-file.ts';
import type { Life, LifeSign } from './driver.ts';

const DRIVER = 'node_modules/.cache/faults/test/delivery/faults/driver.js';
const LONGEST_LIFE_MS = 120_000;

/** How a life ended: killed, or with all delivered. */
export interface Ending {
  readonly killed: boolean;
  /** What its clock showed last. */
  readonly now: number;
  /** Posts that it could not look up. */
  readonly doubts: number;
  readonly retries: number;
}

export interface Lives {
  /** Lives one life in a process of its own, which `kill` ends with SIGKILL. Rejects when it ends by itself or never. */
  live(life: Life, onStart: (kill: () => void) => void): Promise<Ending>;
  stop(): void;
}

/** Processes, the next of which is started before it is needed. */
export function openLives(): Lives {
  let spare = start();
  return {
    async live(life, onStart) {
      const { child, ready } = spare;
      spare = start();
      await ready;
      let now = life.startsAt;
      let done: Extract<LifeSign, { kind: 'done' }> | undefined;
      let tooLong = false;
      child.on('message', (sign: LifeSign) => {
        if (sign.kind === 'time') now = sign.now;
        if (sign.kind !== 'done') return;
        done = sign;
        child.kill('SIGKILL');
      });
      const limit = setTimeout(() => {
        tooLong = true;
        child.kill('SIGKILL');
      }, LONGEST_LIFE_MS);
      onStart(() => child.kill('SIGKILL'));
      child.send(life);
      const [code, signal] = await once(child, 'exit');
      clearTimeout(limit);
      if (tooLong) throw new Error(`a life of seed ${life.seed} never ended`);
      if (signal !== 'SIGKILL') throw new Error(`a life of seed ${life.seed} ended by itself (${code ?? signal})`);
      return { killed: done === undefined, now, doubts: done?.doubts ?? 0, retries: done?.retries ?? 0 };
    },
    stop: () => void spare.child.kill('SIGKILL'),
  };
}

function start(): { readonly child: ChildProcess; readonly ready: Promise<unknown> } {
  const child = fork(packageFile(DRIVER), { env: { PATH: process.env.PATH } });
  return { child, ready: once(child, 'message') };
}
