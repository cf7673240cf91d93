import { PassThrough, Writable } from 'node:stream';
import { createConsoleAdapter } from '../../adapters/console/console-adapter.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';

/** The terminal adapter with somebody typing and a screen to look at. */
export async function openConsole(): Promise<OpenedAdapter> {
  const input = new PassThrough();
  const printed: string[] = [];
  let broken = false;
  let awaken = () => {};
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      if (broken) return done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
      printed.push(chunk);
      awaken();
      done();
    },
  });
  output.on('error', () => {});
  return {
    adapter: createConsoleAdapter({ input, output, colour: false, width: 100 }),
    channel: { adapter: 'console', id: 'terminal' },
    shown: async () => printed.join(''),
    sent: async () => printed.join(''),
    say: (text) =>
      new Promise((resolve) => {
        awaken = resolve;
        input.write(`${text}\n`);
      }),
    echo: async () => {},
    dangerous: /\p{Cc}(?<![\n\t])|\p{Bidi_Control}|\u200b/u,
    failures: {
      unavailable: () => {
        broken = true;
      },
    },
    close: async () => void input.end(),
  };
}
