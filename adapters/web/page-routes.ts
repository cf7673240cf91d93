import { type RequestHandler, Router } from 'express';
import { countryName } from '../../briefings/render/words.ts';
import { findBriefing, readDetails } from './briefing-details.ts';
import { findBriefings, findNews, readQuery } from './find-briefings.ts';
import { actorPage } from './pages/actor-page.ts';
import { actorsPage } from './pages/actors-page.ts';
import { briefingPage } from './pages/briefing-page.ts';
import { homePage } from './pages/home-page.ts';
import { notice } from './pages/layout.ts';
import type { Reading } from './reading.ts';
import { sendPage } from './send-page.ts';
import { ENGLISH } from './words.ts';

/** Of an actor, incidents counted and briefings drawn at most. */
const OUTLINED = 1_000;
const LATEST = 10;

/** The pages that people read. */
export function createPages(reading: Reading, now: () => Date): RequestHandler {
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
  pages.get('/news', async (request, response) => {
    const after = new Date(String(request.query.since));
    const from = Number.isNaN(after.getTime()) ? new Date(0) : after;
    const news = await findNews(reading, readQuery(request.query), from);
    response.set('Cache-Control', 'no-store').json({ news: news.map(({ id, headline }) => ({ id, headline })) });
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
        outlines: await reading.briefings.outlines({ actorIds, limit: OUTLINED }),
        latest: await reading.briefings.latest({ actorIds, limit: LATEST }),
        techniqueOf: reading.techniqueOf,
        now: now(),
      }),
    );
  });
  return pages;
}
