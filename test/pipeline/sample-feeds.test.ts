import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../src/model/briefing.ts';
import { runPass } from '../../src/pipeline.ts';
import type { StoryRecord } from '../../src/store/store.ts';
import { aClock } from '../support/a-clock.ts';
import { aHouse, sampleFeed } from '../support/a-house.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { deliverDue } from '../support/deliver-due.ts';
import { createFakePlatform } from '../support/fake-adapter.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const FEEDS = [sampleFeed('wire', 'en'), sampleFeed('depeche', 'fr'), sampleFeed('lab', 'en')];

describe('the sample feeds, read once', () => {
  it('tell what Sitrep does', async () => {
    const house = await aHouse(FEEDS, () => NOW);
    const channel = { adapter: 'fake', id: 'C1' };
    await house.store.subscriptions.put(aSubscription({ channel, everything: true }));
    const summary = await runPass(house, { signal: AbortSignal.timeout(60_000) });
    expect(summary.feeds).toEqual({ checked: 3, changed: 3, unchanged: 0, failed: 0 });
    const briefings = await house.store.briefings.latest({ limit: 50 });
    const about = (words: string) => briefings.filter(({ headline }) => headline.includes(words));

    const [dmm, ...others] = about('DMM');
    expect(others, 'one event told in two languages is one incident').toEqual([]);
    expect(new Set(dmm?.sources.map(({ publisher }) => publisher))).toEqual(new Set(['wire', 'depeche', 'lab']));
    expect(dmm?.actors.find(({ id }) => id === 'tradertraitor')).toMatchObject({
      role: 'attributed',
      parents: [expect.objectContaining({ id: 'lazarus-group', attackId: 'G0032' })],
    });
    const claimants = dmm?.actors[0]?.attributedBy.map(({ name }) => name);
    expect(claimants).toEqual(expect.arrayContaining(['FBI', 'DC3', 'NPA']));
    expect(dmm?.actors.find(({ id }) => id === 'dark-angels')?.role).toBe('mentioned');
    const lost = dmm?.losses.filter(({ scope }) => scope === 'incident').map(({ amount, unit }) => `${amount} ${unit}`);
    expect(lost).toEqual(expect.arrayContaining(['4502.9 BTC', '308000000 USD']));
    const context = dmm?.losses.filter(({ scope }) => scope === 'context').map(({ amount }) => amount);
    expect(context).toEqual(expect.arrayContaining([1_340_000_000, 75_000_000]));

    expect(about('Zinc'), 'zinc is a metal here').toEqual([]);
    const denied = briefings.flatMap(({ actors }) => actors).filter(({ role }) => role === 'denied');
    expect(denied.map(({ id }) => id)).toContain('lazarus-group');
    for (const briefing of briefings) await expectEvidenceToSlice(briefing, (ids) => house.store.stories.byIds(ids));

    const again = await runPass(house, { signal: AbortSignal.timeout(60_000), all: true });
    expect(again).toEqual({
      feeds: { checked: 3, changed: 0, unchanged: 3, failed: 0 },
      stories: 0,
      briefings: 0,
      deliveries: 0,
    });
  });
});

describe('a channel that follows Lazarus Group', () => {
  it('gets the theft as one message with a thread that tells how attribution hardened', async () => {
    const clock = aClock(NOW);
    const house = await aHouse([], clock.now);
    const platform = createFakePlatform();
    await house.store.subscriptions.put(aSubscription({ channel: { adapter: 'fake', id: 'C1' } }));
    for (const feed of [sampleFeed('lab', 'en'), sampleFeed('wire', 'en'), sampleFeed('depeche', 'fr')]) {
      await house.store.feeds.put(feed);
      await runPass(house, { signal: AbortSignal.timeout(60_000) });
      await deliverDue(house.store, platform, { clock });
    }

    const [root, ...otherRoots] = platform.roots();
    expect(otherRoots, 'nothing else is about Lazarus Group: the false flag names it only to clear it').toEqual([]);
    expect(root?.post).toMatchObject({
      kind: 'briefing',
      briefing: {
        headline: 'TraderTraitor (North Korea, part of Lazarus Group) stole 4,502.9 BTC from DMM Bitcoin',
        sources: [{ publisher: 'lab' }, { publisher: 'wire' }, { publisher: 'depeche' }],
      },
    });
    const thread = platform.messages().filter((message) => message.thread === root?.id);
    const told = thread.map(({ post }) =>
      post.kind === 'reply' && post.parts[0]?.kind === 'text' ? post.parts[0].text : '',
    );
    expect(told).toEqual([
      expect.stringMatching(/^What changed \(rev 2\): TraderTraitor: suspected → attributed \(FBI, DC3, NPA\) · /),
      expect.stringMatching(/^What changed \(rev 3\): .* · now told by 3 sources$/),
    ]);
    expect(platform.messages()).toHaveLength(1 + thread.length);
  });
});

async function expectEvidenceToSlice(
  briefing: Briefing,
  byIds: (ids: readonly string[]) => Promise<readonly StoryRecord[]>,
): Promise<void> {
  const quotes: { quote: string; story: string; field: 'title' | 'text'; start: number; end: number }[] = [];
  JSON.stringify(briefing, (_, value) => {
    if (value !== null && typeof value === 'object' && 'quote' in value) quotes.push(value);
    return value;
  });
  const stories = new Map((await byIds(quotes.map(({ story }) => story))).map(({ story }) => [story.id, story]));
  for (const { quote, story, field, start, end } of quotes) {
    expect(stories.get(story)?.[field].slice(start, end)).toBe(quote);
  }
}
