import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Waits for the next line that holds the words, and gives it. */
export function followLines(stream: Readable): (words: string) => Promise<string> {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
  return async (words) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`it ended without a line about "${words}"`);
      if (value.includes(words)) return value;
    }
  };
}
