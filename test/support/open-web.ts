import { createWebAdapter } from '../../adapters/web/web-adapter.ts';
import { createServer } from '../../src/server.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { NOW, readingOf } from './a-console.ts';
import { aFilledStore } from './a-filled-store.ts';

const TAGS = /<[^>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

/** The web adapter behind a real port; what is shown is the page that a reader gets. */
export async function openWeb(): Promise<OpenedAdapter> {
  const store = await aFilledStore();
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    isReady: async () => true,
    logger: { error: () => {} },
  });
  let broken = false;
  const adapter = createWebAdapter({
    mount: server.mount,
    reading: readingOf(store),
    memory: {
      ...store.memory,
      set: async (...given) => {
        if (broken) throw new Error('the disk is full');
        await store.memory.set(...given);
      },
    },
    now: () => NOW,
  });
  const url = await server.listen();
  let answer = '';
  const page = async () => (await fetch(`${url}/say`)).text();
  return {
    adapter,
    channel: { adapter: 'web', id: 'console' },
    shown: async () => textOf(answer) + textOf(await page()),
    sent: page,
    say: async (text) => {
      answer = await (await fetch(`${url}/say`, { method: 'POST', body: new URLSearchParams({ text }) })).text();
    },
    echo: async () => {},
    dangerous:
      /<script(?! src="\/assets\/)|<img|href="(?!https?:|\/|#|data:)|\p{Cc}(?<![\n\t])|\p{Bidi_Control}|\u200b/iu,
    failures: {
      unavailable: () => {
        broken = true;
      },
    },
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}

function textOf(page: string): string {
  return page.replace(TAGS, ' ').replace(ENTITY, (entity) => ENTITIES[entity] ?? '');
}
