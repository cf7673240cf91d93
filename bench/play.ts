import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FeedServer, type FeedsWanted, serveFeeds } from './feed-server.ts';
import { against, alone, type Result } from './measure.ts';
import { installed, openPoller, type Poller } from './pollers.ts';
import type { Run } from './run-process.ts';

const ROUNDS = 3;

export interface Scenario extends FeedsWanted {
  readonly peers: readonly string[];
  readonly targets: Readonly<Record<Step, Readonly<Record<string, number>>>>;
  readonly rounds?: number;
  /** What our memory should stay under, in MB. */
  readonly mostMb?: number;
}

type Step = 'first poll' | 'unchanged' | 'a tenth changed';

/** Polls as whole processes: first, unchanged, and after a tenth of the feeds published; ours against the peers. */
export async function play(scenario: Scenario): Promise<readonly Result[]> {
  const rounds: Played[] = [];
  for (let round = 0; round < (scenario.rounds ?? ROUNDS); round += 1) rounds.push(await playRound(scenario));
  const { feeds, entries, latencyMs, targets, ordinary, mostMb } = scenario;
  const under = `${feeds} feeds of ${entries} entries${ordinary ? ' without names' : ''}${latencyMs ? ` at ${latencyMs} ms` : ''}`;
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
      ...(peers.length === 0 ? [alone(`poll ${under}, ${step}`, 'ms', walls)] : []),
      alone(
        `poll ${under}, ${step}: CPU`,
        'ms CPU',
        ours.map(({ cpuMs }) => cpuMs),
      ),
      alone(
        `poll ${under}, ${step}: peak memory`,
        'MB',
        ours.map(({ peakMb }) => peakMb),
        mostMb,
      ),
    ];
  });
}

type Played = ReadonlyMap<string, Run>;

async function playRound({ peers, ...options }: Scenario): Promise<Played> {
  const root = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const server = await serveFeeds(options);
  const names = installed(['sitrep', ...peers]);
  const pollers = new Map(names.map((name) => [name, openPoller(name, folderIn(root, name), server)]));
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
