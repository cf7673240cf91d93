import { describe, expect, it } from 'vitest';
import { toCsv } from '../../briefings/export/to-csv.ts';
import { toMisp } from '../../briefings/export/to-misp.ts';
import { toNavigator } from '../../briefings/export/to-navigator.ts';
import catalog from '../../briefings/techniques/catalog.json' with { type: 'json' };
import { aBriefing } from '../support/a-briefing.ts';
import { aStory } from '../support/a-story.ts';

const evidence = aBriefing().indicators[0]?.evidence ?? [];

describe('toNavigator', () => {
  it('colours reported and known-for techniques apart and leaves guesses out', () => {
    const { versions, domain, techniques, legendItems } = toNavigator(aBriefing());
    expect(versions.layer).toBe('4.5');
    expect(catalog.version.split('.')[0]).toBe(versions.attack);
    expect(domain).toBe('enterprise-attack');
    const [reported, known] = legendItems.map(({ color }) => color);
    const colours = new Map(techniques.map(({ techniqueID, color }) => [techniqueID, color]));
    expect(colours.get('T1566.003')).toBe(reported);
    expect(colours.get('T1105')).toBe(known);
    expect(colours.has('T1059.006')).toBe(false);
    expect(techniques[0]?.comment).toBe('“posing as a recruiter on LinkedIn”');
  });

  it('lists a technique that is both once, as reported', () => {
    const reported = aBriefing().techniques.filter(({ basis }) => basis === 'reported');
    const techniques = [...reported, ...reported.map((technique) => ({ ...technique, basis: 'known-for' as const }))];
    const ids = toNavigator(aBriefing({ techniques })).techniques.map(({ techniqueID }) => techniqueID);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('toCsv', () => {
  it('writes values as machines need them, with the words and the source', () => {
    expect(toCsv(aBriefing(), [aStory()])).toBe(
      '"type","value","quote","publisher","url"\r\n' +
        '"domain","wallet-tests.example","wallet-tests.example","Sample Wire","https://wire.example/dmm-bitcoin-tradertraitor"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never lets a cell start a formula: %j', (value) => {
    const csv = toCsv(aBriefing({ indicators: [{ type: 'file', value, evidence: [] }] }), []);
    expect(csv).toContain(`"'${value.replace('\r', '\n')}"`);
  });

  it('keeps quotes, commas and line breaks inside their cell', () => {
    const csv = toCsv(aBriefing({ indicators: [{ type: 'file', value: 'a "b",\nc', evidence: [] }] }), []);
    expect(csv).toContain('"a ""b"",\nc"');
  });
});

describe('toMisp', () => {
  const { Event } = toMisp(aBriefing());

  it('makes an unpublished event with tags for sharing, actor and techniques', () => {
    expect(Event).toMatchObject({
      info: aBriefing().headline,
      date: '2024-12-24',
      threat_level_id: '1',
      published: false,
    });
    expect(Event.Tag.map(({ name }) => name)).toEqual([
      'tlp:clear',
      'misp-galaxy:threat-actor="TraderTraitor"',
      ...aBriefing()
        .techniques.filter(({ basis }) => basis === 'reported')
        .map(({ id, name }) => `misp-galaxy:mitre-attack-pattern="${name} - ${id}"`),
    ]);
  });

  it('carries indicators, actors, victims and sources as attributes with ids of their own', () => {
    expect(Event.Attribute.map(({ type, value }) => `${type} ${value}`)).toEqual(
      expect.arrayContaining([
        'domain wallet-tests.example',
        'threat-actor TraderTraitor',
        'target-org DMM Bitcoin',
        'link https://wire.example/dmm-bitcoin-tradertraitor',
      ]),
    );
    expect(new Set(Event.Attribute.map(({ uuid }) => uuid)).size).toBe(Event.Attribute.length);
    expect(toMisp(aBriefing()).Event).toEqual(Event);
  });

  it('lets sensors match only what identifies a machine, a file or a wallet', () => {
    const briefing = aBriefing({
      indicators: [
        { type: 'cve', value: 'CVE-2024-1234', evidence },
        { type: 'file', value: 'update.exe', evidence },
        { type: 'ipv4', value: '192[.]0[.]2[.]1', evidence },
      ],
    });
    const matched = toMisp(briefing).Event.Attribute.filter(({ to_ids }) => to_ids);
    expect(matched.map(({ value }) => value)).toEqual(['192.0.2.1']);
  });
});
