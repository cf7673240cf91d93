import { describe, expect, it } from 'vitest';
import { mergeIncidents, splitIncident } from '../../src/incidents/change-incident.ts';
import { joinIncident, lookUpsFor, openIncident, withStory } from '../../src/incidents/join-incident.ts';
import { keysOf } from '../../src/incidents/keys-of.ts';
import type { Findings } from '../../src/model/findings.ts';
import type { Candidates, Incident } from '../../src/model/incident.ts';
import type { Story } from '../../src/model/story.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';
import { noFindings } from '../support/no-findings.ts';

const DAY = 24 * 60 * 60_000;

/** A story that says nothing of its own: what is found in it decides. */
function bare(id: string, days: number, overrides: Partial<Story> = {}): Story {
  return aStory({
    id,
    title: `Report ${id}`,
    text: `Nothing but ${id}.`,
    url: '',
    fingerprint: id,
    publishedAt: new Date(Date.UTC(2024, 5, 1) + days * DAY),
    ...overrides,
  });
}

interface Told {
  readonly actor?: string;
  readonly victim?: string;
  readonly loss?: string;
  readonly cves?: readonly string[];
}

function found(id: string, { actor, victim, loss, cves = [] }: Told): Findings {
  const [amount = '0', unit = 'USD'] = loss?.split(' ') ?? [];
  return noFindings(id, {
    victims: victim ? [{ name: victim, evidence: [] }] : [],
    losses: loss ? [{ amount: Number(amount), unit, scope: 'incident', evidence: [] }] : [],
    indicators: cves.map((value) => ({ type: 'cve', value, evidence: [] })),
    actors: actor
      ? [
          {
            actorId: actor,
            role: 'attributed',
            confidence: 'high',
            matched: [actor],
            attributedBy: [],
            evidence: [],
            primary: true,
          },
        ]
      : [],
  });
}

const above = (id: string) => (id === 'tradertraitor' ? ['lazarus-group'] : []);

function among(...incidents: readonly Incident[]): Candidates {
  const frequency = new Map<string, number>();
  for (const key of incidents.flatMap(({ keys }) => keys)) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  return { incidents, frequency };
}

/** Whether the second report joins the first, some days later. */
function joins(first: Told, second: Told, days = 1): boolean {
  const [one, two] = [bare('one', 0), bare('two', days)];
  const incident = openIncident(one, keysOf(one, found('one', first), above));
  return joinIncident(two, keysOf(two, found('two', second), above), among(incident)).id === incident.id;
}

describe('two reports are on one event', () => {
  it.each<[string, Told, Told, number]>([
    ['victim and actor', { victim: 'Bybit', actor: 'tradertraitor' }, { victim: 'Bybit', actor: 'tradertraitor' }, 20],
    [
      'victim and the parent of the actor',
      { victim: 'Bybit', actor: 'lazarus-group' },
      { victim: 'Bybit Ltd', actor: 'tradertraitor' },
      20,
    ],
    [
      'an odd sum and the actor',
      { loss: '4502.9 BTC', actor: 'tradertraitor' },
      { loss: '4502.9 BTC', actor: 'tradertraitor' },
      20,
    ],
    [
      'victim and sum, half a year later',
      { victim: 'DMM Bitcoin', loss: '4502.9 BTC' },
      { victim: 'DMM Bitcoin', loss: '4502.9 BTC' },
      200,
    ],
    ['a victim that nobody else is, in the same days', { victim: 'Synnovis' }, { victim: 'Synnovis' }, 1],
  ])('when they share %s', (_, first, second, days) => {
    expect(joins(first, second, days)).toBe(true);
  });

  it.each<[string, Told, Told, number]>([
    ['the same actor', { actor: 'apt29' }, { actor: 'apt29' }, 0],
    ['the same flaw', { cves: ['CVE-2024-3400'] }, { cves: ['CVE-2024-3400'] }, 0],
    ['the same round sum', { loss: '1000000 USD' }, { loss: '1000000 USD' }, 0],
    ['the same actor against others', { actor: 'apt29', victim: 'HPE' }, { actor: 'apt29', victim: 'Microsoft' }, 2],
    [
      'the same victim, other flaws',
      { victim: 'Ivanti', cves: ['CVE-2024-1'] },
      { victim: 'Ivanti', cves: ['CVE-2024-2'] },
      9,
    ],
    ['a victim that was hit years before', { victim: 'Acme Bank' }, { victim: 'Acme Bank' }, 390],
    ['two lists of flaws with one in common', { cves: flaws(0) }, { cves: flaws(19) }, 0],
  ])('but not when they only share %s', (_, first, second, days) => {
    expect(joins(first, second, days)).toBe(false);
  });

  it('also in two languages', () => {
    const [english, french] = [aStory(), aFrenchStory()];
    const told = { victim: 'DMM Bitcoin', loss: '4502.9 BTC', actor: 'tradertraitor' };
    const incident = openIncident(english, keysOf(english, found(english.id, told), above));
    const joined = joinIncident(french, keysOf(french, found(french.id, told), above), among(incident));
    expect(joined).toMatchObject({ id: incident.id, storyIds: [english.id, french.id], updatedAt: french.publishedAt });
  });

  it('but not when the same form is filled in for another victim', () => {
    const text = (name: string) =>
      `The gang has added ${name} to its leak site and threatens to publish what it stole.`;
    const [one, two] = ['Synnovis', 'Ascension'].map((name) =>
      bare(name, 0, { title: `Gang lists ${name}`, text: text(name) }),
    );
    const keys = (story: Story) => keysOf(story, found(story.id, { victim: story.id, actor: 'qilin' }), above);
    const incident = openIncident(one as Story, keys(one as Story));
    expect(joinIncident(two as Story, keys(two as Story), among(incident)).id).not.toBe(incident.id);
  });

  it('when one is a copy of the other, under another address and name', () => {
    const original = aStory();
    const copy = aStory({ id: 'copy', feedId: 'other', url: 'https://other.example/1', publisher: 'Other' });
    const retold = aStory({
      id: 'cut',
      fingerprint: 'cut',
      text: original.text.slice(0, 900),
      title: 'Police name thieves',
    });
    const incident = openIncident(original, keysOf(original, noFindings(original.id), above));
    for (const story of [copy, retold]) {
      expect(joinIncident(story, keysOf(story, noFindings(story.id), above), among(incident)).id).toBe(incident.id);
    }
  });
});

function flaws(from: number): readonly string[] {
  return Array.from({ length: 20 }, (_, index) => `CVE-2024-${from + index}`);
}

describe('what an incident is found by', () => {
  const story = bare('one', 0, { fetchedAt: new Date(Date.UTC(2024, 5, 1) + 90 * DAY) });
  const days = (time: Date) => (time.getTime() - story.publishedAt.getTime()) / DAY;
  const spans = lookUpsFor(story, ['copy:1', 'subject:bybit', 'word:heist', 'cve:cve-2024-1']).map((lookUp) => ({
    keys: lookUp.keys,
    days: [days(lookUp.since), days(lookUp.until)],
  }));

  it('is looked for a year and more back, and not beyond its fetching', () => {
    expect(spans).toContainEqual({ keys: ['copy:1', 'subject:bybit'], days: [-400, 90] });
  });

  it('is looked for only in the news of its days when it will not tell anything later', () => {
    expect(spans).toContainEqual({ keys: ['word:heist', 'cve:cve-2024-1'], days: [-30, 30] });
  });
});

describe('an incident', () => {
  const one = bare('one', 0);
  const keys = keysOf(one, found('one', { victim: 'Synnovis' }), above);

  it('keeps an edited story, whatever it says now', () => {
    const incident = openIncident(one, keys);
    const edited = { ...one, fingerprint: 'edited', title: 'Correction' };
    expect(withStory(incident, edited, ['copy:edited'])).toMatchObject({ id: incident.id, storyIds: ['one'] });
  });

  it('does not grow from one event into the next by way of a report that touches both', () => {
    const bridge = bare('bridge', 1, { text: 'Both Liminal and Elliptic and Unifi and Zeta looked at it.' });
    const start = openIncident(one, [...keys, '~name:liminal', 'word:liminal']);
    const grown = joinIncident(bridge, keysOf(bridge, found('bridge', { victim: 'Synnovis' }), above), among(start));
    const far = bare('far', 2, { text: 'Neither Elliptic nor Unifi nor Zeta said more.' });
    expect(grown.storyIds).toEqual(['one', 'bridge']);
    expect(joinIncident(far, keysOf(far, noFindings('far'), above), among(grown)).id).not.toBe(start.id);
  });

  it('can be split, and later stories find the right part', () => {
    const told = { victim: 'Synnovis', actor: 'qilin' };
    const wrong = bare('wrong', 1);
    const wrongKeys = keysOf(wrong, found('wrong', { victim: 'Ascension', actor: 'black-basta' }), above);
    const mixed = { ...openIncident(one, keys), storyIds: ['one', 'wrong'] };
    const { stays, leaves } = splitIncident(mixed, { story: wrong, keys: wrongKeys }, [{ story: one, keys }]);
    expect([stays.id, stays.storyIds, leaves.storyIds]).toEqual([mixed.id, ['one'], ['wrong']]);
    const next = bare('next', 2);
    const join = (what: Told) => joinIncident(next, keysOf(next, found('next', what), above), among(stays, leaves)).id;
    expect(join(told)).toBe(stays.id);
    expect(join({ victim: 'Ascension', actor: 'black-basta' })).toBe(leaves.id);
  });

  it('gives up its first story under another id', () => {
    const two = bare('two', 1);
    const both = { ...openIncident(one, keys), storyIds: ['one', 'two'] };
    const { stays, leaves } = splitIncident(both, { story: one, keys }, [{ story: two, keys: ['subject:other'] }]);
    expect(stays).toMatchObject({ id: both.id, storyIds: ['two'], openedAt: two.publishedAt });
    expect(leaves.id).not.toBe(both.id);
  });

  it('can be merged into another, which then finds the stories of both', () => {
    const two = bare('two', 3);
    const into = openIncident(two, keysOf(two, found('two', { victim: 'Ascension', actor: 'black-basta' }), above));
    const { emptied, merged } = mergeIncidents(openIncident(one, keys), into);
    expect(emptied).toMatchObject({ storyIds: [], keys: [], mergedInto: into.id });
    expect(merged).toMatchObject({ storyIds: ['two', 'one'], openedAt: one.publishedAt });
    const next = bare('next', 1);
    const joined = joinIncident(next, keysOf(next, found('next', { victim: 'Synnovis' }), above), among(merged));
    expect(joined.id).toBe(into.id);
  });
});
