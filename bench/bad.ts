import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BAD_FEEDS, type BadFeed } from './bad-feeds.ts';
import { aFeed, anEntry, entriesIn } from './dated-feed.ts';
import { listenOn } from './listen.ts';
import { against, alone, type Result } from './measure.ts';
import { installed, openPoller } from './pollers.ts';
import { openSink } from './sink.ts';

const ROUNDS = 3;
const GOOD = 9;
/** The bad feed's place among the ten. */
const THIRD = 2;
/** Peers that wait longer for a server that never answers are not waited for. */
const PEER_LIMIT_MS = 15_000;
const SLOWER = 1.2;
/** Ours, just before each bad feed: the same nine feeds. */
const CALM = 'without it';

interface Played {
  /** Until the good feeds' briefings had arrived; of a peer, until its pass had ended. Infinite when not all did. */
  readonly outMs: number;
  readonly good: number;
  /** Entries of the bad feed. */
  readonly bad: number;
}

/**
 * Ten feeds, each on a host of its own, of which one is bad: how many of the others are read by a whole `sitrep poll --all`,
 * and how long their briefings take to arrive at a webhook, against the same without the bad one and against the peers' passes.
 */
export async function benchBad(): Promise<readonly Result[]> {
  const peers = installed(['newsboat', 'rss2email']);
  const played = new Map<string, Played[]>();
  const play = async (who: string, bad: BadFeed, poll: Promise<Played>) => {
    const key = `${who} ${bad.what}`;
    played.set(key, [...(played.get(key) ?? []), await poll]);
  };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const bad of BAD_FEEDS) {
      await play(CALM, bad, playTen('sitrep', undefined));
      for (const name of ['sitrep', ...peers]) await play(name, bad, playTen(name, bad));
    }
  const of = (who: string, bad: BadFeed) => played.get(`${who} ${bad.what}`) ?? [];
  const walls = (who: string, bad: BadFeed) => of(who, bad).map(({ outMs }) => outMs);
  /** Ours must lose nothing; what peers lose stands beside it. */
  const losses = (what: string, unit: 'feeds' | 'entries', lostBy: (name: string) => number) => [
    alone(what, unit, [lostBy('sitrep')], 0),
    ...peers.map((name) => alone(`${what}: ${name}`, unit, [lostBy(name)])),
  ];
  const goodLost = (name: string) =>
    BAD_FEEDS.flatMap((bad) => of(name, bad)).reduce((sum, { good }) => sum + GOOD - good, 0);
  const readableLost = (name: string, bad: BadFeed) =>
    Math.max(0, ...of(name, bad).map((each) => bad.readable - each.bad));
  return [
    ...losses('good feeds lost beside a bad one, in all polls', 'feeds', goodLost),
    ...BAD_FEEDS.flatMap((bad) => {
      const what = `nine feeds out beside ${bad.what}`;
      const ours = walls('sitrep', bad);
      return [
        against(what, 'ms', ours, { name: CALM, figures: walls(CALM, bad) }, SLOWER),
        ...peers.map((name) => against(what, 'ms', ours, { name: `${name}, pass`, figures: walls(name, bad) })),
        ...(bad.readable > 0
          ? losses(`readable entries lost of ${bad.what}`, 'entries', (name) => readableLost(name, bad))
          : []),
      ];
    }),
  ];
}

async function playTen(name: string, bad: BadFeed | undefined): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const answers = Array.from({ length: GOOD }, (_, number) => (response: ServerResponse) => {
    response.end(aFeed([anEntry('good', number)]));
  });
  if (bad) answers.splice(THIRD, 0, bad.answer);
  const feeds = await listenOn(answers.length, (request, response) =>
    answers[Number(request.url?.slice(1))]?.(response),
  );
  const sink = await openSink();
  try {
    const urls = feeds.hosts.map((host, index) => `http://${host}/${index}`);
    const poller = openPoller(name, folder, { urls, hosts: feeds.hosts, settings: sink.settings(feeds.hosts) });
    const start = performance.now();
    const { wallMs } = await poller.poll(poller.kept && { limitMs: PEER_LIMIT_MS });
    const arrived = poller.kept ? [{ at: start + wallMs, body: poller.kept() }] : sink.arrived;
    const firsts = new Map<string, number>();
    for (const { at, body } of arrived)
      for (const entry of entriesIn(body)) if (!firsts.has(entry)) firsts.set(entry, at - start);
    const isGood = (entry: string) => entry.includes('//good.');
    const good = [...firsts].filter(([entry]) => isGood(entry)).map(([, ms]) => ms);
    const outMs = good.length === GOOD ? Math.max(...good) : Number.POSITIVE_INFINITY;
    return { outMs, good: good.length, bad: firsts.size - good.length };
  } finally {
    await Promise.all([feeds.close(), sink.close()]);
    rmSync(folder, { recursive: true });
  }
}
