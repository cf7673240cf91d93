import type { Confidence, Evidence } from './evidence.ts';
import type { Reliability } from './story.ts';

/** What a story says of an actor, strongest first. */
export type Role = 'attributed' | 'suspected' | 'mentioned' | 'denied';

/** Somebody who makes a claim, in whose words. */
export interface Claimant {
  readonly name: string;
  readonly reliability: Reliability;
  readonly evidence: readonly Evidence[];
}

export interface ActorFinding {
  readonly actorId: string;
  readonly role: Role;
  readonly confidence: Confidence;
  /** The surface names found, as written, without duplicates. */
  readonly matched: readonly string[];
  readonly attributedBy: readonly Claimant[];
  readonly evidence: readonly Evidence[];
  /** The story is about this actor, rather than naming it in passing. */
  readonly primary: boolean;
}

/** A name shared by several actors that the context did not settle. */
export interface AmbiguousName {
  readonly name: string;
  readonly actorIds: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** A name of a vendor's scheme for which no profile exists. */
export interface Unprofiled {
  readonly name: string;
  readonly scheme: string;
  /** ISO 3166-1 alpha-2, where the scheme tells it. */
  readonly country?: string;
  readonly evidence: readonly Evidence[];
}

export interface Victim {
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

export interface Loss {
  /** In whole units (4502.9 BTC, 308000000 USD, 12000000 records). */
  readonly amount: number;
  /** ISO 4217, a coin's ticker, or `records`. */
  readonly unit: string;
  /** `context`: totals of a year, another group's ransom, a later loan. */
  readonly scope: 'incident' | 'context';
  readonly evidence: readonly Evidence[];
}

export interface TimelineEvent {
  /** As precise as the words: `2024`, `2024-05`, `2024-05-31`. */
  readonly date: string;
  /** The clause that tells what happened, from the story. */
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

export interface TechniqueFinding {
  readonly id: string;
  readonly basis: 'reported' | 'possible';
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** What a learned model was reminded of: an example of the technique, in ATT&CK's words. */
  readonly example?: string;
}

export type IndicatorType =
  | 'domain'
  | 'ipv4'
  | 'ipv6'
  | 'url'
  | 'email'
  | 'md5'
  | 'sha1'
  | 'sha256'
  | 'btc'
  | 'eth'
  | 'cve'
  | 'file';

export interface Indicator {
  readonly type: IndicatorType;
  /** Refanged, for storage and exports; every renderer defangs it. */
  readonly value: string;
  readonly evidence: readonly Evidence[];
}

/** A named thing with the words that name it: a sector, a country (ISO code), a piece of software. */
export interface Named {
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

export interface Facts {
  readonly victims: readonly Victim[];
  readonly losses: readonly Loss[];
  readonly timeline: readonly TimelineEvent[];
  readonly indicators: readonly Indicator[];
  readonly sectors: readonly Named[];
  /** `name` is ISO 3166-1 alpha-2: where victims are. */
  readonly countries: readonly Named[];
}

export interface ActorFindings {
  readonly actors: readonly ActorFinding[];
  readonly ambiguous: readonly AmbiguousName[];
  readonly unprofiled: readonly Unprofiled[];
}

/** All that was found in one story. */
export interface Findings extends ActorFindings, Facts {
  readonly storyId: string;
  readonly techniques: readonly TechniqueFinding[];
}
