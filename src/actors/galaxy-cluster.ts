import { z } from 'zod';

const strings = z.array(z.coerce.string()).default([]);

const meta = z.object({
  synonyms: strings,
  country: z.string().optional(),
  refs: strings,
  /** Leak sites, in the ransomware cluster. */
  links: strings,
  external_id: z.string().optional(),
  group_attack_id: z.string().optional(),
  source: z.string().optional(),
  'cfr-type-of-incident': z.union([z.string(), z.array(z.string())]).default([]),
  /** `Jade Sleet:<uuid of who named it>`. */
  'name-attribution': strings,
});

const galaxyCluster = z.object({
  type: z.enum(['threat-actor', 'ransomware', 'microsoft-activity-group', 'mitre-intrusion-set', 'groups']),
  version: z.number(),
  values: z
    .array(
      z.object({
        value: z.string(),
        description: z.string().default(''),
        meta: meta.prefault({}),
        related: z.array(z.object({ type: z.string() })).default([]),
      }),
    )
    .min(1),
});

export type GalaxyCluster = z.infer<typeof galaxyCluster>;
export type GalaxyValue = GalaxyCluster['values'][number];

/** The cluster, when the content is one of MISP's galaxy clusters of actors. */
export function asGalaxyCluster(content: unknown): GalaxyCluster | undefined {
  const checked = galaxyCluster.safeParse(content);
  return checked.success ? checked.data : undefined;
}
