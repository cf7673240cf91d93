import { createHash } from 'node:crypto';
import type { Actor } from '../../src/model/actor.ts';
import type { Action, Briefing, BriefingActor, BriefingTechnique, Source } from '../../src/model/briefing.ts';
import type { Findings, Loss, TechniqueFinding, Victim } from '../../src/model/findings.ts';
import type { Incident } from '../../src/model/incident.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';
import type { Steps } from '../../src/steps.ts';
import { defang } from '../render/defang.ts';
import { writeHeadline } from './headline.ts';
import { mergeActors, roleRank } from './merge-actors.ts';
import { nameTechniques } from './name-techniques.ts';
import { prioritise, type Watch } from './priority.ts';
import {
  foldName,
  mergeIndicators,
  mergeLosses,
  mergeNamed,
  mergeTechniques,
  mergeTimeline,
  mergeUnprofiled,
  mergeVictims,
} from './same-facts.ts';
import { type Carried, writeSummary } from './summary.ts';
import { bestReadings, ofThisCase } from './technique-readings.ts';

/** Version of the rules that find facts and compose. */
const RULES = '1.0.0';

export interface BriefingInput {
  readonly incident: Incident;
  readonly stories: readonly Story[];
  /** One per story. */
  readonly findings: readonly Findings[];
  readonly actors: ReadonlyMap<string, Actor>;
  readonly techniqueOf: (id: string) => Technique | undefined;
  readonly actionsFor: (
    techniques: readonly BriefingTechnique[],
    actors: readonly BriefingActor[],
  ) => readonly Action[];
  readonly previous?: Briefing;
  readonly watch: Watch;
  readonly now: Date;
}

/** Joins what all stories of an incident tell into one document; needs at least one story. */
export function* writeBriefing(input: BriefingInput): Steps<Briefing> {
  const stories = bestFirst(input.stories);
  const findings = stories.flatMap(({ id }) => input.findings.filter(({ storyId }) => storyId === id));
  const actors = mergeActors(
    findings.flatMap((found) => found.actors),
    input.actors,
  );
  yield;
  const victims = withoutActors(mergeVictims(findings.flatMap((found) => found.victims)), input.actors, actors);
  yield;
  const losses = mergeLosses(findings.flatMap((found) => found.losses));
  yield;
  const indicators = mergeIndicators(findings.flatMap((found) => found.indicators));
  const reported: TechniqueFinding[] = [];
  for (const story of stories) {
    yield;
    const told = findings.filter(({ storyId }) => storyId === story.id);
    reported.push(...told.flatMap((found) => ofThisCase(found.techniques, story)));
  }
  const techniques = nameTechniques(bestReadings(mergeTechniques(reported)), actors, input);
  yield;
  const sectors = mergeNamed(findings.flatMap((found) => found.sectors));
  const countries = mergeNamed(findings.flatMap((found) => found.countries));
  const timeline = yield* mergeTimeline(findings.flatMap((found) => found.timeline));
  const lead = leadStory(stories, findings, mostSpoken(stories) ?? input.previous?.language);
  const language = lead.language === 'und' ? 'en' : lead.language;
  const headline = writeHeadline({
    actors,
    victims,
    losses,
    stories: [lead, ...stories.filter((story) => story !== lead)],
    language,
  });
  yield;
  const summary = yield* writeSummary(lead, carried(actors, victims, losses, techniques));
  const reliability = stories[0]?.reliability ?? 'F';
  const { watch } = input;
  const facts = { actors, losses, indicators, sectors, countries, reliability, stories, watch, language };
  const priority = prioritise(facts);
  yield;
  const revision = (input.previous?.revision ?? 0) + 1;
  return {
    schema: 'sitrep.briefing/1',
    id: briefingId(input.incident.id, revision),
    incidentId: input.incident.id,
    revision,
    createdAt: input.now.toISOString(),
    language,
    tlp: 'CLEAR',
    headline,
    summary,
    priority,
    actors,
    unprofiled: mergeUnprofiled(findings.flatMap((found) => found.unprofiled)),
    victims,
    sectors: sectors.map(({ name }) => name),
    countries: countries.map(({ name }) => name),
    losses,
    timeline,
    techniques,
    indicators: indicators.map((indicator) => ({ ...indicator, value: defang(indicator) })),
    actions: input.actionsFor(techniques, actors),
    sources: stories.map(sourceOf),
    composedBy: { rules: RULES, model: null, droppedClaims: 0 },
  };
}

/** Short and stable: the same incident and revision always give the same id. */
function briefingId(incidentId: string, revision: number): string {
  return createHash('sha256').update(`${incidentId}/${revision}`).digest('hex').slice(0, 12);
}

/** The most reliable first, then the earliest. */
function bestFirst(stories: readonly Story[]): readonly Story[] {
  return stories.toSorted((a, b) => compareReliability(a, b) || a.publishedAt.getTime() - b.publishedAt.getTime());
}

function compareReliability(a: Story, b: Story): number {
  return a.reliability < b.reliability ? -1 : Number(a.reliability > b.reliability);
}

/** The one whose claims carry the strongest role, then the more reliable, then the newer; one in `language` if it can be. */
function leadStory(stories: readonly Story[], findings: readonly Findings[], language: string | undefined): Story {
  const rank = ({ id }: Story) =>
    Math.min(
      roleRank('denied'),
      ...findings
        .filter(({ storyId }) => storyId === id)
        .flatMap(({ actors }) => actors.map(({ role }) => roleRank(role))),
    );
  const isOther = (story: Story) => Number(language !== undefined && story.language !== language);
  const lead = stories.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compareReliability(a, b) ||
      isOther(a) - isOther(b) ||
      b.publishedAt.getTime() - a.publishedAt.getTime(),
  )[0];
  if (!lead) throw new RangeError('A briefing needs at least one story.');
  return lead;
}

/** The language in which more than half of the stories are told. */
function mostSpoken(stories: readonly Story[]): string | undefined {
  return stories.find(
    ({ language }) => stories.filter((story) => story.language === language).length * 2 > stories.length,
  )?.language;
}

function withoutActors(
  victims: readonly Victim[],
  actors: ReadonlyMap<string, Actor>,
  found: readonly BriefingActor[],
): readonly Victim[] {
  const names = new Set(
    found
      .flatMap(({ id, name, matched }) => [
        name,
        ...matched,
        ...(actors.get(id)?.aliases.map((alias) => alias.name) ?? []),
        ...(actors.get(id)?.software ?? []),
      ])
      .map(foldName),
  );
  return victims.filter(({ name }) => !names.has(foldName(name)));
}

function carried(
  actors: readonly BriefingActor[],
  victims: readonly Victim[],
  losses: readonly Loss[],
  techniques: readonly BriefingTechnique[],
): readonly Carried[] {
  const isNamed = ({ role }: BriefingActor) => role === 'attributed' || role === 'suspected';
  return [
    ...actors.map((actor, i) => ({
      kind: 'actor' as const,
      key: actor.id,
      weight: actor.role === 'attributed' && i === 0 ? 3 : isNamed(actor) ? 2 : 0.5,
      evidence: actor.evidence,
    })),
    ...victims.map(({ name, evidence }) => ({ kind: 'victim' as const, key: name, weight: 2, evidence })),
    ...losses
      .filter(({ scope }) => scope === 'incident')
      .map(({ unit, evidence }) => ({ kind: 'loss' as const, key: unit, weight: 1.5, evidence })),
    ...techniques
      .filter(({ basis }) => basis === 'reported')
      .map(({ id, evidence }) => ({ kind: 'technique' as const, key: id, weight: 1, evidence })),
  ];
}

function sourceOf({ publisher, title, url, publishedAt, reliability }: Story): Source {
  return { publisher, title, url, publishedAt: publishedAt.toISOString(), reliability };
}
