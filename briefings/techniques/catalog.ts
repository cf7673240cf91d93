import type { Technique } from '../../src/model/technique.ts';
import catalog from './catalog.json' with { type: 'json' };

const TECHNIQUES = catalog.techniques as readonly Technique[];
const BY_ID: ReadonlyMap<string, Technique> = new Map(TECHNIQUES.map((technique) => [technique.id, technique]));
const SUCCESSORS: ReadonlyMap<string, string> = new Map(Object.entries(catalog.successors));
const MITIGATIONS: ReadonlyMap<string, string> = new Map(Object.entries(catalog.mitigations));

/** The technique an ATT&CK id stands for, in any case; ids that other versions of ATT&CK use lead to today's technique. */
export function techniqueOf(id: string): Technique | undefined {
  const key = id.trim().toUpperCase();
  return BY_ID.get(SUCCESSORS.get(key) ?? key);
}

/** Every active enterprise technique, sorted by id. */
export function allTechniques(): readonly Technique[] {
  return TECHNIQUES;
}

/** `M1017` is User Training. */
export function mitigationName(id: string): string | undefined {
  return MITIGATIONS.get(id.trim().toUpperCase());
}
