import type { Briefing } from '../../src/model/briefing.ts';
import type { Confidence, Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { isWebAddress } from '../render/web-address.ts';
import { type StixObject, stixId } from './stix-object.ts';

/** What an export needs to know of a story: who printed the words, and where. */
export type Printed = Pick<Story, 'id' | 'publisher' | 'url'>;

type Properties = Readonly<Record<string, unknown>>;

/** What every part of one export needs. */
export interface StixContext {
  readonly briefing: Briefing;
  /** Publication of the first source, in STIX's form. */
  readonly since: string;
  /** An object of this briefing: the same id in each revision, `modified` tells which is newer. */
  make(type: string, key: string, properties: Properties): StixObject;
  /** The words with who printed them, as `external_references`. Empty when there are none. */
  words(evidence: readonly Evidence[]): Properties;
}

/** STIX counts in per cent: the middle of each range on the estimative scale. */
export const CONFIDENCE: Readonly<Record<Confidence, number>> = { high: 90, moderate: 67, low: 30 };

/** Opens the export of one briefing. */
export function stixContext(
  briefing: Briefing,
  markId: string,
  creatorId: string,
  stories: readonly Printed[],
): StixContext {
  const modified = new Date(briefing.createdAt);
  const published = briefing.sources.map(({ publishedAt }) => new Date(publishedAt).getTime());
  const since = new Date(Math.min(modified.getTime(), ...published)).toISOString();
  const printedAs = new Map(stories.map((story) => [story.id, story]));
  return {
    briefing,
    since,
    make: (type, key, properties) => ({
      type,
      spec_version: '2.1',
      id: stixId(type, `${briefing.incidentId}:${key}`),
      created_by_ref: creatorId,
      created: since,
      modified: modified.toISOString(),
      object_marking_refs: [markId],
      ...properties,
    }),
    words: (evidence) => {
      const references = evidence.map(({ quote, story }) => {
        const printed = printedAs.get(story);
        return reference(printed?.publisher ?? 'Sitrep', quote, printed?.url ?? '');
      });
      return references.length > 0 ? { external_references: references } : {};
    },
  };
}

/** An external reference; a story without a link to the web has no `url`. */
export function reference(source: string, description: string, url: string): Properties {
  return { source_name: source, description, ...(isWebAddress(url) ? { url } : {}) };
}
