import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Deliverer } from '../../src/delivery/deliver.ts';
import { planMoved } from '../../src/delivery/notice.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { openSlack } from '../support/open-slack.ts';
import { openTeams } from '../support/open-teams.ts';
import { openWeb } from '../support/open-web.ts';
import { openWebhook } from '../support/open-webhook.ts';

const MOVED = /are one event: from now on it is told there/;

it.each([
  ['slack', () => openSlack()],
  ['teams', () => openTeams()],
  ['web', () => openWeb()],
  ['webhook', () => openWebhook()],
] as const)('an incident merged away is told of on %s, in place of its message where that can be', async (_, open) => {
  const opened = await open();
  const store = await openStore('sqlite::memory:');
  onTestFinished(async () => {
    await opened.adapter.stop();
    await opened.close();
    await store.close();
  });
  const { adapter, channel } = opened;
  await adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
  const clock = {
    now: () => new Date(),
    wait: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  };
  const from = aBriefing({ id: 'b-old', incidentId: 'i-old', revision: 1, headline: 'Coins went missing in Tokyo' });
  const into = aBriefing({ id: 'b-new', incidentId: 'i-new', revision: 1, headline: 'DMM Bitcoin was robbed' });
  for (const briefing of [from, into]) await store.briefings.put(briefing);
  const posted = aDelivery({
    key: 'i-old/1',
    channel,
    incidentId: 'i-old',
    briefingId: 'b-old',
    nextTryAt: clock.now(),
  });
  const deliver = () =>
    new Deliverer({
      outbox: store.deliveries,
      briefings: store.briefings,
      adapters: new Map([[adapter.name, adapter]]),
      whatChanged: () => [],
      postsPerHour: 9,
      clock,
      owner: 'test',
      random: () => 1,
      onEvent: () => {},
    }).drain(60_000);
  await store.deliveries.put([posted]);
  await deliver();
  await store.deliveries.put(planMoved([posted], from, into, clock.now()));
  expect(await deliver()).toEqual({ sent: 1, failed: 0 });
  const shown = await opened.shown();
  expect(shown).toMatch(MOVED);
  expect(shown).toContain('DMM Bitcoin was robbed');
  if (adapter.capabilities.edit) expect(shown.match(/Coins went missing in Tokyo/g)).toHaveLength(1);
});
