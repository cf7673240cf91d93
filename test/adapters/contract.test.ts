import { PassThrough, Writable } from 'node:stream';
import { createConsoleAdapter } from '../../adapters/console/console-adapter.ts';
import { ADAPTER_NAMES, type AdapterName } from '../../adapters/registry.ts';
import { chatAdapterContract, type OpenedAdapter } from '../contracts/chat-adapter.ts';
import { HAS_NGIRCD } from '../support/an-ngircd.ts';
import { openIrc } from '../support/open-irc.ts';
import { openSlack } from '../support/open-slack.ts';
import { openTeams } from '../support/open-teams.ts';
import { openWeb } from '../support/open-web.ts';
import { openWebhook } from '../support/open-webhook.ts';
import { openPlainest } from '../support/plainest-adapter.ts';

/** An adapter that is added to the registry does not compile until it is opened here. */
const OPEN: Readonly<Record<AdapterName, () => Promise<OpenedAdapter>>> = {
  console: openConsole,
  irc: openIrc,
  slack: () => openSlack('http'),
  teams: openTeams,
  web: openWeb,
  webhook: openWebhook,
};

chatAdapterContract('plainest', openPlainest);
for (const name of ADAPTER_NAMES) chatAdapterContract(name, OPEN[name], { skip: name === 'irc' && !HAS_NGIRCD });

async function openConsole(): Promise<OpenedAdapter> {
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
    dangerous: /\p{Cc}(?<!\n)|\p{Bidi_Control}|\u200b/u,
    failures: {
      unavailable: () => {
        broken = true;
      },
    },
    close: async () => void input.end(),
  };
}
