import { expect, it } from 'vitest';
import { aClock } from '../support/a-clock.ts';
import { betweenPosts } from '../support/between-posts.ts';
import { openSlack } from '../support/open-slack.ts';
import { BRIEFINGS, postMany } from '../support/post-many.ts';
import { TEAM } from './a-slack.ts';

const CHANNELS = 20;

it('1,000 posts to 20 channels arrive once each, one a second a channel at most, though every 20th call is refused', async () => {
  const { adapter, slack, store, close } = await openSlack('http', { log: { warn: () => {} } });
  const time = aClock(new Date('2024-12-24T12:00:00Z'));
  const channels = await slack.channels(CHANNELS);
  const posts: { readonly channel: string; readonly at: number }[] = [];
  let refused = 0;
  let calls = 0;
  slack.fail((method, body) => {
    if (method !== 'chat.postMessage') return undefined;
    calls += 1;
    if (calls % 20 === 0) {
      refused += 1;
      return { status: 429, retryAfter: 3 };
    }
    posts.push({ channel: String(body.channel), at: time.now().getTime() });
    return undefined;
  });
  await postMany({ store, ...betweenPosts(adapter, time), channels: channels.map((id) => `${TEAM}/${id}`) });
  const counts = await store.deliveries.counts();
  expect(counts).toMatchObject({ sent: BRIEFINGS * CHANNELS, due: 0, parked: 0 });
  expect(posts).toHaveLength(BRIEFINGS * CHANNELS);
  expect(refused).toBeGreaterThanOrEqual(50);
  for (const channel of channels) {
    const moments = posts.filter((post) => post.channel === channel).map(({ at }) => at);
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  }
  await close();
}, 120_000);
