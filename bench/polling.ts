import type { Result } from './measure.ts';
import { play } from './play.ts';

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
    mostMb: 200,
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
    mostMb: 200,
    targets: { 'first poll': targets, unchanged: targets, 'a tenth changed': {} },
  });
}
