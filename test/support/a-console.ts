import type { ChatAdapter } from '../../adapters/contract.ts';
import type { Reading } from '../../adapters/web/reading.ts';
import { createWebAdapter } from '../../adapters/web/web-adapter.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { appError } from '../../src/errors.ts';
import type { Inbox } from '../../src/model/message.ts';
import type { Secret } from '../../src/secret.ts';
import { createServer } from '../../src/server.ts';
import { createWebDesk } from '../../src/services/web-desk.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from './a-briefing.ts';
import { aFilledStore } from './a-filled-store.ts';
import { aLibrary } from './a-library.ts';
import { aStory } from './a-story.ts';
import { someServices } from './some-services.ts';
import { SETTINGS } from './some-settings.ts';

export const NOW = new Date('2024-12-24T12:00:00Z');

export interface RunningConsole {
  readonly url: string;
  readonly store: Store;
  readonly adapter: ChatAdapter;
  close(): Promise<void>;
}

/** The whole console on a free port of this machine, over a real store that knows an incident, and the real commands. */
export async function aConsole(apiToken?: Secret): Promise<RunningConsole> {
  return serveConsole(await aFilledStore(), apiToken);
}

/** The same over a store of one's own, which is closed with it. */
export async function serveConsole(store: Store, apiToken?: Secret): Promise<RunningConsole> {
  const library = aLibrary();
  const services = someServices();
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    isReady: async () => true,
    logger: { error: (details: unknown) => console.error(details) },
    ...(apiToken && { apiToken }),
  });
  const adapter = createWebAdapter({
    mount: server.mount,
    reading: readingOf(store),
    memory: store.memory,
    now: () => NOW,
    ...(apiToken && { apiToken }),
  });
  const inbox: Inbox = (message) => runCommand({ store, library, services, config: SETTINGS, message, now: NOW });
  await adapter.start(inbox);
  const url = await server.listen();
  return {
    url,
    store,
    adapter,
    close: async () => {
      await adapter.stop();
      await server.close();
      await store.close();
    },
  };
}

/** What the pages may see of a store: by the real desk, with a briefing that is known before. */
export function readingOf(store: Store): Reading {
  const known = new Map(
    aBriefing().techniques.map(({ id, name, tactics }) => [id, { id, name, tactics, mitigations: [] }]),
  );
  return createWebDesk({
    store,
    library: aLibrary,
    services: someServices(),
    techniqueOf: (id) => known.get(id),
    briefInput: async (typed) => {
      if (typed.trim() === '') throw appError('STORY_EMPTY', { name: 'what was pasted' });
      return { briefing: aBriefing(), story: aStory() };
    },
    timezone: SETTINGS.timezone,
    now: () => NOW,
  });
}
