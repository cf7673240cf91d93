import { expect, it } from 'vitest';
import { openSlack } from '../support/open-slack.ts';
import { BRIEFINGS, postMany } from '../support/post-many.ts';
import { TEAM } from './a-slack.ts';

const CHANNELS = 20;

it('1,000 posts to 20 channels arrive once each, one a second a channel at most, though every 20th call is refused', async () => {
  const { adapter, slack, store, close } = await openSlack('http', { log: { warn: () => {} } });
  let now = Date.parse('2024-12-24T12:00:00Z');
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
    posts.push({ channel: String(body.channel), at: now });
    return undefined;
  });
  await postMany({
    store,
    adapter,
    channels: channels.map((id) => `${TEAM}/${id}`),
    clock: {
      now: () => new Date(now),
      wait: async (ms, signal) => {
        // Time passes only when there is nothing to do but wait.
        await new Promise((resolve) => setImmediate(resolve));
        if (!signal.aborted) now += ms;
      },
    },
  });
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
