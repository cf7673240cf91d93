import type { PriorityLevel } from '../../src/model/briefing.ts';
import type { Confidence } from '../../src/model/evidence.ts';
import type { Loss, Role } from '../../src/model/findings.ts';
import type { Tactic } from '../../src/model/technique.ts';
import { oncePer } from '../../src/once-per.ts';

/** Labels of one language. */
export interface Words {
  readonly locale: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly confidences: Readonly<Record<Confidence, string>>;
  readonly priorities: Readonly<Record<PriorityLevel, string>>;
  readonly tactics: Readonly<Record<Tactic, string>>;
  readonly bottomLine: string;
  readonly who: string;
  readonly victims: string;
  readonly lost: string;
  readonly when: string;
  readonly how: string;
  readonly indicators: string;
  readonly actions: string;
  readonly sources: string;
  readonly context: string;
  readonly knownFor: string;
  readonly unprofiled: string;
  readonly matched: string;
  readonly partOf: string;
  readonly alsoNamed: string;
  readonly revision: string;
  readonly records: string;
  readonly accordingTo: string;
  readonly more: (count: number) => string;
  readonly sourceCount: (count: number) => string;
  readonly notReportedHere: (count: number) => string;
}

const ENGLISH: Words = {
  locale: 'en-GB',
  roles: { attributed: 'Attributed', suspected: 'Suspected', mentioned: 'Mentioned', denied: 'Denied' },
  confidences: { high: 'high confidence', moderate: 'moderate confidence', low: 'low confidence' },
  priorities: { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' },
  tactics: {
    reconnaissance: 'Reconnaissance',
    'resource-development': 'Preparation',
    'initial-access': 'Initial access',
    execution: 'Execution',
    persistence: 'Persistence',
    'privilege-escalation': 'Privileges',
    'defense-evasion': 'Evasion',
    'credential-access': 'Credentials',
    discovery: 'Discovery',
    'lateral-movement': 'Lateral movement',
    collection: 'Collection',
    'command-and-control': 'Command & control',
    exfiltration: 'Exfiltration',
    impact: 'Impact',
  },
  bottomLine: 'Bottom line',
  who: 'Who',
  victims: 'Victims',
  lost: 'Lost',
  when: 'When',
  how: 'How',
  indicators: 'Indicators',
  actions: 'Do',
  sources: 'Sources',
  context: 'Context',
  knownFor: 'Also known for',
  unprofiled: 'No profile yet',
  matched: 'matched',
  partOf: 'part of',
  alsoNamed: 'Also named',
  revision: 'rev',
  records: 'records',
  accordingTo: 'according to',
  more: (count) => `+${count} more`,
  sourceCount: (count) => `${count} ${count === 1 ? 'source' : 'sources'}`,
  notReportedHere: (count) => `(${count} ${count === 1 ? 'technique' : 'techniques'} not reported here)`,
};

const FRENCH: Words = {
  locale: 'fr-FR',
  roles: { attributed: 'Attribué', suspected: 'Soupçonné', mentioned: 'Cité', denied: 'Démenti' },
  confidences: { high: 'confiance élevée', moderate: 'confiance modérée', low: 'confiance faible' },
  priorities: { critical: 'CRITIQUE', high: 'ÉLEVÉE', medium: 'MOYENNE', low: 'FAIBLE' },
  tactics: {
    reconnaissance: 'Reconnaissance',
    'resource-development': 'Préparation',
    'initial-access': 'Accès initial',
    execution: 'Exécution',
    persistence: 'Persistance',
    'privilege-escalation': 'Privilèges',
    'defense-evasion': 'Évasion',
    'credential-access': 'Identifiants',
    discovery: 'Découverte',
    'lateral-movement': 'Latéralisation',
    collection: 'Collecte',
    'command-and-control': 'Commande et contrôle',
    exfiltration: 'Exfiltration',
    impact: 'Impact',
  },
  bottomLine: "L'essentiel",
  who: 'Qui',
  victims: 'Victimes',
  lost: 'Pertes',
  when: 'Quand',
  how: 'Comment',
  indicators: 'Indicateurs',
  actions: 'À faire',
  sources: 'Sources',
  context: 'Contexte',
  knownFor: 'Connu aussi pour',
  unprofiled: 'Sans profil',
  matched: 'reconnu par',
  partOf: 'lié à',
  alsoNamed: 'Aussi cités',
  revision: 'rév.',
  records: 'enregistrements',
  accordingTo: 'selon',
  more: (count) => `+${count}`,
  sourceCount: (count) => `${count} ${count > 1 ? 'sources' : 'source'}`,
  notReportedHere: (count) => `(${count} ${count > 1 ? 'techniques non signalées' : 'technique non signalée'} ici)`,
};

/** Labels for a briefing's language; English where there are none. */
export function wordsFor(language: string): Words {
  return language === 'fr' ? FRENCH : ENGLISH;
}

/** `4,502.9 BTC`, `USD 308 M`, `USD 1.34 bn`, `9,400,000 records`; French: `308 M USD`, `1,34 Md USD`. */
export function formatAmount({ amount, unit }: Pick<Loss, 'amount' | 'unit'>, { locale, records }: Words): string {
  const number = (value: number, digits: number) => numberFormat(`${locale} ${digits}`).format(value);
  const isMoney = unit.length === 3 && isCurrency(unit);
  if (!isMoney) return `${number(amount, 8)} ${unit === 'records' ? records : unit}`;
  const isFrench = locale.startsWith('fr');
  const short =
    amount >= 1e9
      ? `${number(amount / 1e9, 2)} ${isFrench ? 'Md' : 'bn'}`
      : amount >= 1e6
        ? `${number(amount / 1e6, 1)} M`
        : number(amount, 2);
  return isFrench ? `${short} ${unit}` : `${unit} ${short}`;
}

/** By locale and fraction digits; making a format costs a hundred times what using it does. */
const numberFormat = oncePer((key: string) => {
  const [locale, digits] = key.split(' ');
  return new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) });
});

function isCurrency(unit: string): boolean {
  return !['BTC', 'ETH', 'XMR', 'LTC', 'XRP', 'SOL'].includes(unit);
}

/** A country's name in the briefing's language; the code itself when it has none. */
export function countryName(code: string, { locale }: Words): string {
  return regionNames(locale).of(code) ?? code;
}

const regionNames = oncePer((locale: string) => new Intl.DisplayNames([locale], { type: 'region' }));

/** `31 May 2024`, `May 2024`, `2024` for a date as precise as its words. */
export function formatDate(date: string, { locale }: Words): string {
  const day = new Date(date);
  if (Number.isNaN(day.getTime())) return date;
  const [, month, monthDay] = date.split('-');
  return day.toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'short' } : {}),
    ...(monthDay ? { day: 'numeric' } : {}),
  });
}
