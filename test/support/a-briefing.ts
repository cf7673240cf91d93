import type { Briefing, BriefingTechnique } from '../../src/model/briefing.ts';
import type { Tactic } from '../../src/model/technique.ts';
import { aFrenchStory, aStory, quoteOf } from './a-story.ts';

const wire = aStory();
const depeche = aFrenchStory();

const IN_WIRE = {
  attribution: quoteOf(
    wire,
    "The FBI, the US Department of Defense Cyber Crime Center and Japan's National Police Agency attributed the theft of 4,502.9 bitcoin from the exchange DMM Bitcoin to TraderTraitor",
  ),
  names: quoteOf(wire, 'also tracked as Jade Sleet and UNC4899'),
  coins: quoteOf(wire, '4,502.9 bitcoin'),
  worth: quoteOf(wire, 'worth about $308 million when they left in late May 2024'),
  recruiter: quoteOf(wire, 'posing as a recruiter on LinkedIn'),
  contact: quoteOf(
    wire,
    'In late March 2024 one of the intruders, posing as a recruiter on LinkedIn, wrote to an engineer',
  ),
  ginco: quoteOf(wire, 'an engineer at Ginco'),
  script: quoteOf(wire, 'asked to run a malicious Python script'),
  cookie: quoteOf(wire, 'used session cookie information to pass as the engineer'),
  access: quoteOf(wire, 'After mid-May the group used session cookie information'),
  altered: quoteOf(wire, 'altered a genuine transfer that a DMM employee had requested'),
  domain: quoteOf(wire, 'wallet-tests.example'),
  closure: quoteOf(wire, 'DMM Bitcoin announced in December 2024 that it will close'),
  totals: quoteOf(wire, '$1.34 billion taken by North Korean groups in 47 incidents in 2024'),
  ransom: quoteOf(wire, 'A victim of Dark Angels paid $75 million'),
};

const IN_DEPECHE = {
  attribution: quoteOf(depeche, "est l'œuvre de TraderTraitor, affirment le FBI et la police japonaise"),
  worth: quoteOf(depeche, "près de 300 millions d'euros"),
  victim: quoteOf(depeche, 'Le vol de 4 502,9 bitcoins chez DMM Bitcoin'),
};

function reported(
  id: string,
  name: string,
  tactics: readonly Tactic[],
  evidence: BriefingTechnique['evidence'],
): BriefingTechnique {
  return { id, name, tactics, basis: 'reported', confidence: 'high', evidence };
}

function guessed(id: string, name: string, tactic: Tactic, basis: 'possible' | 'known-for'): BriefingTechnique {
  return { id, name, tactics: [tactic], basis, confidence: 'low', evidence: [] };
}

/** The briefing on the theft from DMM Bitcoin; every evidence slices out of `aStory()` or `aFrenchStory()`. */
export function aBriefing(overrides: Partial<Briefing> = {}): Briefing {
  return {
    schema: 'sitrep.briefing/1',
    id: 'b-dmm-2',
    incidentId: 'i-dmm',
    revision: 2,
    createdAt: '2024-12-24T10:40:00.000Z',
    language: 'en',
    tlp: 'CLEAR',
    headline: 'TraderTraitor (North Korea, part of Lazarus Group) stole 4,502.9 BTC from DMM Bitcoin',
    summary: [
      {
        text: "The FBI, DC3 and Japan's police attributed the theft of 4,502.9 BTC, about USD 308 M, to TraderTraitor.",
        evidence: [IN_WIRE.attribution, IN_WIRE.worth],
      },
      {
        text: 'A false recruiter on LinkedIn got an engineer at the wallet maker Ginco to run a malicious Python script.',
        evidence: [IN_WIRE.contact, IN_WIRE.script],
      },
      {
        text: 'The stolen session was later used to alter a genuine DMM transfer. DMM Bitcoin is closing.',
        evidence: [IN_WIRE.cookie, IN_WIRE.altered, IN_WIRE.closure],
      },
    ],
    priority: { level: 'high', reasons: ['attributed with high confidence by a government', 'loss above USD 100 M'] },
    actors: [
      {
        id: 'tradertraitor',
        name: 'TraderTraitor',
        attackId: null,
        country: 'KP',
        parents: [{ id: 'lazarus-group', name: 'Lazarus Group', attackId: 'G0032' }],
        role: 'attributed',
        confidence: 'high',
        matched: ['TraderTraitor', 'Jade Sleet', 'UNC4899'],
        attributedBy: [
          { name: 'FBI', reliability: 'A', evidence: [IN_WIRE.attribution, IN_DEPECHE.attribution] },
          { name: 'DC3', reliability: 'A', evidence: [IN_WIRE.attribution] },
          { name: "Japan's National Police Agency", reliability: 'A', evidence: [IN_WIRE.attribution] },
        ],
        evidence: [IN_WIRE.attribution, IN_WIRE.names, IN_DEPECHE.attribution],
      },
      {
        id: 'dark-angels',
        name: 'Dark Angels',
        attackId: null,
        country: null,
        parents: [],
        role: 'mentioned',
        confidence: 'moderate',
        matched: ['Dark Angels'],
        attributedBy: [],
        evidence: [IN_WIRE.ransom],
      },
    ],
    unprofiled: [],
    victims: [
      { name: 'DMM Bitcoin', evidence: [IN_WIRE.attribution, IN_DEPECHE.victim] },
      { name: 'Ginco', evidence: [IN_WIRE.ginco] },
    ],
    losses: [
      { amount: 4502.9, unit: 'BTC', scope: 'incident', evidence: [IN_WIRE.coins, IN_DEPECHE.victim] },
      { amount: 308_000_000, unit: 'USD', scope: 'incident', evidence: [IN_WIRE.worth] },
      { amount: 300_000_000, unit: 'EUR', scope: 'incident', evidence: [IN_DEPECHE.worth] },
      { amount: 1_340_000_000, unit: 'USD', scope: 'context', evidence: [IN_WIRE.totals] },
      { amount: 75_000_000, unit: 'USD', scope: 'context', evidence: [IN_WIRE.ransom] },
    ],
    timeline: [
      { date: '2024-03', what: 'An intruder posing as a recruiter wrote to an engineer', evidence: [IN_WIRE.contact] },
      { date: '2024-05', what: 'Session cookies were used to pass as the engineer', evidence: [IN_WIRE.access] },
      { date: '2024-05', what: 'A genuine transfer was altered', evidence: [IN_WIRE.altered] },
      { date: '2024-12', what: 'DMM Bitcoin announced that it will close', evidence: [IN_WIRE.closure] },
    ],
    techniques: [
      reported('T1566.003', 'Spearphishing via Service', ['initial-access'], [IN_WIRE.recruiter]),
      reported('T1204.002', 'Malicious File', ['execution'], [IN_WIRE.script]),
      reported('T1539', 'Steal Web Session Cookie', ['credential-access'], [IN_WIRE.cookie]),
      reported('T1565.002', 'Transmitted Data Manipulation', ['impact'], [IN_WIRE.altered]),
      reported('T1657', 'Financial Theft', ['impact'], [IN_WIRE.attribution]),
      guessed('T1059.006', 'Python', 'execution', 'possible'),
      guessed('T1071.001', 'Web Protocols', 'command-and-control', 'known-for'),
      guessed('T1105', 'Ingress Tool Transfer', 'command-and-control', 'known-for'),
    ],
    indicators: [{ type: 'domain', value: 'wallet-tests[.]example', evidence: [IN_WIRE.domain] }],
    actions: [
      {
        priority: 1,
        title: 'Today: list staff whom recruiters approached with coding tests',
        detail: 'Ask developers about contacts since March; check their GitHub accounts and their machines.',
        addresses: ['T1566.003', 'T1204.002'],
        mitigation: 'M1017',
      },
      {
        priority: 2,
        title: 'Today: end and reissue sessions that can reach wallets or payments',
        detail: 'Bind new sessions to the device and shorten their life.',
        addresses: ['T1539'],
        mitigation: 'M1018',
      },
      {
        priority: 3,
        title: 'This week: confirm large transfers by a second channel',
        detail: 'A person reads amount and address back before anything above your limit is signed.',
        addresses: ['T1565.002', 'T1657'],
        mitigation: null,
      },
    ],
    sources: [
      {
        publisher: wire.publisher,
        title: wire.title,
        url: wire.url,
        publishedAt: wire.publishedAt.toISOString(),
        reliability: wire.reliability,
      },
      {
        publisher: depeche.publisher,
        title: depeche.title,
        url: depeche.url,
        publishedAt: depeche.publishedAt.toISOString(),
        reliability: depeche.reliability,
      },
    ],
    composedBy: { rules: '1.0.0', model: null, droppedClaims: 0 },
    ...overrides,
  };
}
