import type { ChatDesk } from '../../adapters/chat/chat-desk.ts';
import { createChatDesk } from '../../src/services/chat-desk.ts';
import type { Store } from '../../src/store/store.ts';
import { aLibrary } from '../support/a-library.ts';
import { someServices } from '../support/some-services.ts';

/** What the adapter is told beside commands, over a real store. */
export function aDesk(store: Store): ChatDesk {
  return createChatDesk({
    store,
    library: aLibrary,
    services: someServices(),
    timezone: 'UTC',
    now: () => new Date('2024-12-24T12:00:00Z'),
  });
}
