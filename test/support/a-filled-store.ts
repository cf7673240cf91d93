import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from './a-briefing.ts';
import { aFrenchStory, aStory } from './a-story.ts';
import { anIncident } from './an-incident.ts';
import { noFindings } from './no-findings.ts';

/** A real store in memory that knows the DMM Bitcoin incident in two revisions, its stories and two feeds. */
export async function aFilledStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  const incident = anIncident({ id: 'i-dmm', storyIds: ['story-wire', 'story-depeche'] });
  await store.incidents.put(incident);
  await store.stories.put(
    [aStory(), aFrenchStory()].map((story) => ({ story, findings: noFindings(story.id), incidentId: incident.id })),
  );
  await store.briefings.put(firstRevision());
  await store.briefings.put(aBriefing());
  const feed = { language: 'en', reliability: 'B' } as const;
  await store.feeds.put({ ...feed, id: 'wire', url: 'https://wire.example/feed', name: 'Sample Wire' });
  await store.feeds.put({ ...feed, id: 'lab', url: 'https://lab.example/feed', name: 'Sample Lab' });
  await store.feeds.saveState({
    feedId: 'lab',
    nextCheckAt: new Date('2024-12-24T12:00:00Z'),
    lastCheckedAt: new Date('2024-12-24T11:00:00Z'),
    failures: 3,
    lastError: { code: 'FEED_UNREADABLE', message: 'lab.example answers with a web page.' },
  });
  return store;
}

/** What was known before the French story: one source, the actor only suspected. */
function firstRevision() {
  const now = aBriefing();
  return aBriefing({
    id: 'b-dmm-1',
    revision: 1,
    createdAt: '2024-12-24T08:10:00.000Z',
    actors: now.actors.map((actor) =>
      actor.id === 'tradertraitor' ? { ...actor, role: 'suspected' as const, confidence: 'moderate' as const } : actor,
    ),
    losses: now.losses.filter(({ unit }) => unit !== 'EUR'),
    sources: now.sources.slice(0, 1),
  });
}
