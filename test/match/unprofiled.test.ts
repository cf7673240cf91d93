import { describe, expect, it } from 'vitest';
import { findActors } from '../../src/match/find-actors.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { atOnce } from '../../src/steps.ts';
import { actorNamed, storyOf } from './actors.ts';

const matcher = buildMatcher([actorNamed(['UNC3886']), actorNamed(['Jade Sleet'])], []);

describe('names without a profile', () => {
  it.each([
    ['UNC9999 hackers sent malware.', 'UNC9999', 'Mandiant uncategorized', undefined],
    ['Microsoft tracks the hackers as Storm-9539.', 'Storm-9539', 'Microsoft in development', undefined],
    ['The malware of TA4999 came by mail.', 'TA4999', 'Proofpoint', undefined],
    ['Unit 42 follows the intrusion as CL-STA-9044.', 'CL-STA-9044', 'Unit 42 cluster', undefined],
    ['Volexity saw UTA9218 exploit the flaw.', 'UTA9218', 'Volexity', undefined],
    ['TAG-999 ran phishing.', 'TAG-999', 'Recorded Future', undefined],
    ['CERT-UA warns of UAC-9999 malware.', 'UAC-9999', 'CERT-UA', undefined],
    ['Malware by UAT-9647 spread.', 'UAT-9647', 'Cisco Talos', undefined],
    ['The hackers of Velvet Sleet stole crypto.', 'Velvet Sleet', 'Microsoft', 'KP'],
    ['Paisley Typhoon exploited the flaw, malware followed.', 'Paisley Typhoon', 'Microsoft', 'CN'],
    ['The intrusion was the work of hackers called SILENT CHOLLIMA.', 'SILENT CHOLLIMA', 'CrowdStrike', 'KP'],
    ['Hackers tracked as BRONZE LANTERN deployed a backdoor.', 'BRONZE LANTERN', 'Secureworks', 'CN'],
    ['Stately Taurus hackers deployed malware.', 'Stately Taurus', 'Unit 42', 'CN'],
    ['RedNovember hackers breached VPNs.', 'RedNovember', 'Recorded Future', 'CN'],
  ])('%s', (text, name, scheme, country) => {
    const { unprofiled } = atOnce(findActors(matcher, storyOf(text)));
    expect(unprofiled.map(({ evidence: _, ...told }) => told)).toEqual([
      country === undefined ? { name, scheme } : { name, scheme, country },
    ]);
  });

  it.each([
    ['UNC3886 and Jade Sleet hackers are known.'],
    ['Tropical Storm Debby cut power to the hacked utility.'],
    ['The Giant Panda attacked by hackers is a logo.'],
    ['See https://example.org/UNC9999 on malware.'],
    ['A Black Bear campaign against hackers of vending machines.'],
    ['Hackers sailed past the Grizzly Bear statue.'],
  ])('takes none from: %s', (text) => {
    expect(atOnce(findActors(matcher, storyOf(text))).unprofiled).toEqual([]);
  });
});
