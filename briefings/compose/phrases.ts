import type { Confidence } from '../../src/model/evidence.ts';
import type { Role } from '../../src/model/findings.ts';

/** What a briefing says in its own words: why it matters, and what changed since it was last posted. */
export interface Phrases {
  readonly roles: Readonly<Record<Role, string>>;
  readonly confidences: Readonly<Record<Confidence, string>>;
  readonly attributedWith: (actor: string, confidence: string) => string;
  readonly suspectedActor: (actor: string) => string;
  readonly reliableSource: string;
  readonly lossAbove: (sum: string) => string;
  readonly millionRecords: string;
  readonly exploited: (cve: string) => string;
  readonly ourSector: (sector: string) => string;
  readonly ourCountry: (country: string) => string;
  readonly watchWord: (word: string) => string;
  readonly alsoBy: (actor: string, role: string, names: string) => string;
  readonly confidenceFromTo: (actor: string, before: string, now: string) => string;
  readonly newVictims: (count: number, names: string) => string;
  readonly newIndicators: (count: number, values: string) => string;
  readonly nowReported: (techniques: string) => string;
  readonly lossPut: (amount: string) => string;
  readonly lossRevised: (before: string, now: string) => string;
  readonly toldBy: (sources: number) => string;
  readonly andMore: (count: number) => string;
}

const ENGLISH: Phrases = {
  roles: { attributed: 'attributed', suspected: 'suspected', mentioned: 'mentioned', denied: 'denied' },
  confidences: { high: 'high', moderate: 'moderate', low: 'low' },
  attributedWith: (actor, confidence) => `${actor} attributed with ${confidence} confidence`,
  suspectedActor: (actor) => `${actor} suspected`,
  reliableSource: 'told by a source of reliability A',
  lossAbove: (sum) => `loss above ${sum}`,
  millionRecords: 'more than a million records',
  exploited: (cve) => `${cve} is exploited`,
  ourSector: (sector) => `hits our sector ${sector}`,
  ourCountry: (country) => `hits ${country}`,
  watchWord: (word) => `names our watch word "${word}"`,
  alsoBy: (actor, role, names) => `${actor}: ${role} also by ${names}`,
  confidenceFromTo: (actor, before, now) => `${actor}: confidence ${before} → ${now}`,
  newVictims: (count, names) => `new ${count === 1 ? 'victim' : 'victims'}: ${names}`,
  newIndicators: (count, values) => `new ${count === 1 ? 'indicator' : 'indicators'}: ${values}`,
  nowReported: (techniques) => `now reported: ${techniques}`,
  lossPut: (amount) => `loss put at ${amount}`,
  lossRevised: (before, now) => `loss revised from ${before} to ${now}`,
  toldBy: (sources) => `now told by ${sources} sources`,
  andMore: (count) => ` and ${count} more`,
};

const FRENCH: Phrases = {
  roles: { attributed: 'attribué', suspected: 'soupçonné', mentioned: 'cité', denied: 'démenti' },
  confidences: { high: 'élevée', moderate: 'modérée', low: 'faible' },
  attributedWith: (actor, confidence) => `attribué à ${actor}, confiance ${confidence}`,
  suspectedActor: (actor) => `${actor} soupçonné`,
  reliableSource: 'rapporté par une source de fiabilité A',
  lossAbove: (sum) => `pertes de plus de ${sum}`,
  millionRecords: "plus d'un million d'enregistrements",
  exploited: (cve) => `${cve} est exploitée`,
  ourSector: (sector) => `touche notre secteur : ${sector}`,
  ourCountry: (country) => `touche ce pays : ${country}`,
  watchWord: (word) => `cite notre mot surveillé « ${word} »`,
  alsoBy: (actor, role, names) => `${actor} : ${role} aussi par ${names}`,
  confidenceFromTo: (actor, before, now) => `${actor} : confiance ${before} → ${now}`,
  newVictims: (count, names) => `${count === 1 ? 'nouvelle victime' : 'nouvelles victimes'} : ${names}`,
  newIndicators: (count, values) => `${count === 1 ? 'nouvel indicateur' : 'nouveaux indicateurs'} : ${values}`,
  nowReported: (techniques) => `désormais signalé : ${techniques}`,
  lossPut: (amount) => `pertes évaluées à ${amount}`,
  lossRevised: (before, now) => `pertes révisées de ${before} à ${now}`,
  toldBy: (sources) => `rapporté désormais par ${sources} sources`,
  andMore: (count) => ` et ${count} de plus`,
};

/** Phrases for a briefing's language; English where there are none. */
export function phrasesFor(language: string): Phrases {
  return language === 'fr' ? FRENCH : ENGLISH;
}
