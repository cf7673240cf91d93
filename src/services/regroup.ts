import { type BriefParts, briefIncident } from '../brief-incident.ts';
import { planMoved } from '../delivery/notice.ts';
import { planDeliveries } from '../delivery/plan-deliveries.ts';
import { appError } from '../errors.ts';
import { type KeyedStory, mergeIncidents, splitIncident } from '../incidents/change-incident.ts';
import { familyOf, incidentKeys, type Knowledge } from '../knowledge.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Incident } from '../model/incident.ts';
import type { Store, StoryRecord } from '../store/store.ts';

/** Makes an incident of its own of one story, briefs both anew and owes that to their channels; gives the new incident's id. A message whose event has nobody left to tell of leads to the new one. */
export function split(store: Store, incidentId: string, storyId: string, parts: BriefParts): Promise<string> {
  return store.transaction(async (tx) => {
    const incident = await existing(tx, incidentId);
    const records = await tx.stories.byIds(incident.storyIds);
    const leaving = records.find(({ story }) => story.id === storyId);
    const staying = records.filter((record) => record !== leaving);
    if (!leaving || staying.length === 0) throw appError('NOT_SPLIT', { incidentId, storyId });
    const key = (record: StoryRecord) => keyed(parts.knowledge, record);
    const { stays, leaves } = splitIncident(incident, key(leaving), staying.map(key));
    await tx.incidents.put(stays);
    await tx.incidents.put(leaves);
    await tx.stories.put([{ ...leaving, incidentId: leaves.id }]);
    const kept = await rebrief(tx, stays, parts);
    const gone = await rebrief(tx, leaves, parts);
    if (!kept && gone) await oweMoved(tx, incidentId, gone, parts.now);
    return leaves.id;
  });
}

/** Moves all stories of the first incident into the second, and briefs that anew; the messages of the first say where it went. */
export function merge(store: Store, fromId: string, intoId: string, parts: BriefParts): Promise<void> {
  return store.transaction(async (tx) => {
    const from = await existing(tx, fromId);
    const { emptied, merged } = mergeIncidents(from, await existing(tx, intoId));
    const moving = await tx.stories.byIds(from.storyIds);
    await tx.incidents.put(emptied);
    await tx.incidents.put(merged);
    await tx.stories.put(moving.map((record) => ({ ...record, incidentId: merged.id })));
    const briefing = await rebrief(tx, merged, parts);
    if (briefing) await oweMoved(tx, fromId, briefing, parts.now);
  });
}

async function rebrief(tx: Store, incident: Incident, parts: BriefParts): Promise<Briefing | undefined> {
  const briefed = await briefIncident(tx, incident, { ...parts, evenUnchanged: true });
  if (!briefed) return undefined;
  const family = familyOf(parts.knowledge);
  const subscriptions = await tx.subscriptions.list();
  await tx.deliveries.put(planDeliveries(briefed.briefing, briefed.previous, subscriptions, family, parts.now));
  return briefed.briefing;
}

/** What was never tried need not be posted any more; where a message stands, or may stand, it is to say where it went. */
async function oweMoved(tx: Store, fromId: string, into: Briefing, now: Date): Promise<void> {
  const from = (await tx.briefings.revisions(fromId)).at(-1);
  if (!from) return;
  const deliveries = await tx.deliveries.ofIncident(fromId);
  const isOpen = ({ state }: Delivery) => state === 'due' || state === 'parked';
  const untried = deliveries.filter((delivery) => isOpen(delivery) && delivery.attempts === 0);
  await tx.deliveries.save(...untried.map((delivery) => ({ ...delivery, state: 'superseded' as const })));
  const standing = deliveries.filter((delivery) => delivery.root || isOpen(delivery));
  await tx.deliveries.put(planMoved(standing, from, into, now));
}

async function existing(tx: Store, id: string): Promise<Incident> {
  const incident = await tx.incidents.get(id);
  if (!incident) throw appError('NOT_FOUND', { what: `incident ${id}`, list: 'latest' });
  return incident;
}

function keyed(knowledge: Knowledge, { story, findings }: StoryRecord): KeyedStory {
  return { story, keys: incidentKeys(knowledge, story, findings) };
}
