import { techniqueOf } from '../../briefings/techniques/catalog.ts';
import { learnTechniques } from '../../briefings/techniques/learn-techniques.ts';
import { type PackedModel, packModel } from '../../briefings/techniques/pack-model.ts';
import type { Import } from '../actors/read-import.ts';
import { LEARNED } from '../knowledge.ts';
import type { Store } from '../store/store.ts';

export interface ImportOptions {
  /** Learn to recognise techniques from the texts of an ATT&CK bundle. */
  readonly learn: boolean;
  /** Hears what is under way, and how far it is. */
  readonly onProgress: (what: string, done: number, of: number) => void;
}

/** Stores what was imported and what was learned from it, all or nothing. */
export async function storeImports(
  store: Store,
  imports: readonly Import[],
  { learn, onProgress }: ImportOptions,
): Promise<void> {
  const learned = learn ? learnFrom(imports, onProgress) : undefined;
  await store.transaction(async (tx) => {
    for (const [index, { source, actors }] of imports.entries()) {
      await tx.actors.replace(source, actors);
      onProgress('storing actors', index + 1, imports.length);
    }
    if (learned) await tx.memory.set(LEARNED.room, LEARNED.key, learned);
  });
}

/** Bundles of another matrix than the enterprise one hold no technique of ours: nothing is learned from them. */
function learnFrom(imports: readonly Import[], onProgress: ImportOptions['onProgress']): PackedModel | undefined {
  const bundles = imports
    .flatMap(({ attack }) => attack ?? [])
    .filter(({ techniques }) => techniques.some(({ id }) => techniqueOf(id)));
  if (bundles.length === 0) return undefined;
  const examples = bundles.flatMap((bundle) => bundle.examples);
  const descriptions = bundles.flatMap((bundle) => bundle.descriptions);
  return packModel(
    learnTechniques({ examples, descriptions }, (round, rounds) => onProgress('learning techniques', round, rounds)),
  );
}
