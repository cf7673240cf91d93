import { packageFile } from '../src/package-file.ts';
import { against, alone, inRounds, type Result } from './measure.ts';
import { type Run, runProcess } from './run-process.ts';

const ROUNDS = 7;
const STORY = 'The FBI attributed the theft of 4,502.9 BTC from the exchange DMM Bitcoin to TraderTraitor.';

/** `sitrep brief` on one story, the whole process, against a Node.js that does nothing. */
export async function benchStarting(): Promise<readonly Result[]> {
  const runs: Run[] = [];
  const { ours, bare } = await inRounds(
    { ours: [packageFile('dist/program/sitrep.js'), 'brief', '-', '--format', 'json'], bare: ['--eval', '0'] },
    ROUNDS,
    async (args) => {
      const run = await runProcess([process.execPath, ...args], {
        input: STORY,
        env: { DATABASE_URL: 'sqlite::memory:' },
      });
      if (args.length > 2) runs.push(run);
      return run.cpuMs;
    },
  );
  return [
    against('start, one briefing, end', 'ms CPU', ours, { name: 'a bare node', figures: bare }),
    alone('start, one briefing, end', 'ms CPU', ours, 400),
    alone(
      'start, one briefing, end: peak memory',
      'MB',
      runs.map(({ peakMb }) => peakMb),
      110,
    ),
  ];
}
