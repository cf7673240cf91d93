import { type BriefParts, briefIncident } from '../brief-incident.ts';
import { planDeliveries } from '../delivery/plan-deliveries.ts';
import { appError } from '../errors.ts';
import { type KeyedStory, mergeIncidents, splitIncident } from '../incidents/change-incident.ts';
import { familyOf, incidentKeys, type Knowledge } from '../knowledge.ts';
import type { Incident } from '../model/incident.ts';
import type { Store, StoryRecord } from '../store/store.ts';

/** Makes an incident of its own of one story, briefs both anew and owes that to their channels; gives the new incident's id. */
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
    await rebrief(tx, stays, parts);
    await rebrief(tx, leaves, parts);
    return leaves.id;
  });
}

/** Moves all stories of the first incident into the second, and briefs that anew. */
export function merge(store: Store, fromId: string, intoId: string, parts: BriefParts): Promise<void> {
  return store.transaction(async (tx) => {
    const from = await existing(tx, fromId);
    const { emptied, merged } = mergeIncidents(from, await existing(tx, intoId));
    const moving = await tx.stories.byIds(from.storyIds);
    await tx.incidents.put(emptied);
    await tx.incidents.put(merged);
    await tx.stories.put(moving.map((record) => ({ ...record, incidentId: merged.id })));
    await rebrief(tx, merged, parts);
  });
}

async function rebrief(tx: Store, incident: Incident, parts: BriefParts): Promise<void> {
  const briefed = await briefIncident(tx, incident, { ...parts, evenUnchanged: true });
  if (!briefed) return;
  const family = familyOf(parts.knowledge);
  const subscriptions = await tx.subscriptions.list();
  await tx.deliveries.put(planDeliveries(briefed.briefing, briefed.previous, subscriptions, family, parts.now));
}

async function existing(tx: Store, id: string): Promise<Incident> {
  const incident = await tx.incidents.get(id);
  if (!incident) throw appError('NOT_FOUND', { what: `incident ${id}`, list: 'latest' });
  return incident;
}

function keyed(knowledge: Knowledge, { story, findings }: StoryRecord): KeyedStory {
  return { story, keys: incidentKeys(knowledge, story, findings) };
}
