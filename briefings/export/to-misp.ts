import type { Briefing, PriorityLevel } from '../../src/model/briefing.ts';
import type { IndicatorType } from '../../src/model/findings.ts';
import { refang } from '../render/defang.ts';
import { isWebAddress } from '../render/web-address.ts';
import { uuid5 } from './uuid5.ts';

interface MispAttribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly to_ids: boolean;
  readonly comment: string;
}

export interface MispEvent {
  readonly Event: {
    readonly uuid: string;
    readonly info: string;
    readonly date: string;
    readonly timestamp: string;
    readonly threat_level_id: string;
    readonly analysis: '2';
    readonly distribution: '0';
    readonly published: false;
    readonly Tag: readonly { readonly name: string }[];
    readonly Attribute: readonly MispAttribute[];
  };
}

interface Kind {
  readonly type: string;
  readonly category: string;
  /** Fit to be matched by sensors. */
  readonly to_ids: boolean;
}

const NAMESPACE = '1f8ac2ac-6a04-4f0e-9d60-9ee2b6f6d4a5';
const THREAT_LEVELS: Readonly<Record<PriorityLevel, string>> = { critical: '1', high: '1', medium: '2', low: '3' };
const NETWORK = { category: 'Network activity', to_ids: true };
const PAYLOAD = { category: 'Payload delivery', to_ids: true };
const KINDS: Readonly<Record<IndicatorType, Kind>> = {
  domain: { type: 'domain', ...NETWORK },
  ipv4: { type: 'ip-dst', ...NETWORK },
  ipv6: { type: 'ip-dst', ...NETWORK },
  url: { type: 'url', ...NETWORK },
  email: { type: 'email-src', ...PAYLOAD },
  md5: { type: 'md5', ...PAYLOAD },
  sha1: { type: 'sha1', ...PAYLOAD },
  sha256: { type: 'sha256', ...PAYLOAD },
  file: { type: 'filename', ...PAYLOAD, to_ids: false },
  btc: { type: 'btc', category: 'Financial fraud', to_ids: true },
  eth: { type: 'other', category: 'Financial fraud', to_ids: false },
  cve: { type: 'vulnerability', category: 'External analysis', to_ids: false },
};

/** A briefing as a MISP event that stays in the receiving organisation until somebody publishes it there. */
export function toMisp(briefing: Briefing): MispEvent {
  const made = new Date(briefing.createdAt);
  return {
    Event: {
      uuid: uuid5(briefing.incidentId, NAMESPACE),
      info: briefing.headline,
      date: made.toISOString().slice(0, 10),
      timestamp: String(Math.floor(made.getTime() / 1000)),
      threat_level_id: THREAT_LEVELS[briefing.priority.level],
      analysis: '2',
      distribution: '0',
      published: false,
      Tag: tags(briefing),
      Attribute: attributes(briefing),
    },
  };
}

function tags({ tlp, actors, techniques }: Briefing): readonly { readonly name: string }[] {
  const named = actors.filter(({ role }) => role === 'attributed' || role === 'suspected');
  const reported = techniques.filter(({ basis }) => basis === 'reported');
  return [
    `tlp:${tlp.toLowerCase()}`,
    ...named.map(({ name }) => `misp-galaxy:threat-actor="${name}"`),
    ...reported.map(({ id, name }) => `misp-galaxy:mitre-attack-pattern="${name} - ${id}"`),
  ].map((name) => ({ name }));
}

function attributes(briefing: Briefing): readonly MispAttribute[] {
  const attribute = (kind: Kind, value: string, comment: string): MispAttribute => ({
    uuid: uuid5(`${briefing.incidentId}:${kind.type}:${value}`, NAMESPACE),
    ...kind,
    value,
    comment,
  });
  const plain = (type: string, category: string): Kind => ({ type, category, to_ids: false });
  const named = briefing.actors.filter(({ role }) => role !== 'denied');
  return [
    ...briefing.indicators.map((i) => attribute(KINDS[i.type], refang(i), i.evidence[0]?.quote ?? '')),
    ...named.map(({ name, role, confidence, attributedBy }) => {
      const by = attributedBy.map((claimant) => claimant.name).join(', ');
      return attribute(
        plain('threat-actor', 'Attribution'),
        name,
        [role, `${confidence} confidence`, by].filter(Boolean).join(', '),
      );
    }),
    ...briefing.victims.map((v) =>
      attribute(plain('target-org', 'Targeting data'), v.name, v.evidence[0]?.quote ?? ''),
    ),
    ...briefing.sources
      .filter(({ url }) => isWebAddress(url))
      .map(({ url, publisher, title }) => attribute(plain('link', 'External analysis'), url, `${publisher}: ${title}`)),
    ...briefing.summary.map(({ text }) => attribute(plain('comment', 'External analysis'), text, 'Summary')),
  ];
}
