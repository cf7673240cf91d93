import { z } from 'zod';

// What OASIS STIX 2.1 demands of the objects that we export (sections 2, 3, 4, 5, 7.2 and the pattern grammar).
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const PATTERN =
  /^\[(?:(?:domain-name|ipv4-addr|ipv6-addr|url|email-addr):value|file:name|file:hashes\.(?:MD5|'SHA-1'|'SHA-256')) = '(?:[^'\\]|\\['\\])*'\]$/;

const id = (type: string) => z.string().regex(new RegExp(`^${type}--${UUID}$`));
const anyId = id('[a-z][a-z0-9-]+');
const text = z.string().min(1);
const timestamp = z.string().regex(TIMESTAMP);
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1);
const reference = z
  .strictObject({
    source_name: text,
    description: text.optional(),
    url: z.url().optional(),
    external_id: text.optional(),
  })
  .refine((r) => r.description !== undefined || r.url !== undefined || r.external_id !== undefined);

function object(type: string, properties: z.ZodRawShape) {
  return z
    .strictObject({
      type: z.literal(type),
      spec_version: z.literal('2.1'),
      id: id(type),
      created_by_ref: id('identity').optional(),
      created: timestamp,
      modified: timestamp,
      labels: some(text).optional(),
      confidence: z.int().min(0).max(100).optional(),
      lang: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .optional(),
      external_references: some(reference).optional(),
      object_marking_refs: some(id('marking-definition')).optional(),
      ...properties,
    })
    .refine((o) => String(o.modified) >= String(o.created), 'modified before created');
}

const mark = z.strictObject({
  type: z.literal('marking-definition'),
  spec_version: z.literal('2.1'),
  id: id('marking-definition'),
  created: timestamp,
  name: text,
  extensions: z.record(
    id('extension-definition'),
    z.strictObject({
      extension_type: z.literal('property-extension'),
      tlp_2_0: z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']),
    }),
  ),
});

const anyObject = z.union([
  object('identity', { name: text, identity_class: z.enum(['system', 'organization']) }),
  object('intrusion-set', { name: text, aliases: some(text).optional() }),
  object('attack-pattern', {
    name: text,
    kill_chain_phases: some(z.strictObject({ kill_chain_name: text, phase_name: text })),
  }),
  object('vulnerability', { name: text }),
  object('indicator', {
    name: text,
    pattern: z.string().regex(PATTERN),
    pattern_type: z.literal('stix'),
    valid_from: timestamp,
    indicator_types: some(text),
  }),
  object('relationship', { relationship_type: text, source_ref: anyId, target_ref: anyId }),
  object('report', {
    name: text,
    description: text.optional(),
    report_types: some(text),
    published: timestamp,
    object_refs: some(anyId),
  }),
  object('note', { abstract: text, content: text, authors: some(text).optional(), object_refs: some(anyId) }),
  mark,
]);

const RELATIONS = new Set([
  'intrusion-set uses attack-pattern',
  'intrusion-set targets identity',
  'intrusion-set related-to intrusion-set',
  'indicator indicates intrusion-set',
]);

/** All faults of a bundle, references into nowhere included. */
export function stixFaults(bundle: unknown): readonly string[] {
  const shape = z.strictObject({ type: z.literal('bundle'), id: id('bundle'), objects: some(anyObject) });
  const parsed = shape.safeParse(bundle);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const objects = parsed.data.objects as readonly Record<string, unknown>[];
  const ids = objects.map((o) => String(o.id));
  const refs = objects.flatMap((o) => [
    ...Object.entries(o).flatMap(([key, value]) => (key.endsWith('_ref') ? [String(value)] : [])),
    ...Object.entries(o).flatMap(([key, value]) => (key.endsWith('_refs') ? (value as string[]) : [])),
  ]);
  const relations = objects
    .filter(({ type }) => type === 'relationship')
    .map((o) => `${typeOf(o.source_ref)} ${o.relationship_type} ${typeOf(o.target_ref)}`);
  return [
    ...ids.filter((one, index) => ids.indexOf(one) !== index).map((one) => `twice: ${one}`),
    ...refs.filter((ref) => !ids.includes(ref)).map((ref) => `refers to nothing: ${ref}`),
    ...relations.filter((relation) => !RELATIONS.has(relation)).map((relation) => `no such relation: ${relation}`),
  ];
}

function typeOf(ref: unknown): string {
  return String(ref).split('--', 1)[0] ?? '';
}
