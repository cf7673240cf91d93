import type { Briefing } from '../../src/model/briefing.ts';
import { uuid5 } from './uuid5.ts';

export interface StixObject {
  readonly type: string;
  readonly spec_version: '2.1';
  readonly id: string;
  readonly [property: string]: unknown;
}

export interface StixBundle {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: readonly StixObject[];
}

/** Ours; the specification keeps its own namespace for observables. */
const NAMESPACE = '7d0a4bd4-2f0b-4a3e-9d2b-51a3f3a1c0e7';
/** What lasts never changes in our exports, so neither do its timestamps. */
const LASTING_SINCE = '2024-01-01T00:00:00.000Z';
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
/** The ids that OASIS gave to the marks of TLP 2.0. */
const TLP_MARKS: Readonly<Record<Briefing['tlp'], string>> = {
  CLEAR: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};

/** The id that a thing of this type and name has in every export. */
export function stixId(type: string, name: string): string {
  return `${type}--${uuid5(`${type}:${name}`, NAMESPACE)}`;
}

/** A thing that outlives the briefing: its id and content hang on its name alone. */
export function lasting(type: string, key: string, properties: Readonly<Record<string, unknown>>): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: stixId(type, key),
    created: LASTING_SINCE,
    modified: LASTING_SINCE,
    ...properties,
  };
}

/** The mark that says with whom the briefing may be shared. */
export function tlpMark(tlp: Briefing['tlp']): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${TLP_MARKS[tlp]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${tlp}`,
    extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp.toLowerCase() } },
  };
}
