import { whatChanged } from '../briefings/compose/changes.ts';
import type { Config } from './config/config.ts';
import { composeBriefing, type Knowledge } from './knowledge.ts';
import type { Briefing } from './model/briefing.ts';
import type { Incident } from './model/incident.ts';
import { withPauses } from './steps.ts';
import type { Store, StoryRecord } from './store/store.ts';

const FIRST = 10;
const LAST = 40;

export interface BriefedIncident {
  readonly briefing: Briefing;
  readonly previous?: Briefing;
}

export interface BriefParts {
  readonly knowledge: Knowledge;
  readonly watch: Config['watch'];
  readonly now: Date;
  /** It was opened just now: nobody has briefed it yet. */
  readonly isNew?: boolean;
  /** Stories that need not be read from the store, by their ids. */
  readonly inHand?: ReadonlyMap<string, StoryRecord>;
  /** Write a revision although nothing changed that a reader should hear of. */
  readonly evenUnchanged?: boolean;
}

/** Writes the briefing of an incident anew; undefined when it names no actor, or when nothing changed that a reader should hear of. */
export async function briefIncident(
  store: Store,
  incident: Incident,
  { knowledge, watch, now, isNew = false, inHand, evenUnchanged = false }: BriefParts,
): Promise<BriefedIncident | undefined> {
  const records = await readRecords(store, toldBy(incident), inHand ?? new Map());
  if (!records.some(({ findings }) => findings.actors.length + findings.unprofiled.length > 0)) return undefined;
  const previous = isNew ? undefined : (await store.briefings.revisions(incident.id)).at(-1);
  const stories = records.map(({ story }) => story);
  const findings = records.map((record) => record.findings);
  const briefing = await withPauses(
    composeBriefing(knowledge, { incident, stories, findings, watch, now, ...(previous && { previous }) }),
  );
  if (previous && !evenUnchanged && whatChanged(previous, briefing).length === 0) return undefined;
  await store.briefings.put(briefing);
  return { briefing, ...(previous && { previous }) };
}

async function readRecords(
  store: Store,
  ids: readonly string[],
  inHand: ReadonlyMap<string, StoryRecord>,
): Promise<readonly StoryRecord[]> {
  const others = await store.stories.byIds(ids.filter((id) => !inHand.has(id)));
  const read = new Map(others.map((record) => [record.story.id, record]));
  return ids.flatMap((id) => inHand.get(id) ?? read.get(id) ?? []);
}

/** An event that hundreds retell is briefed from those who told it first and those who told it last. */
function toldBy({ storyIds }: Incident): readonly string[] {
  return storyIds.length <= FIRST + LAST ? storyIds : [...storyIds.slice(0, FIRST), ...storyIds.slice(-LAST)];
}
