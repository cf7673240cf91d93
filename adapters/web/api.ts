import { type RequestHandler, Router } from 'express';
import { EXPORT_FORMATS } from '../../briefings/render/export-formats.ts';
import { findBriefing } from './briefing-details.ts';
import { findBriefings, readQuery } from './find-briefings.ts';
import type { Reading } from './reading.ts';

/** The JSON API below `/api`. */
export function createApi(reading: Reading): RequestHandler {
  const api = Router();
  api.get('/briefings', async (request, response) => {
    response.json({ briefings: await findBriefings(reading, readQuery(request.query)) });
  });
  api.get('/briefings/:id', async (request, response) => {
    const briefing = await findBriefing(reading, request.params.id);
    if (briefing) response.json(briefing);
    else response.status(404).json(failure('NOT_FOUND', 'There is no such briefing.'));
  });
  api.get('/briefings/:id/export', async (request, response) => {
    const format = EXPORT_FORMATS.find((each) => each === request.query.format);
    const briefing = await findBriefing(reading, request.params.id);
    if (!format) response.status(400).json(failure('FORMAT_UNKNOWN', `Give format=${EXPORT_FORMATS.join('|')}.`));
    else if (!briefing) response.status(404).json(failure('NOT_FOUND', 'There is no such briefing.'));
    else {
      const { name, mime, content } = await reading.exportBriefing(briefing, format);
      response.attachment(name).type(mime).send(content);
    }
  });
  api.get('/actors', (_, response) => void response.json({ actors: reading.actors.all() }));
  api.get('/actors/:id', (request, response) => {
    const actor = reading.actors.byId(request.params.id);
    if (!actor) response.status(404).json(failure('NOT_FOUND', 'There is no such actor.'));
    else {
      const { ancestors, descendants } = reading.actors;
      const ids = (actors: ReturnType<typeof ancestors>) => actors.map(({ id }) => id);
      response.json({ ...actor, ancestors: ids(ancestors(actor.id)), descendants: ids(descendants(actor.id)) });
    }
  });
  api.get('/feeds', async (_, response) => {
    const records = await reading.feeds.list();
    response.json({ feeds: records.map(({ feed, state }) => ({ ...feed, state: state ?? null })) });
  });
  api.get('/status', async (_, response) => {
    const [feeds, stories, deliveries, undelivered] = await Promise.all([
      reading.feeds.list(),
      reading.stories.count(),
      reading.deliveries.counts(),
      reading.deliveries.undelivered(),
    ]);
    const failing = feeds.filter(({ state }) => (state?.failures ?? 0) > 0).length;
    response.json({ feeds: { total: feeds.length, failing }, stories, deliveries, undelivered });
  });
  api.use((_, response) => void response.status(404).json(failure('NOT_FOUND', 'There is no such address.')));
  return api;
}

function failure(code: string, message: string) {
  return { error: { code, message } };
}
