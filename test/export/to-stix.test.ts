import { describe, expect, it } from 'vitest';
import { stixPattern } from '../../briefings/export/stix-pattern.ts';
import { toStix } from '../../briefings/export/to-stix.ts';
import { uuid5 } from '../../briefings/export/uuid5.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';
import { stixFaults } from './stix-rules.ts';

const stories = [aStory(), aFrenchStory()];
const evidence = aBriefing().indicators[0]?.evidence ?? [];

function ofType(briefing: Briefing, type: string) {
  return toStix(briefing, stories).objects.filter((object) => object.type === type);
}

describe('toStix', () => {
  it('writes what the standard allows', () => {
    expect(stixFaults(toStix(aBriefing(), stories))).toEqual([]);
    expect(stixFaults(toStix(aBriefing(), []))).toEqual([]);
  });

  it('writes an empty briefing as well', () => {
    const bare = aBriefing({
      summary: [],
      actors: [],
      victims: [],
      losses: [],
      timeline: [],
      techniques: [],
      indicators: [],
      actions: [],
      sources: [],
      language: 'und',
    });
    expect(stixFaults(toStix(bare, []))).toEqual([]);
  });

  it.each(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const)('marks with TLP:%s', (tlp) => {
    const bundle = toStix(aBriefing({ tlp }), stories);
    expect(stixFaults(bundle)).toEqual([]);
    expect(bundle.objects.find(({ type }) => type === 'marking-definition')?.name).toBe(`TLP:${tlp}`);
  });

  it('gives a thing the same id each time, and a later revision of the report a later moment', () => {
    const first = toStix(aBriefing(), stories);
    expect(toStix(aBriefing(), stories)).toEqual(first);
    const later = aBriefing({ id: 'b-dmm-3', revision: 3, createdAt: '2024-12-26T00:00:00.000Z' });
    const [before, after] = [ofType(aBriefing(), 'report')[0], ofType(later, 'report')[0]];
    expect(after?.id).toBe(before?.id);
    expect(String(after?.modified) > String(before?.modified)).toBe(true);
    expect(after?.created).toBe(before?.created);
  });

  it('says who uses a technique only of those held responsible, with the words and who printed them', () => {
    const names = new Map(ofType(aBriefing(), 'intrusion-set').map(({ id, name }) => [id, name]));
    const uses = ofType(aBriefing(), 'relationship').filter((r) => r.relationship_type === 'uses');
    expect(new Set(uses.map((r) => names.get(String(r.source_ref))))).toEqual(new Set(['TraderTraitor']));
    expect(uses[0]?.external_references).toEqual([
      {
        source_name: 'Sample Wire',
        description: 'posing as a recruiter on LinkedIn',
        url: 'https://wire.example/dmm-bitcoin-tradertraitor',
      },
    ]);
  });

  it('leaves out what was not reported, and an actor whose part was denied', () => {
    const patterns = ofType(aBriefing(), 'attack-pattern').map(({ name }) => name);
    expect(patterns).not.toContain('Python');
    expect(patterns).not.toContain('Web Protocols');
    const denied = aBriefing({ actors: aBriefing().actors.map((actor) => ({ ...actor, role: 'denied' as const })) });
    expect(ofType(denied, 'intrusion-set')).toEqual([]);
    expect(stixFaults(toStix(denied, stories))).toEqual([]);
  });

  it('writes indicators as patterns, CVEs as vulnerabilities and leaves wallets to other formats', () => {
    const briefing = aBriefing({
      indicators: [
        { type: 'url', value: "hxxps://evil[.]example/a'b\\c", evidence },
        { type: 'sha256', value: 'a'.repeat(64), evidence },
        { type: 'cve', value: 'CVE-2024-1234', evidence },
        { type: 'btc', value: 'bc1qexample', evidence },
      ],
    });
    expect(stixFaults(toStix(briefing, stories))).toEqual([]);
    expect(ofType(briefing, 'indicator').map((i) => i.pattern)).toEqual([
      "[url:value = 'https://evil.example/a\\'b\\\\c']",
      `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`,
    ]);
    expect(ofType(briefing, 'vulnerability').map(({ name }) => name)).toEqual(['CVE-2024-1234']);
  });
});

describe('stixPattern', () => {
  it.each([
    ['domain', 'evil.example', "[domain-name:value = 'evil.example']"],
    ['ipv4', '192.0.2.1', "[ipv4-addr:value = '192.0.2.1']"],
    ['ipv6', '2001:db8::1', "[ipv6-addr:value = '2001:db8::1']"],
    ['email', 'a@evil.example', "[email-addr:value = 'a@evil.example']"],
    ['md5', 'd41d8cd98f00b204e9800998ecf8427e', "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']"],
    ['file', 'update.exe', "[file:name = 'update.exe']"],
    ['eth', '0x00', undefined],
  ] as const)('writes %s', (type, value, pattern) => {
    expect(stixPattern({ type, value })).toBe(pattern);
  });
});

describe('uuid5', () => {
  it('agrees with the example of RFC 9562', () => {
    expect(uuid5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});
