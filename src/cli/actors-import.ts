import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ActorLibrary } from '../actors/actor-library.ts';
import { diffLibrary } from '../actors/diff-library.ts';
import { type Import, readImport } from '../actors/read-import.ts';
import { syncSources } from '../actors/sync-sources.ts';
import { appError } from '../errors.ts';
import { loadKnowledge } from '../knowledge.ts';
import { openOutbound } from '../services/open-outbound.ts';
import { storeImports } from '../services/store-imports.ts';
import { startProgress } from './progress.ts';
import { note, type Terminal, writeLine } from './terminal.ts';
import { type Opened, withStore } from './with-store.ts';

const LARGEST_BYTES = 200 * 1024 * 1024;
const TIMEOUT_MS = 5 * 60_000;

/** `actors import FILE...`: all files are read before anything is stored; prints what changed. */
export async function importActors(terminal: Terminal, files: readonly string[]): Promise<void> {
  const imports = files.map((file) => {
    note(terminal, `reading ${file}`);
    return readImport(file, readText(resolve(terminal.folder, file)));
  });
  await withStore(terminal, (opened) => storeAndTell(terminal, opened, imports));
}

/** `actors sync`: downloads both official sources, then as `import`. */
export async function syncActors(terminal: Terminal): Promise<void> {
  await withStore(terminal, async (opened) => {
    const outbound = await openOutbound(opened.config);
    try {
      const imports = await syncSources(async (url) => {
        note(terminal, `downloading ${url}`);
        const { status, body } = await outbound.get(url, { limitBytes: LARGEST_BYTES, timeoutMs: TIMEOUT_MS });
        if (status !== 200) throw appError('FEED_HTTP_STATUS', { target: url, status });
        return new TextDecoder().decode(body);
      });
      await storeAndTell(terminal, opened, imports);
    } finally {
      await outbound.close();
    }
  });
}

async function storeAndTell(terminal: Terminal, { store, config }: Opened, imports: readonly Import[]): Promise<void> {
  const before = (await loadKnowledge(store, config)).library;
  const { learned: learn } = config.techniques;
  const progress = startProgress(terminal);
  await storeImports(store, imports, { learn, onProgress: progress.show });
  progress.end();
  await tellDifference(terminal, before, (await loadKnowledge(store, config)).library);
}

async function tellDifference(terminal: Terminal, before: ActorLibrary, after: ActorLibrary): Promise<void> {
  const { added, changed, removed } = diffLibrary(before, after);
  for (const { id, name } of added) await writeLine(terminal, `+ ${id}  ${name}`);
  for (const { actor, aliasesAdded, aliasesRemoved, fields } of changed) {
    const parts = [
      ...aliasesAdded.map((name) => `+"${name}"`),
      ...aliasesRemoved.map((name) => `-"${name}"`),
      ...fields,
    ];
    await writeLine(terminal, `~ ${actor.id}  ${parts.join(', ')}`);
  }
  for (const { id, name } of removed) await writeLine(terminal, `- ${id}  ${name}`);
  note(
    terminal,
    `${added.length} added, ${changed.length} changed, ${removed.length} removed; ${after.actors.length} actors in all.`,
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw appError('FILE_UNREADABLE', { path }, { cause });
  }
}
