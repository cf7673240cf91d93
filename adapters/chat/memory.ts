/** What an adapter remembers over restarts, by room and key: a slice of the store. */
export interface Memory {
  get(room: string, key: string): Promise<unknown>;
  set(room: string, key: string, value: unknown): Promise<void>;
  delete(room: string, key: string): Promise<void>;
  list(room: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
