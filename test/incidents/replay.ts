import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { noFindings } from '../support/no-findings.ts';

const HOUR = 60 * 60_000;
const FOLDER = join(import.meta.dirname, 'replay');

/** One fact of an event, found in the stories that say it in one of these ways. */
interface Fact {
  readonly says: readonly string[];
  readonly victim?: string;
  readonly loss?: string;
  readonly cve?: string;
  readonly actor?: string;
}

interface EventFile {
  readonly event: string;
  readonly facts: readonly Fact[];
  readonly stories: readonly {
    readonly outlet: string;
    readonly language: string;
    readonly published: string;
    readonly title: string;
    readonly text: string;
  }[];
}

export interface Replayed {
  readonly event: string;
  readonly story: Story;
  readonly findings: Findings;
}

/** The stories of all events, with the facts that a good reader finds in them; figures of other events in passing are left out. */
export function readReplay(): readonly Replayed[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const { event, facts, stories } = parseYaml(readFileSync(join(FOLDER, file), 'utf8')) as EventFile;
    return stories.map(({ outlet, language, published, title, text }, index) => {
      const id = `${event}-${index}`;
      const publishedAt = new Date(published);
      const story: Story = {
        id,
        feedId: outlet,
        publisher: outlet,
        reliability: 'C',
        title,
        text: text.trim(),
        url: `https://${outlet}.example/${id}`,
        publishedAt,
        fetchedAt: publishedAt,
        language,
        fingerprint: id,
      };
      const told = facts.filter(({ says }) => says.some((words) => `${title}\n${text}`.includes(words)));
      return { event, story, findings: findingsOf(story, told) };
    });
  });
}

/** Repeatable numbers from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The stories in the order of their coming, each up to so many hours after it was published. */
export function byArrival(
  stories: readonly Replayed[],
  random: () => number,
  delayHours: number,
): readonly { readonly each: Replayed; readonly at: Date }[] {
  return stories
    .map((each) => {
      const at = new Date(each.story.publishedAt.getTime() + random() * delayHours * HOUR);
      return { each: { ...each, story: { ...each.story, fetchedAt: at } }, at };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Over all pairs of stories: are those of one event together, and only those? `incidentOf` goes by the ids of the stories. */
export function pairwise(
  stories: readonly Replayed[],
  incidentOf: ReadonlyMap<string, string>,
): { readonly f1: number; readonly wrong: readonly string[] } {
  let [right, missed] = [0, 0];
  const wrong: string[] = [];
  for (const [index, a] of stories.entries()) {
    for (const b of stories.slice(index + 1)) {
      const together = incidentOf.get(a.story.id) === incidentOf.get(b.story.id);
      if (together && a.event === b.event) right += 1;
      else if (together) wrong.push(`${a.story.id} with ${b.story.id}`);
      else if (a.event === b.event) missed += 1;
    }
  }
  return { f1: (2 * right) / (2 * right + wrong.length + missed), wrong };
}

/** The ids above an actor. */
export function ancestorsInReplay(actorId: string): readonly string[] {
  const families: Readonly<Record<string, readonly string[]>> = {
    tradertraitor: ['lazarus-group'],
    blacksuit: ['royal'],
  };
  return families[actorId] ?? [];
}

function findingsOf({ id }: Story, facts: readonly Fact[]): Findings {
  return noFindings(id, {
    victims: facts.flatMap(({ victim }) => (victim ? { name: victim, evidence: [] } : [])),
    losses: facts.flatMap(({ loss }) => {
      const [amount, unit] = loss?.split(' ') ?? [];
      return amount && unit ? { amount: Number(amount), unit, scope: 'incident' as const, evidence: [] } : [];
    }),
    indicators: facts.flatMap(({ cve }) => (cve ? { type: 'cve' as const, value: cve, evidence: [] } : [])),
    actors: facts.flatMap(({ actor, says }) =>
      actor
        ? {
            actorId: actor,
            role: 'attributed' as const,
            confidence: 'high' as const,
            matched: says,
            attributedBy: [],
            evidence: [],
            primary: true,
          }
        : [],
    ),
  });
}
