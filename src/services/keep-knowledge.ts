import type { Config } from '../config/config.ts';
import type { Knowledge } from '../knowledge.ts';
import { lazily } from '../lazily.ts';
import type { Store } from '../store/store.ts';

export interface KnowledgeKeeper {
  /** Loads it when it is first asked for. */
  get(): Promise<Knowledge>;
  /** As it was loaded last, for those who come after a `get`. */
  current(): Knowledge;
  /** Loads it anew. */
  reload(): Promise<void>;
  /** Loads it anew if another process, or a command line, has changed the actors since. */
  refresh(): Promise<void>;
}

/** Keeps what is known before a story is read. */
export function keepKnowledge(store: Store, config: Config): KnowledgeKeeper {
  let loaded: Knowledge | undefined;
  let version: string | undefined;

  async function load(): Promise<Knowledge> {
    const { loadKnowledge } = await import('../knowledge.ts');
    const readFrom = await store.actors.version();
    loaded = await loadKnowledge(store, config);
    version = readFrom;
    return loaded;
  }

  const first = lazily(load);
  return {
    get: async () => loaded ?? first.get(),
    current: () => {
      if (!loaded) throw new Error('nothing is known before the first get');
      return loaded;
    },
    reload: async () => {
      await load();
    },
    refresh: async () => {
      if (loaded && (await store.actors.version()) !== version) await load();
    },
  };
}
