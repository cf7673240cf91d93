import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createReader } from '../../src/feeds/reader.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge.ts';
import type { Feed } from '../../src/model/feed.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import type { PipelineParts } from '../../src/pipeline.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface House extends PipelineParts {
  readonly config: Config;
  readonly knowledge: () => Knowledge;
  /** Ends it before the test does: another one may then open its folder. */
  close(): Promise<void>;
}

/** The pipeline over a real file, real threads and real HTTP on loopback, reading the given feeds. */
export async function aHouse(
  feeds: readonly Feed[],
  now: () => Date,
  folder: string = temporaryFolder(),
  /** What takes long to make and is the same in every life of a house. */
  inherited: Partial<Pick<House, 'reader'> & { readonly known: Knowledge }> = {},
): Promise<House> {
  const config = await loadConfig({}, folder);
  const store = await openStore(`sqlite:${join(folder, 'sitrep.db')}`);
  const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
  const reader = inherited.reader ?? createReader({ deadlineMs: 15_000, memoryMb: 128 });
  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closed ??= Promise.all([inherited.reader ?? reader.close(), outbound.close(), store.close()]);
    await closed;
  };
  onTestFinished(close);
  for (const feed of feeds) await store.feeds.put(feed);
  const knowledge = inherited.known ?? (await loadKnowledge(store, config));
  return { store, outbound, reader, config, owner: 'test', now, knowledge: () => knowledge, close };
}

/** One of the feeds that ship with Sitrep. */
export function sampleFeed(name: string, language: string): Feed {
  return { id: name, url: `sitrep:sample/${name}`, name, language, reliability: 'C' };
}
