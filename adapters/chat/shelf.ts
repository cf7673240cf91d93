import { randomUUID } from 'node:crypto';
import type { Reply } from '../../src/model/message.ts';
import type { Memory } from './memory.ts';

const KEPT = 100;
const WORTH_SHARING: ReadonlySet<string> = new Set(['heading', 'list', 'quote', 'fields', 'actor', 'briefing', 'code']);

interface KeptAnswer {
  readonly at: string;
  readonly reply: Reply;
}

/** Private answers that their reader may still show to the channel. The oldest give way. */
export interface Shelf {
  /** Gives the id under which it is kept. */
  keep(reply: Reply, at: Date): Promise<string>;
  /** Undefined when it is no longer kept. */
  find(id: string): Promise<Reply | undefined>;
}

/** `room`: where in the memory. */
export function createShelf(memory: Memory, room: string): Shelf {
  return {
    async keep(reply, at) {
      const id = randomUUID();
      await memory.set(room, id, { at: at.toISOString(), reply } satisfies KeptAnswer);
      const all = [...(await memory.list(room))].sort((a, b) => atOf(b.value).localeCompare(atOf(a.value)));
      for (const { key } of all.slice(KEPT)) await memory.delete(room, key);
      return id;
    },
    find: async (id) => ((await memory.get(room, id)) as KeptAnswer | undefined)?.reply,
  };
}

function atOf(value: unknown): string {
  return (value as KeptAnswer).at;
}

/** Whether an answer holds more than a few words to whoever asked. */
export function isWorthSharing({ parts }: Reply): boolean {
  return parts.some(({ kind }) => WORTH_SHARING.has(kind));
}

/** Puts an answer that was private before everybody in the conversation. */
export function shared(reply: Reply): Reply {
  return { ...reply, visibility: 'channel' };
}
