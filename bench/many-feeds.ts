import { alone, type Result } from './measure.ts';
import { play } from './play.ts';

const COUNTS = [100, 1_000, 10_000] as const;
const FLAT = 1.5;

/**
 * How polls grow with the number of feeds, of which each has an entry of ordinary news: nobody writes ten thousand briefings
 * at once. Against rss2email as far as it gets in minutes.
 */
export async function benchManyFeeds(): Promise<readonly Result[]> {
  const none = { 'first poll': {}, unchanged: {}, 'a tenth changed': {} };
  const scenario = { entries: 1, latencyMs: 0, ordinary: true, targets: none };
  const targets = { ...none, unchanged: { rss2email: 0.25 } };
  const [few, many, most] = COUNTS;
  const growing = [
    await play({ ...scenario, feeds: few, peers: ['rss2email'], mostMb: 200 }),
    await play({ ...scenario, feeds: many, peers: ['rss2email'], targets, mostMb: 200 }),
    await play({ ...scenario, feeds: most, peers: [], rounds: 1 }),
  ];
  const [ofFew = 0, ofMany = 0, ofMost = 0] = growing.map(cpuUnchanged);
  const growth = (ofMost - ofMany) / (most - many) / ((ofMany - ofFew) / (many - few));
  return [...growing.flat(), alone('a further unchanged feed, 10,000 over 1,000', 'times', [growth], FLAT)];
}

function cpuUnchanged(results: readonly Result[]): number {
  return results.find(({ what }) => what.endsWith('unchanged: CPU'))?.ours ?? Number.NaN;
}
