import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FeedServer, serveFeeds } from './feed-server.ts';
import { against, alone, type Result } from './measure.ts';
import { openPollers, type Poller } from './pollers.ts';
import type { Run } from './run-process.ts';

const ROUNDS = 3;

interface Scenario {
  readonly feeds: number;
  readonly entries: number;
  readonly latencyMs: number;
  readonly peers: readonly string[];
  readonly targets: Readonly<Record<Step, Readonly<Record<string, number>>>>;
  readonly rounds?: number;
}

type Step = 'first poll' | 'unchanged' | 'a tenth changed';

/** `sitrep poll --all` as a whole process, against newsboat with 8 threads and rss2email on the same feeds. */
export function benchPolling(): Promise<readonly Result[]> {
  return play({
    feeds: 200,
    entries: 30,
    latencyMs: 0,
    peers: ['newsboat', 'rss2email'],
    targets: {
      'first poll': { newsboat: 1 },
      unchanged: { newsboat: 0.6, rss2email: 1.2 },
      'a tenth changed': { newsboat: 0.7 },
    },
    rounds: 1,
  });
}

/** The same where every answer takes 100 ms. */
export function benchLatency(): Promise<readonly Result[]> {
  const targets = { newsboat: 0.8 };
  return play({
    feeds: 50,
    entries: 30,
    latencyMs: 100,
    peers: ['newsboat'],
    targets: { 'first poll': targets, unchanged: targets, 'a tenth changed': {} },
  });
}

/** How an unchanged poll grows with the number of feeds, against rss2email. */
export async function benchManyFeeds(): Promise<readonly Result[]> {
  const none = { 'first poll': {}, unchanged: { rss2email: 0.25 }, 'a tenth changed': {} };
  const scenario = { entries: 1, latencyMs: 0, targets: none, rounds: 1 };
  return [
    ...(await play({ ...scenario, feeds: 100, peers: ['rss2email'] })),
    ...(await play({ ...scenario, feeds: 1_000, peers: ['rss2email'] })),
    ...(await play({ ...scenario, feeds: 10_000, peers: [] })),
  ];
}

async function play(scenario: Scenario): Promise<readonly Result[]> {
  const rounds: Played[] = [];
  for (let round = 0; round < (scenario.rounds ?? ROUNDS); round += 1) rounds.push(await playRound(scenario));
  const { feeds, entries, latencyMs, targets } = scenario;
  const under = `${feeds} feeds of ${entries} entries${latencyMs ? ` at ${latencyMs} ms` : ''}`;
  const runsOf = (step: Step, name: string) =>
    rounds.map((round) => round.get(`${step} ${name}`)).filter((run) => run !== undefined);
  return (['first poll', 'unchanged', 'a tenth changed'] as const).flatMap((step) => {
    const ours = runsOf(step, 'sitrep');
    const walls = ours.map(({ wallMs }) => wallMs);
    const peers = scenario.peers.filter((name) => runsOf(step, name).length > 0);
    return [
      ...peers.map((name) => {
        const figures = runsOf(step, name).map(({ wallMs }) => wallMs);
        return against(`poll ${under}, ${step}`, 'ms', walls, { name, figures }, targets[step][name]);
      }),
      alone(
        `poll ${under}, ${step}: CPU`,
        'ms CPU',
        ours.map(({ cpuMs }) => cpuMs),
      ),
      alone(
        `poll ${under}, ${step}: peak memory`,
        'MB',
        ours.map(({ peakMb }) => peakMb),
        200,
      ),
    ];
  });
}

type Played = ReadonlyMap<string, Run>;

async function playRound({ peers, ...options }: Scenario): Promise<Played> {
  const root = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const server = await serveFeeds(options);
  const pollers = openPollers(['sitrep', ...peers], (name) => folderIn(root, name), server);
  const played = new Map<string, Run>();
  const step = async (name: Step | undefined) => {
    for (const [poller, { poll }] of pollers) {
      const run = await poll();
      if (name) played.set(`${name} ${poller}`, run);
    }
  };
  try {
    await step('first poll');
    // newsboat asks conditionally from the third poll on.
    await step(undefined);
    await unchanged(server, pollers, () => step('unchanged'));
    server.publish(options.feeds / 10);
    await step('a tenth changed');
    return played;
  } finally {
    await server.close();
    rmSync(root, { recursive: true });
  }
}

/** Every poller must have asked for every feed, and been told that it is as it was. */
async function unchanged(
  { urls, counted }: FeedServer,
  pollers: ReadonlyMap<string, Poller>,
  step: () => Promise<void>,
) {
  const before = { ...counted };
  await step();
  const wanted = urls.length * pollers.size;
  const [requests, same] = [counted.requests - before.requests, counted.unchanged - before.unchanged];
  if (requests !== wanted || same !== wanted)
    throw new Error(`${requests} requests, ${same} unchanged; wanted ${wanted}`);
}

function folderIn(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  return folder;
}
