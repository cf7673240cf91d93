import { type RequestHandler, Router } from 'express';
import { channelKey } from '../../src/channel-key.ts';
import type { Channel } from '../../src/model/delivery.ts';
import { auditPage } from './pages/audit-page.ts';
import { deliveriesPage } from './pages/deliveries-page.ts';
import { feedsPage } from './pages/feeds-page.ts';
import { draftWords, readDraft } from './pages/follow-form.ts';
import { type Preview, subscriptionsPage } from './pages/subscriptions-page.ts';
import { suppressionsPage } from './pages/suppressions-page.ts';
import type { Reading } from './reading.ts';
import { sendPage } from './send-page.ts';

/** The pages of whoever runs Sitrep: feeds, channels, deliveries, names, audit. */
export function createOperationPages(reading: Reading, channel: Channel): RequestHandler {
  const nameOf = (id: string) => reading.actors.byId(id)?.name ?? id;
  const pages = Router();
  pages.get('/feeds', async (_, response) => sendPage(response, feedsPage(await reading.feeds.list())));
  pages.get('/subscriptions', async (request, response) => {
    const [subscriptions, parked] = await Promise.all([reading.subscriptions.list(), reading.deliveries.parked()]);
    const draft = readDraft(request.query);
    const existing = subscriptions.find(({ id }) => id === request.query.preview);
    const words = draftWords(draft);
    const preview: Preview | undefined = existing
      ? { subscription: existing, faults: [], briefings: await reading.preview(existing) }
      : words !== undefined
        ? await draftPreview(reading, channel, words)
        : undefined;
    const ownChannel = channelKey(channel);
    sendPage(
      response,
      subscriptionsPage({ subscriptions, parked, nameOf, ownChannel, draft, ...(preview && { preview }) }),
    );
  });
  pages.get('/deliveries', async (_, response) => {
    const { deliveries } = reading;
    const [undelivered, counts, parked] = await Promise.all([
      deliveries.undelivered(),
      deliveries.counts(),
      deliveries.parked(),
    ]);
    sendPage(response, deliveriesPage({ undelivered, counts, parked }));
  });
  pages.get('/suppressions', async (_, response) =>
    sendPage(response, suppressionsPage(await reading.suppressions(), nameOf)),
  );
  pages.get('/audit', async (_, response) => sendPage(response, auditPage(await reading.audit())));
  return pages;
}

async function draftPreview(reading: Reading, channel: Channel, words: string): Promise<Preview> {
  const { subscription, faults } = reading.draftSubscription(channel, words);
  const briefings = faults.length > 0 ? [] : await reading.preview(subscription);
  return { subscription, faults, briefings, command: `subscribe ${words}` };
}
