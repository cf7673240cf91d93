import { randomFrom } from '../../../src/random-from.ts';
import { judgeReceiver, judgeSlack, sum, type Verdict } from './judge.ts';
import { type Lives, openLives } from './life.ts';
import { MISHAPS, type Mishap, openPlatforms, type Platforms } from './platforms.ts';
import { scriptOf } from './script.ts';

const START = Date.parse('2024-12-24T12:00:00Z');
const MOST_DEATHS = 3;
const MOST_MISHAPS = 10;
const MISHAP_SHARE = 0.3;
/** A death comes within so many calls of the store, or requests: most lives have more. */
const CALLS = 40;
const REQUESTS = 8;
const SOON_MS = 20;
const LONGEST_DOWN_MS = 5 * 60_000;

export interface FaultReport extends Verdict {
  readonly runs: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Lost answers that could not be looked up: each may stand twice. */
  readonly doubts: number;
  /** How often somebody had to say `retry`. */
  readonly retries: number;
}

export interface FaultOptions {
  readonly runs: number;
  /** Default 1. */
  readonly firstSeed?: number;
  /** Address of an empty database. */
  readonly database: () => Promise<string>;
  readonly atOnce: number;
  readonly onRun?: (report: FaultReport, seed: number) => void;
}

/** So many seeded runs, each over several lives of a real process that is killed while platforms fail. */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { runs, firstSeed = 1, database, atOnce, onRun } = options;
  const seeds = Array.from({ length: runs }, (_, n) => firstSeed + n);
  const reports: FaultReport[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const lives = openLives();
      const platforms = await openPlatforms();
      try {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
          const report = await runOne(seed, await database(), lives, platforms);
          reports.push(report);
          onRun?.(report, seed);
        }
      } finally {
        lives.stop();
        await platforms.close();
      }
    }),
  );
  return total(reports);
}

async function runOne(seed: number, database: string, lives: Lives, platforms: Platforms): Promise<FaultReport> {
  const random = randomFrom(seed);
  const script = scriptOf(seed, random);
  const slack = await platforms.slackChannels(2);
  const webhook = { adapter: 'webhook', id: `hook-${seed}` };
  const deaths = Array.from({ length: 1 + Math.floor(random() * MOST_DEATHS) }, () => deathFrom(random));
  const faults: Record<string, number> = {};
  const counts = { kills: 0, doubts: 0, retries: 0 };
  const misfortune = () => {
    const mishaps = Object.values(faults).reduce((sum, count) => sum + count, 0);
    if (mishaps >= MOST_MISHAPS || random() >= MISHAP_SHARE) return undefined;
    const mishap = MISHAPS[Math.floor(random() * MISHAPS.length)] ?? 'no-answer';
    faults[mishap] = (faults[mishap] ?? 0) + 1;
    return mishap;
  };
  const { apiUrl, botToken } = platforms.slack;
  const world = { database, script, channels: [...slack, webhook], slack: { apiUrl, botToken }, seed };
  let now = START;
  for (let isOver = false; !isOver; ) {
    const death = deaths.shift();
    const life = {
      ...world,
      receiver: platforms.receiver,
      startsAt: now,
      ...(death?.by === 'store' && { dies: death }),
    };
    const ending = await lives.live(life, (kill) => {
      let requests = 0;
      platforms.decide(() => {
        requests += 1;
        return death?.by === 'request' && requests === death.number ? die(death, kill) : misfortune();
      });
    });
    platforms.decide(() => undefined);
    // What was on its way when the process ended arrives before the next one looks for it.
    await platforms.slack.idle();
    counts.kills += ending.killed ? 1 : 0;
    counts.doubts += ending.doubts;
    counts.retries += ending.retries;
    now = ending.now + Math.floor(random() * LONGEST_DOWN_MS);
    isOver = !ending.killed;
  }
  const verdict = sum([
    ...(await Promise.all(slack.map((channel) => judgeSlack(script, channel, platforms, counts.retries > 0)))),
    judgeReceiver(script, webhook, platforms),
  ]);
  return { runs: 1, ...counts, faults, ...verdict };
}

type Death =
  | { readonly by: 'store'; readonly call: number; readonly when: 'before' | 'after' }
  /** Before the platform takes the request, after it has, or some moments later. */
  | {
      readonly by: 'request';
      readonly number: number;
      readonly when: 'before' | 'after' | 'soon';
      readonly afterMs: number;
    };

function deathFrom(random: () => number): Death {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  if (random() < 0.5) return { by: 'store', call: upTo(CALLS), when: random() < 0.5 ? 'before' : 'after' };
  const when = (['before', 'after', 'soon'] as const)[upTo(3) - 1] ?? 'soon';
  return { by: 'request', number: upTo(REQUESTS), when, afterMs: upTo(SOON_MS) };
}

function die({ when, afterMs }: Extract<Death, { by: 'request' }>, kill: () => void): Mishap | undefined {
  if (when === 'soon') {
    setTimeout(kill, afterMs);
    return undefined;
  }
  kill();
  return when === 'before' ? 'server-error' : 'answer-cut';
}

function total(reports: readonly FaultReport[]): FaultReport {
  const count = (read: (report: FaultReport) => number) => reports.reduce((sum, report) => sum + read(report), 0);
  return {
    runs: reports.length,
    kills: count(({ kills }) => kills),
    faults: Object.fromEntries(MISHAPS.map((mishap) => [mishap, count(({ faults }) => faults[mishap] ?? 0)])),
    doubts: count(({ doubts }) => doubts),
    retries: count(({ retries }) => retries),
    ...sum(reports),
  };
}
