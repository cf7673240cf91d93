import { randomUUID } from 'node:crypto';
import type { Post } from '../../src/model/message.ts';

const ROOM = 'web-posts';
const KEPT = 200;

/** Where posts are remembered: a slice of the store. */
export interface PostMemory {
  set(room: string, key: string, value: unknown): Promise<void>;
  delete(room: string, key: string): Promise<void>;
  list(room: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}

/** Something that was posted to the console. */
export interface KeptPost {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** The post it hangs under. */
  readonly threadOf?: string;
  readonly message: Post;
}

/** What was posted to the console, over restarts; the oldest give way. */
export interface Posts {
  /** Oldest first. */
  list(): Promise<readonly KeptPost[]>;
  add(message: Post, threadOf: string | undefined, at: Date): Promise<KeptPost>;
  /** False when there is no such post. */
  replace(id: string, message: Post): Promise<boolean>;
  /** `threadOf`: the post it must hang under; a root otherwise. */
  findByKey(deliveryKey: string, threadOf: string | undefined): Promise<KeptPost | undefined>;
}

export function openPosts(memory: PostMemory): Posts {
  async function list(): Promise<readonly KeptPost[]> {
    const rows = await memory.list(ROOM);
    return rows.map(({ value }) => value as KeptPost).sort((a, b) => a.at.localeCompare(b.at));
  }
  return {
    list,
    async add(message, threadOf, at) {
      const post = { id: randomUUID(), at: at.toISOString(), ...(threadOf !== undefined && { threadOf }), message };
      await memory.set(ROOM, post.id, post);
      const all = await list();
      for (const old of all.slice(0, Math.max(0, all.length - KEPT))) await memory.delete(ROOM, old.id);
      return post;
    },
    async replace(id, message) {
      const before = (await list()).find((post) => post.id === id);
      if (before) await memory.set(ROOM, id, { ...before, message });
      return before !== undefined;
    },
    findByKey: async (deliveryKey, threadOf) =>
      (await list()).find((post) => post.message.deliveryKey === deliveryKey && post.threadOf === threadOf),
  };
}
