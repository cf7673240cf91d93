import { z } from 'zod';

const TYPES: ReadonlySet<string> = new Set([
  'intrusion-set',
  'attack-pattern',
  'course-of-action',
  'malware',
  'tool',
  'relationship',
  'x-mitre-collection',
]);

const stixObject = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string().default(''),
  description: z.string().default(''),
  modified: z.string().default(''),
  revoked: z.boolean().default(false),
  x_mitre_deprecated: z.boolean().default(false),
  x_mitre_version: z.string().default(''),
  aliases: z.array(z.string()).default([]),
  external_references: z
    .array(z.object({ source_name: z.string(), external_id: z.string().optional(), url: z.string().optional() }))
    .default([]),
  kill_chain_phases: z.array(z.object({ phase_name: z.string() })).default([]),
  relationship_type: z.string().default(''),
  source_ref: z.string().default(''),
  target_ref: z.string().default(''),
});

const stixBundle = z.object({ type: z.literal('bundle'), objects: z.array(z.unknown()).min(1) });

export type StixObject = z.infer<typeof stixObject>;
export type StixBundle = z.infer<typeof stixBundle>;

/** What holds today in a bundle: nothing deprecated, and what pointed at something revoked points at its successor. */
export interface StixIndex {
  readonly live: ReadonlyMap<string, StixObject>;
  readonly relations: readonly StixObject[];
  /** Revoked objects, each with the live one that took its place. */
  readonly replaced: readonly { readonly old: StixObject; readonly by: StixObject }[];
  /** `18.1`, or the day of the newest object when the bundle does not tell. */
  readonly version: string;
}

/** The bundle, when the content is a STIX 2.x bundle of any kind. */
export function asStixBundle(content: unknown): StixBundle | undefined {
  const checked = stixBundle.safeParse(content);
  return checked.success ? checked.data : undefined;
}

/** Reads the objects that Sitrep knows; others, and malformed ones, are passed over. */
export function indexStix(bundle: StixBundle): StixIndex {
  const objects = bundle.objects.flatMap(readObject);
  const successors = new Map(
    objects.filter((o) => o.relationship_type === 'revoked-by').map((o) => [o.source_ref, o.target_ref]),
  );
  const isLive = (object: StixObject) => !object.revoked && !object.x_mitre_deprecated;
  const entities = objects.filter((object) => object.type !== 'relationship');
  const live = new Map(entities.filter(isLive).map((object) => [object.id, object]));
  const resolve = (ref: string) => successorOf(ref, live, successors);
  return {
    live,
    relations: objects
      .filter((object) => object.type === 'relationship' && isLive(object))
      .map((relation) => ({
        ...relation,
        source_ref: resolve(relation.source_ref),
        target_ref: resolve(relation.target_ref),
      })),
    replaced: entities.flatMap((old) => {
      const by = old.revoked ? live.get(resolve(old.id)) : undefined;
      return by ? { old, by } : [];
    }),
    version: versionOf(objects),
  };
}

function readObject(object: unknown): readonly StixObject[] {
  const type = typeof object === 'object' && object !== null && 'type' in object ? object.type : undefined;
  if (typeof type !== 'string' || !TYPES.has(type)) return [];
  const checked = stixObject.safeParse(object);
  return checked.success ? [checked.data] : [];
}

function successorOf(
  ref: string,
  live: ReadonlyMap<string, StixObject>,
  successors: ReadonlyMap<string, string>,
): string {
  const met = new Set<string>();
  let current = ref;
  while (!live.has(current) && !met.has(current)) {
    met.add(current);
    current = successors.get(current) ?? current;
  }
  return current;
}

function versionOf(objects: readonly StixObject[]): string {
  const collection = objects.find((object) => object.type === 'x-mitre-collection')?.x_mitre_version;
  const newest =
    objects
      .map((object) => object.modified)
      .sort()
      .at(-1) ?? '';
  return collection || newest.slice(0, 10);
}
