import { describe, expect, it } from 'vitest';
import { type BriefingInput, writeBriefing } from '../../briefings/compose/write-briefing.ts';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import type { ActorFinding, Findings } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';
import { atOnce } from '../../src/steps.ts';
import { aFrenchStory, aStory, quoteOf } from '../support/a-story.ts';
import { anActor, aParentActor } from '../support/an-actor.ts';

const COOKIES: Technique = {
  id: 'T1539',
  name: 'Steal Web Session Cookie',
  tactics: ['credential-access'],
  mitigations: [],
};
const SCRIPT: Technique = { id: 'T1204.002', name: 'Malicious File', tactics: ['execution'], mitigations: [] };
const TECHNIQUES = new Map([COOKIES, SCRIPT].map((technique) => [technique.id, technique]));

const wire = aStory();
const depeche = aFrenchStory();

function named(story: Story, finding: Partial<ActorFinding> = {}): ActorFinding {
  const words = quoteOf(story, 'TraderTraitor');
  return {
    actorId: 'tradertraitor',
    role: 'attributed',
    confidence: 'high',
    matched: ['TraderTraitor'],
    attributedBy: [{ name: 'FBI', reliability: 'A', evidence: [words] }],
    evidence: [words],
    primary: true,
    ...finding,
  };
}

function read(story: Story, findings: Partial<Findings> = {}): Findings {
  return {
    storyId: story.id,
    ...atOnce(findFacts(story)),
    actors: findings.actors ?? [named(story)],
    ambiguous: [],
    unprofiled: [],
    techniques: [],
    ...findings,
  };
}

function input(overrides: Partial<BriefingInput> = {}): BriefingInput {
  const actors = [anActor(), aParentActor()];
  return {
    incident: { id: 'i-dmm', storyIds: [wire.id], openedAt: wire.publishedAt, updatedAt: wire.publishedAt, keys: [] },
    stories: [depeche, wire],
    findings: [read(depeche), read(wire)],
    actors: new Map(actors.map((actor) => [actor.id, actor])),
    techniqueOf: (id) => TECHNIQUES.get(id),
    actionsFor: () => [],
    watch: { sectors: [], countries: [], words: [] },
    now: new Date('2024-12-24T12:00:00Z'),
    ...overrides,
  };
}

describe('one briefing from several stories', () => {
  const briefing = atOnce(writeBriefing(input()));

  it('says who stole what from whom, in the language of the most reliable story', () => {
    expect(briefing.headline).toBe(
      'TraderTraitor (North Korea, part of Lazarus Group) stole 4,502.9 BTC from DMM Bitcoin',
    );
    expect(briefing.language).toBe('en');
    expect(briefing.sources.map(({ publisher }) => publisher)).toEqual(['Sample Wire', 'Dépêche (exemple)']);
  });

  it('lists a victim and a loss once, with the words of each story', () => {
    expect(briefing.victims.map(({ name }) => name)).toEqual(['DMM Bitcoin', 'Ginco']);
    const storiesOf = (index: number) => new Set(briefing.losses[index]?.evidence.map(({ story }) => story));
    expect(briefing.losses[0]).toMatchObject({ amount: 4502.9, unit: 'BTC', scope: 'incident' });
    expect(storiesOf(0)).toEqual(new Set([wire.id, depeche.id]));
  });

  it('keeps totals and ransoms of others as context, after the own losses', () => {
    expect(briefing.losses.map(({ amount, unit, scope }) => `${amount} ${unit} ${scope}`)).toEqual([
      '4502.9 BTC incident',
      '308000000 USD incident',
      '300000000 EUR incident',
      '1340000000 USD context',
      '75000000 USD context',
    ]);
  });

  it('names the parents of the actor and everybody who claims', () => {
    expect(briefing.actors[0]?.parents).toEqual([{ id: 'lazarus-group', name: 'Lazarus Group', attackId: 'G0032' }]);
    expect(briefing.actors[0]?.attributedBy.map(({ name }) => name)).toEqual(['FBI']);
    expect(briefing.actors[0]?.attributedBy[0]?.evidence).toHaveLength(2);
  });

  it('shows indicators defanged', () => {
    expect(briefing.indicators.map(({ value }) => value)).toEqual(['wallet-tests[.]example']);
  });

  it('tells the timeline oldest first', () => {
    const dates = briefing.timeline.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
    expect(dates).toEqual(expect.arrayContaining(['2024-03', '2024-05', '2024-12']));
  });

  it('sums up in one to three sentences of the story, each with its exact words', () => {
    expect(briefing.summary.length).toBeGreaterThan(0);
    expect(briefing.summary.length).toBeLessThanOrEqual(3);
    expect(briefing.summary[0]?.text).toContain('TraderTraitor');
    for (const { evidence } of briefing.summary) {
      for (const { quote, field, start, end } of evidence) expect(wire[field].slice(start, end)).toBe(quote);
    }
  });

  it('has the same id whenever it is written, and another for the next revision', () => {
    const next = atOnce(writeBriefing(input({ previous: briefing })));
    expect(atOnce(writeBriefing(input())).id).toBe(briefing.id);
    expect(next.revision).toBe(2);
    expect(next.id).not.toBe(briefing.id);
  });

  it('gives its reasons for the priority', () => {
    expect(briefing.priority).toEqual({
      level: 'high',
      reasons: ['TraderTraitor attributed with high confidence', 'loss above USD 100 M'],
    });
  });
});

it('keeps a denial in sight and trusts the attribution less', () => {
  const denied = named(depeche, { role: 'denied', attributedBy: [{ name: 'DMM', reliability: 'C', evidence: [] }] });
  const [actor] = atOnce(writeBriefing(input({ findings: [read(depeche, { actors: [denied] }), read(wire)] }))).actors;
  expect(actor).toMatchObject({ role: 'attributed', confidence: 'moderate' });
  expect(actor?.attributedBy.map(({ name }) => name)).toEqual(['FBI', 'DMM']);
});

it('hedges the headline of a suspicion', () => {
  const actors = [named(wire, { role: 'suspected', confidence: 'moderate' })];
  const { headline } = atOnce(writeBriefing(input({ stories: [wire], findings: [read(wire, { actors })] })));
  expect(headline).toBe(
    'TraderTraitor (North Korea, part of Lazarus Group) suspected in the theft of 4,502.9 BTC from DMM Bitcoin',
  );
});

it('does not accuse in the headline whom the stories only mention or clear', () => {
  for (const role of ['mentioned', 'denied'] as const) {
    const actors = [named(wire, { role })];
    const { headline } = atOnce(writeBriefing(input({ stories: [wire], findings: [read(wire, { actors })] })));
    expect(headline).toBe(wire.title);
  }
});

it('never calls a ransom or a cost a theft', () => {
  const title = 'Clinic attacked, records stolen';
  for (const text of [
    'TraderTraitor demanded a ransom of $5 million from Lakeland Clinic and stole records of patients.',
    'Records were stolen from Lakeland Clinic by TraderTraitor. The attack on Lakeland Clinic will cost about $5 million.',
  ]) {
    const story = aStory({ title, text });
    const actors = [named(story, { evidence: [quoteOf(story, 'TraderTraitor')] })];
    expect(atOnce(writeBriefing(input({ stories: [story], findings: [read(story, { actors })] }))).headline).toBe(
      title,
    );
  }
});

it('writes a French headline for French stories', () => {
  const { headline, language } = atOnce(writeBriefing(input({ stories: [depeche], findings: [read(depeche)] })));
  expect(language).toBe('fr');
  expect(headline.replace(/\s/gu, ' ')).toBe(
    'TraderTraitor (Corée du Nord, lié à Lazarus Group) a volé 4 502,9 BTC à DMM Bitcoin',
  );
});

it('tells reported techniques first, then what the actor is known for', () => {
  const evidence = [quoteOf(wire, 'session cookie information')];
  const techniques = [{ id: 'T1539', basis: 'reported', confidence: 'high', evidence } as const];
  const briefing = atOnce(writeBriefing(input({ stories: [wire], findings: [read(wire, { techniques })] })));
  expect(briefing.techniques.map(({ id, basis }) => `${id} ${basis}`)).toEqual([
    'T1539 reported',
    'T1204.002 known-for',
  ]);
});

it('raises the priority for what the operator watches', () => {
  const watch = { sectors: ['cryptocurrency'], countries: ['JP'], words: ['ginco'] };
  const { priority } = atOnce(writeBriefing(input({ watch })));
  expect(priority.level).toBe('critical');
  expect(priority.reasons).toContain('names our watch word "ginco"');
});

it.each([
  ['The flaw CVE-2024-1234 was exploited in the wild.', true],
  ['There is no sign that the flaw CVE-2024-1234 was exploited.', false],
])('judges by the words whether a hole is exploited: %s', (text, isExploited) => {
  const story = aStory({ title: 'A hole', text });
  const { priority } = atOnce(writeBriefing(input({ stories: [story], findings: [read(story, { actors: [] })] })));
  expect(priority.reasons.includes('CVE-2024-1234 is exploited')).toBe(isExploited);
});

describe('the story that leads', () => {
  const hedge = aStory({
    id: 'story-hedge',
    reliability: 'A',
    title: 'Agency suspects a group',
    text: 'TraderTraitor is suspected of the theft of 4,502.9 bitcoin from DMM Bitcoin, the agency says.',
    publishedAt: new Date('2024-06-02T08:00:00Z'),
  });
  const suspected = named(hedge, { role: 'suspected', evidence: [quoteOf(hedge, 'TraderTraitor')] });
  const findings = [read(hedge, { actors: [suspected] }), read(wire), read(depeche)];

  it('is the one that attributes, however reliable an earlier hedge', () => {
    const briefing = atOnce(writeBriefing(input({ stories: [hedge, wire], findings })));
    expect(briefing.summary[0]?.evidence[0]?.story).toBe(wire.id);
    expect(briefing.sources[0]?.title).toBe(hedge.title);
  });

  it('keeps the language of the briefing when another is as good', () => {
    const peer = { ...depeche, reliability: wire.reliability };
    const stories = [wire, peer];
    const previous = atOnce(writeBriefing(input({ stories: [wire], findings })));
    expect(atOnce(writeBriefing(input({ stories, findings, previous }))).language).toBe('en');
    expect(atOnce(writeBriefing(input({ stories, findings }))).language).toBe('fr');
  });

  it('is written in the language in which most stories are told', () => {
    const again = { ...wire, id: 'wire-again' };
    const stories = [wire, again, depeche];
    const findings = [read(wire), read(again), read(depeche)];
    expect(atOnce(writeBriefing(input({ stories, findings }))).language).toBe('en');
  });
});

it('gives its reasons in the language of the briefing', () => {
  const { priority } = atOnce(writeBriefing(input({ stories: [depeche], findings: [read(depeche)] })));
  expect(priority.reasons.map((reason) => reason.replace(/\s/gu, ' '))).toEqual([
    'attribué à TraderTraitor, confiance élevée',
    'pertes de plus de 100 M USD',
  ]);
});
