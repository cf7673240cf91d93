import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { aSlack, type LocalSlack, TEAM } from '../slack/a-slack.ts';
import { followLines } from '../support/follow-lines.ts';
import { startCli } from '../support/run-cli.ts';
import { openNewsroom } from './newsroom.ts';

export const TOKEN = 'a token of this cluster';
const LOOK_MS = 250;
/** A cluster that shows nothing new for so long, after the last of its news, has lost what is missing. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 2_000;

export interface ClusterOptions {
  /** Of an empty PostgreSQL database. */
  readonly databaseUrl: string;
  readonly processes: number;
  readonly feeds: number;
  readonly channels: number;
  readonly seconds: number;
  readonly eventEveryMs: number;
  readonly killEveryMs: number;
}

/** What came of it; `owed` is what was published, once a channel, and not what Sitrep believes. */
export interface ClusterReport {
  readonly seconds: number;
  /** After how many seconds the last of what is owed was there. */
  readonly settled: number;
  readonly processes: number;
  readonly kills: number;
  readonly feeds: number;
  readonly channels: number;
  readonly events: number;
  readonly owed: number;
  readonly lost: number;
  readonly duplicated: number;
}

export interface Cluster {
  /** Consoles of the processes, one each. */
  readonly consoles: readonly string[];
  readonly slack: LocalSlack;
  /** Publishes, kills a process every so often with SIGKILL and starts it again, then waits for what is owed. */
  run(): Promise<ClusterReport>;
  close(): Promise<void>;
}

/** Real processes on a real server, feeds of this machine and a Slack of this machine. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-cluster-'));
  const [newsroom, slack] = await Promise.all([openNewsroom(options.feeds), aSlack()]);
  const channels = await slack.channels(options.channels);
  const configuration = configure(newsroom.feeds, channels);
  const database = new pg.Client({ connectionString: options.databaseUrl });
  await database.connect();

  const start = async (nth: number) => {
    const home = join(folder, String(nth));
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'sitrep.yaml'), configuration);
    const child = startCli(['run'], {
      folder: home,
      environment: {
        DATABASE_URL: options.databaseUrl,
        PORT: '0',
        LOG_LEVEL: 'error',
        SITREP_API_TOKEN: TOKEN,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    child.stdout.pipe(process.stderr);
    const console = followLines(child.stderr)('Console: ').then((line) => line.split('Console: ')[1] ?? '');
    return { child, console };
  };
  const started = await Promise.all(Array.from({ length: options.processes }, (_, nth) => start(nth)));
  const children: ChildProcess[] = started.map(({ child }) => child);
  const consoles = await Promise.all(started.map(({ console }) => console));

  /** News are due at once, where a publisher would have to be waited for for five minutes. */
  const makeDue = () =>
    database.query(
      `update feeds set next_check_at = null where id in
        (select id from feeds where feed::json->>'url' = any($1) for update skip locked)`,
      [newsroom.unread()],
    );

  async function kill(nth: number): Promise<void> {
    const child = children[nth];
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const next = await start(nth);
    next.console.catch(() => {});
    children[nth] = next.child;
  }

  return {
    consoles,
    slack,
    async run() {
      const began = performance.now();
      const passed = () => performance.now() - began;
      const victims: string[] = [];
      let kills = 0;
      while (passed() < options.seconds * 1000) {
        if (passed() > victims.length * options.eventEveryMs) victims.push(newsroom.publish());
        if (passed() > (kills + 1) * options.killEveryMs) await kill(kills++ % options.processes);
        await makeDue();
        await sleep(LOOK_MS);
      }
      const seconds = Math.round(passed() / 1000);
      let shown = await readChannels(slack, channels);
      let lost = lostIn(shown, victims);
      for (let moved = passed(); lost > 0 && passed() < moved + PATIENCE_MS; ) {
        await makeDue();
        await sleep(LOOK_AGAIN_MS);
        shown = await readChannels(slack, channels);
        if (lostIn(shown, victims) < lost) moved = passed();
        lost = lostIn(shown, victims);
      }
      const settled = Math.round(passed() / 1000);
      const { processes, feeds } = options;
      const owed = victims.length * channels.length;
      const result = { seconds, processes, kills, feeds, channels: channels.length, events: victims.length, settled };
      return { ...result, owed, lost, duplicated: duplicatedIn(shown, victims) };
    },
    async close() {
      await Promise.all(children.map((child) => ended(child)));
      await Promise.all([database.end(), newsroom.close(), slack.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configure(feeds: readonly string[], channels: readonly string[]): string {
  return JSON.stringify({
    feeds: feeds.map((url) => ({ url })),
    schedule: '* * * * * *',
    network: { allowPrivate: [new URL(feeds[0] ?? '').host] },
    adapters: { console: { enabled: false } },
    subscriptions: channels.map((id) => ({ channel: `slack:${TEAM}/${id}`, everything: true })),
    limits: { postsPerHour: 100_000 },
  });
}

interface Shown {
  /** Messages of their own, as their readers see them. */
  readonly roots: readonly string[];
  /** Thread and words. */
  readonly replies: readonly string[];
}

async function readChannels(slack: LocalSlack, channels: readonly string[]): Promise<readonly Shown[]> {
  return Promise.all(
    channels.map(async (channel) => {
      const messages = await slack.messages(channel);
      const isRoot = ({ ts, threadTs }: (typeof messages)[number]) => threadTs === undefined || threadTs === ts;
      return {
        roots: messages.filter(isRoot).map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`),
        replies: messages.filter((message) => !isRoot(message)).map(({ text, threadTs }) => `${threadTs} ${text}`),
      };
    }),
  );
}

function tellingOf(victim: string, { roots }: Shown): number {
  return roots.filter((root) => root.includes(victim)).length;
}

function lostIn(shown: readonly Shown[], victims: readonly string[]): number {
  return shown.reduce((lost, channel) => lost + victims.filter((victim) => tellingOf(victim, channel) === 0).length, 0);
}

/** Messages beyond the first on an event, and words that a thread holds twice. */
function duplicatedIn(shown: readonly Shown[], victims: readonly string[]): number {
  return shown.reduce((sum, channel) => {
    const twice = victims.reduce((more, victim) => more + Math.max(tellingOf(victim, channel) - 1, 0), 0);
    return sum + twice + channel.replies.length - new Set(channel.replies).size;
  }, 0);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
