import { recommendActions } from '../briefings/actions/recommend-actions.ts';
import { type BriefingInput, writeBriefing } from '../briefings/compose/write-briefing.ts';
import { findFacts } from '../briefings/facts/find-facts.ts';
import { techniqueOf } from '../briefings/techniques/catalog.ts';
import { createPredictor } from '../briefings/techniques/create-predictor.ts';
import {
  createTechniqueFinder,
  findTechniques,
  type TechniqueFinder,
} from '../briefings/techniques/find-techniques.ts';
import { isPackedModel, unpackModel } from '../briefings/techniques/pack-model.ts';
import type { Predictor } from '../briefings/techniques/predictor.ts';
import type { ActorLibrary } from './actors/actor-library.ts';
import { buildLibrary } from './actors/build-library.ts';
import { ancestors, descendants } from './actors/family.ts';
import type { Overlay } from './actors/load-overlay.ts';
import { loadPack } from './actors/load-pack.ts';
import type { Config } from './config/config.ts';
import { keysOf } from './incidents/keys-of.ts';
import { findActors } from './match/find-actors.ts';
import { buildMatcher, type Matcher } from './match/matcher.ts';
import type { Briefing } from './model/briefing.ts';
import type { Findings } from './model/findings.ts';
import type { Story } from './model/story.ts';
import { onceFor } from './once-per.ts';
import { atOnce, type Steps } from './steps.ts';
import type { Store } from './store/store.ts';
import { widen } from './widen.ts';

/** Where the store keeps what was learned about techniques. */
export const LEARNED = { room: 'techniques', key: 'learned' } as const;

/** Everything that is known before a story is read. */
export interface Knowledge {
  readonly library: ActorLibrary;
  readonly matcher: Matcher;
  readonly techniques: TechniqueFinder;
}

/** Joins the bundled pack, what was imported and learned (when there is a store), and the operator's overlay and suppressions. */
export async function loadKnowledge(store: Store | undefined, config: Config): Promise<Knowledge> {
  const overlay = await readOverlays(config.actorFiles);
  const suppressions = [...overlay.suppressions, ...((await store?.actors.suppressions()) ?? [])];
  const library = buildLibrary({ pack: loadPack(), imported: (await store?.actors.imported()) ?? [], overlay });
  const learned = config.techniques.learned ? await loadPredictor(store) : undefined;
  return {
    library,
    matcher: buildMatcher(library.actors, suppressions),
    techniques: createTechniqueFinder(learned ? { learned } : {}),
  };
}

/** What another release stored is passed over until the next import. */
async function loadPredictor(store: Store | undefined): Promise<Predictor | undefined> {
  const packed = await store?.memory.get(LEARNED.room, LEARNED.key);
  return isPackedModel(packed) ? createPredictor(() => unpackModel(packed)) : undefined;
}

/** What reads YAML is loaded only where there is some. */
async function readOverlays(paths: readonly string[]): Promise<Overlay> {
  if (paths.length === 0) return { actors: [], aliases: [], suppressions: [] };
  return (await import('./actors/load-overlay.ts')).loadOverlay(paths);
}

/** All that the rules find in one story. */
export function* readStory(knowledge: Knowledge, story: Story): Steps<Findings> {
  const read = legible(story);
  const actors = yield* findActors(knowledge.matcher, read);
  const facts = yield* findFacts(read);
  const techniques = yield* findTechniques(knowledge.techniques, read);
  return { storyId: story.id, ...actors, ...facts, techniques };
}

/** The story as the patterns read it best. */
const legible = onceFor((story: Story): Story => ({ ...story, title: widen(story.title), text: widen(story.text) }));

/** Whether a story names an actor, or somebody whom a vendor's scheme names. */
export function* namesActor({ matcher }: Knowledge, story: Story): Steps<boolean> {
  const { actors, unprofiled } = yield* findActors(matcher, legible(story));
  return actors.length + unprofiled.length > 0;
}

/** What else of the same event would share with this story. */
export function incidentKeys({ library }: Knowledge, story: Story, findings: Findings): readonly string[] {
  return keysOf(story, findings, (id) => ancestors(library, id).map((actor) => actor.id));
}

/** From an actor's id to its own and those of all actors below it. */
export function familyOf({ library }: Knowledge): (id: string) => readonly string[] {
  return (id) => [id, ...descendants(library, id).map((actor) => actor.id)];
}

/** Compiles the patterns of English, each at its second use, which the first story would do otherwise while people wait for answers: up to a second. */
export function warmUp(knowledge: Knowledge): void {
  const at = new Date(0);
  const text =
    'In May 2024 intruders sent a phishing mail and stole $1 million from Example Bank. In June 2024 the FBI blamed APT28 for the attack.';
  const source = { feedId: '', publisher: '', reliability: 'F', url: '', language: 'en', fingerprint: '' } as const;
  const story = { ...source, id: 'warm-up', title: 'Example', text, publishedAt: at, fetchedAt: at };
  atOnce(readStory(knowledge, story));
}

/** The briefing of an incident from its stories and what was found in them. */
export function composeBriefing(
  knowledge: Knowledge,
  input: Omit<BriefingInput, 'actors' | 'techniqueOf' | 'actionsFor'>,
): Steps<Briefing> {
  return writeBriefing({
    ...input,
    stories: input.stories.map(legible),
    actors: knowledge.library.byId,
    techniqueOf,
    actionsFor: (techniques, actors) => recommendActions({ techniques, actors, limit: 6 }),
  });
}
