import { expect, it, onTestFinished } from 'vitest';
import { readMeasures } from '../../src/services/measures.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aFilledStore } from '../support/a-filled-store.ts';

it('counts feeds, stories and posts by how they are', async () => {
  const store = await aFilledStore();
  onTestFinished(() => store.close());
  await store.deliveries.put([aDelivery()]);
  const figures = (await readMeasures(store)).flatMap(({ name, values }) =>
    values.map(({ labels = {}, value }) => [[name, ...Object.values(labels)].join(' '), value]),
  );
  expect(Object.fromEntries(figures)).toMatchObject({
    'sitrep_feeds readable': 0,
    'sitrep_feeds failing': 1,
    'sitrep_feeds unread': 1,
    sitrep_stories: 2,
    'sitrep_deliveries due': 1,
    'sitrep_deliveries parked': 0,
    sitrep_channels_parked: 0,
    sitrep_last_check_timestamp_seconds: Date.parse('2024-12-24T11:00:00Z') / 1000,
  });
});
