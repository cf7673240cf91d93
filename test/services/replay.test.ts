import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSince } from '../../src/cli/read-since.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import type { Subscription } from '../../src/model/delivery.ts';
import { newSubscription } from '../../src/new-subscription.ts';
import { runPass } from '../../src/pipeline.ts';
import { type Replayed, type ReplayParts, replay } from '../../src/services/replay.ts';
import { aHouse, sampleFeed } from '../support/a-house.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2024-12-26T12:00:00Z');
const LONG_AGO = new Date('2024-01-01T00:00:00Z');
const NEVER = new AbortController().signal;

function following(wish: Partial<Subscription>): Subscription {
  const channel = { adapter: 'console', id: 'terminal' };
  return newSubscription({ channel, timezone: 'UTC', createdBy: 'test', createdAt: NOW, ...wish });
}

async function replayed(parts: ReplayParts): Promise<readonly Replayed[]> {
  const posts: Replayed[] = [];
  for await (const post of replay(parts)) posts.push(post);
  return posts;
}

describe('a replay', () => {
  let parts: ReplayParts;
  let house: Awaited<ReturnType<typeof aHouse>>;

  beforeEach(async () => {
    house = await aHouse([sampleFeed('wire', 'en')], () => NOW);
    await runPass(house, { signal: NEVER, all: true });
    const { store, config } = house;
    parts = { store, knowledge: house.knowledge(), watch: config.watch, subscriptions: [], since: LONG_AGO };
  });

  it('shows what a subscription would have brought, why, and stores nothing', async () => {
    const posts = await replayed({ ...parts, subscriptions: [following({ actors: ['lazarus-group'] })] });
    expect(posts.map(({ briefing }) => briefing.headline)).toEqual([expect.stringContaining('DMM Bitcoin')]);
    expect(posts[0]?.deliveries[0]?.reason).toContain('Lazarus Group');
    expect(await house.store.deliveries.undelivered()).toEqual([]);
  });

  it('obeys the least role that is asked for', async () => {
    const count = async (wish: Partial<Subscription>) =>
      (await replayed({ ...parts, subscriptions: [following({ everything: true, ...wish })] })).length;
    expect(await count({ minRole: 'mentioned' })).toBeGreaterThan(await count({ minRole: 'attributed' }));
  });

  it('reads the stored stories anew: a name learned since is found', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ours.yaml'), 'actors: [{ id: log-crew, name: Common Log File System }]\n');
    const config = { ...house.config, actorFiles: [join(folder, 'ours.yaml')] };
    const subscriptions = [following({ actors: ['log-crew'], minRole: 'mentioned' })];
    expect(await replayed({ ...parts, subscriptions })).toEqual([]);
    const knowledge = await loadKnowledge(house.store, config);
    const [post] = await replayed({ ...parts, knowledge, subscriptions });
    expect(post?.briefing.headline).toContain('seventy holes');
  });

  it('goes no further back than asked', async () => {
    const subscriptions = [following({ everything: true, minRole: 'mentioned' })];
    const all = await replayed({ ...parts, subscriptions });
    const since = new Date(NOW.getTime() - 4 * 24 * 60 * 60_000);
    const late = await replayed({ ...parts, subscriptions, since });
    expect(late.length).toBeLessThan(all.length);
    for (const { briefing } of late) expect(new Date(briefing.createdAt) >= since).toBe(true);
  });
});

describe('the first sight of a feed', () => {
  it('brings the news of a day, or what was published since a time that is asked for', async () => {
    const due = async (since?: Date) => {
      const house = await aHouse([sampleFeed('wire', 'en')], () => NOW);
      await house.store.subscriptions.put(following({ everything: true, minRole: 'mentioned' }));
      const progress: string[] = [];
      const onChecked = (checked: number, of: number) => void progress.push(`${checked} of ${of}`);
      const { deliveries } = await runPass(house, { signal: NEVER, all: true, onChecked, ...(since && { since }) });
      expect(progress).toEqual(['1 of 1']);
      return deliveries;
    };
    const daily = await due();
    expect(await due(LONG_AGO)).toBeGreaterThan(daily);
  });
});

describe('a time in the past', () => {
  it('is a span or a date', () => {
    expect(readSince('30d', NOW)).toEqual(new Date('2024-11-26T12:00:00Z'));
    expect(readSince('2024-12-01', NOW)).toEqual(new Date('2024-12-01T00:00:00Z'));
  });

  it.each(['tomorrow', '2999-01-01', '-1d', ''])('is never "%s"', (text) => {
    expect(() => readSince(text, NOW)).toThrow('is no time in the past');
  });
});
