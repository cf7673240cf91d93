import { readFileSync, statSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { appError } from '../errors.ts';
import type { Actor, Provenance, Suppression } from '../model/actor.ts';
import { parseYaml } from '../parse-yaml.ts';
import { actorEntry, toActor } from './actor-entry.ts';

/** What the operator adds to the library, or takes from it. */
export interface Overlay {
  /** Own actors, and facts on known ones under their ids. */
  readonly actors: readonly Actor[];
  /** More names for known actors. */
  readonly aliases: readonly { readonly actorId: string; readonly names: readonly string[] }[];
  readonly suppressions: readonly Suppression[];
}

const name = z.string().trim().min(1);

/** `our-actors.yaml`: own profiles, extra names by actor id, names that must not count. */
const overlayFile = z.strictObject({
  actors: z.array(actorEntry).default([]),
  aliases: z.record(name, z.array(name)).default({}),
  suppress: z
    .array(
      z.union([
        name.transform((alias) => ({ alias, actor: undefined, reason: 'suppressed' })),
        z.strictObject({ alias: name, actor: name.optional(), reason: name.default('suppressed') }),
      ]),
    )
    .default([]),
});

const KEYS = [...Object.keys(overlayFile.shape), ...Object.keys(actorEntry.shape), 'alias', 'actor', 'reason'];

/** Reads overlay files in order. Throws `CONFIG_INVALID` with every fault of every file, `FILE_UNREADABLE` for a missing one. */
export function loadOverlay(paths: readonly string[]): Overlay {
  const read = paths.map(readOverlay);
  const faults = read.flatMap((file) => ('faults' in file ? file.faults : []));
  if (faults.length > 0) throw appError('CONFIG_INVALID', { faults: faults.join('\n') });
  const overlays = read.flatMap((file) => ('faults' in file ? [] : file));
  return {
    actors: overlays.flatMap((overlay) => overlay.actors),
    aliases: overlays.flatMap((overlay) => overlay.aliases),
    suppressions: overlays.flatMap((overlay) => overlay.suppressions),
  };
}

function readOverlay(path: string): Overlay | { readonly faults: readonly string[] } {
  const { text, changedAt } = readText(path);
  let content: unknown;
  try {
    content = parseYaml(text);
  } catch (error) {
    return { faults: [`- ${path}: ${error instanceof Error ? error.message : 'no YAML'}`] };
  }
  const checked = overlayFile.safeParse(content);
  if (!checked.success) return { faults: checked.error.issues.map((issue) => describe(path, issue)) };
  const { actors, aliases, suppress } = checked.data;
  const provenance: readonly Provenance[] = [{ source: 'overlay' }];
  return {
    actors: actors.map((entry) => toActor(entry, {}, provenance)),
    aliases: Object.entries(aliases).map(([actorId, names]) => ({ actorId, names })),
    suppressions: suppress.map(({ alias, actor, reason }) => ({
      id: `overlay:${actor ?? 'everybody'}:${alias}`,
      alias,
      ...(actor && { actorId: actor }),
      by: path,
      at: changedAt,
      reason,
    })),
  };
}

function readText(path: string): { readonly text: string; readonly changedAt: Date } {
  try {
    return { text: readFileSync(path, 'utf8'), changedAt: statSync(path).mtime };
  } catch (cause) {
    throw appError('FILE_UNREADABLE', { path }, { cause });
  }
}

function describe(path: string, issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'the file';
  if (issue.code !== 'unrecognized_keys') return `- ${path}: ${place}: ${issue.message}`;
  return `- ${path}: ${place}: unknown key ${issue.keys.map((key) => `"${key}", did you mean "${closest(key, KEYS)}"?`).join('; ')}`;
}
