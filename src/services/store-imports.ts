import type { Import } from '../actors/read-import.ts';
import type { Store } from '../store/store.ts';

/** Stores what was imported, all or nothing. `onStage` hears what is under way. */
export async function storeImports(
  store: Store,
  imports: readonly Import[],
  onStage: (stage: string) => void,
): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { source, actors } of imports) {
      onStage(`storing ${actors.length} actors of ${source}`);
      await tx.actors.replace(source, actors);
    }
  });
}
