import { type RequestHandler, type Response, Router } from 'express';
import { countryName } from '../../briefings/render/words.ts';
import { channelKey } from '../../src/channel-key.ts';
import type { Channel } from '../../src/model/delivery.ts';
import { findBriefing, readDetails } from './briefing-details.ts';
import { findBriefings, readQuery } from './find-briefings.ts';
import { toDocument } from './html.ts';
import { actorPage } from './pages/actor-page.ts';
import { actorsPage } from './pages/actors-page.ts';
import { briefingPage } from './pages/briefing-page.ts';
import { deliveriesPage } from './pages/deliveries-page.ts';
import { feedsPage } from './pages/feeds-page.ts';
import { homePage } from './pages/home-page.ts';
import { layout, notice, type Page } from './pages/layout.ts';
import { subscriptionsPage } from './pages/subscriptions-page.ts';
import type { Reading } from './reading.ts';
import { ENGLISH } from './words.ts';

const OF_AN_ACTOR = 200;

/** The pages that people read. */
export function createPages(reading: Reading, channel: Channel, now: () => Date): RequestHandler {
  const { actors } = reading;
  const pages = Router();
  pages.get('/', async (request, response) => {
    const query = readQuery(request.query);
    const countries = new Set(actors.all().flatMap(({ country }) => country ?? []));
    const briefings = await findBriefings(reading, query);
    sendPage(
      response,
      homePage({
        briefings,
        query,
        countries: [...countries].sort((a, b) => countryName(a, ENGLISH).localeCompare(countryName(b, ENGLISH))),
        actorNames: [...new Set(briefings.flatMap((briefing) => briefing.actors.map(({ name }) => name)))],
        feeds: await reading.feeds.list(),
      }),
    );
  });
  pages.get('/briefings/:id', async (request, response) => {
    const briefing = await findBriefing(reading, request.params.id);
    if (!briefing) sendPage(response, notice('No such briefing', 'It may have been merged into another one.'), 404);
    else sendPage(response, briefingPage(await readDetails(reading, briefing)));
  });
  pages.get('/actors', (request, response) => {
    const { words } = readQuery(request.query);
    const wanted = words.toLowerCase();
    const found = actors
      .all()
      .filter(({ name, aliases, country = '', attackId = '' }) =>
        [name, ...aliases.map((alias) => alias.name), attackId, countryName(country, ENGLISH)].some((each) =>
          each.toLowerCase().includes(wanted),
        ),
      );
    sendPage(
      response,
      actorsPage(
        [...found].sort((a, b) => a.name.localeCompare(b.name)),
        words,
      ),
    );
  });
  pages.get('/actors/:id', async (request, response) => {
    const actor = actors.byId(request.params.id);
    if (!actor) return sendPage(response, notice('No such actor', 'The library has no profile by that id.'), 404);
    const descendants = actors.descendants(actor.id);
    const actorIds = [actor.id, ...descendants.map(({ id }) => id)];
    sendPage(
      response,
      actorPage({
        actor,
        ancestors: actors.ancestors(actor.id),
        descendants,
        techniques: actor.techniques.flatMap((id) => reading.techniqueOf(id) ?? []),
        briefings: await reading.briefings.latest({ actorIds, limit: OF_AN_ACTOR }),
        now: now(),
      }),
    );
  });
  pages.get('/feeds', async (_, response) => sendPage(response, feedsPage(await reading.feeds.list())));
  pages.get('/subscriptions', async (_, response) => {
    const nameOf = (id: string) => actors.byId(id)?.name ?? id;
    sendPage(response, subscriptionsPage(await reading.subscriptions.list(), nameOf, channelKey(channel)));
  });
  pages.get('/deliveries', async (_, response) => {
    const [undelivered, counts] = await Promise.all([reading.deliveries.undelivered(), reading.deliveries.counts()]);
    sendPage(response, deliveriesPage(undelivered, counts));
  });
  return pages;
}

export function sendPage(response: Response, page: Page, status = 200): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(toDocument(layout(page)));
}
