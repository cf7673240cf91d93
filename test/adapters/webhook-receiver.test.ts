import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { createWebhookAdapter } from '../../adapters/webhook/webhook-adapter.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { Secret } from '../../src/secret.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/webhook.md');
const PROGRAM = /```js\n([\s\S]*?)```/;
const SECRET = 'a-long-shared-secret';
const HOUR_MS = 60 * 60_000;

it('the receiver of the documentation takes what is genuine and recent, and nothing else', async () => {
  const { url, lines } = await startReceiver();
  const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
  onTestFinished(() => outbound.close());
  const post = (secret: string, now: Date) => {
    const hooks = [{ name: 'soar', url, secret: new Secret(secret) }];
    return createWebhookAdapter({ hooks, post: outbound.post, now: () => now }).post(
      { channel: { adapter: 'webhook', id: 'soar' } },
      { kind: 'briefing', briefing: aBriefing(), reason: 'because', deliveryKey: 'i-dmm/2@webhook:soar' },
    );
  };
  const unauthorized = { failure: { kind: 'unauthorized' } };
  await expect(post('another-long-secret', new Date())).rejects.toMatchObject(unauthorized);
  await expect(post(SECRET, new Date(Date.now() - HOUR_MS))).rejects.toMatchObject(unauthorized);
  const shown = lines();
  await expect(post(SECRET, new Date())).resolves.toBeDefined();
  expect(await shown).toContain('DMM Bitcoin');
});

/** The program as it stands on the page, in a process of its own. */
async function startReceiver() {
  const file = join(temporaryFolder(), 'receiver.mjs');
  writeFileSync(file, PROGRAM.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '');
  const child = spawn(process.execPath, [file], { env: { SECRET, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [first] = await once(createInterface({ input: child.stdout }), 'line');
  const port = String(first).split(' ').at(-1);
  return {
    url: `http://127.0.0.1:${port}/hook`,
    lines: async () => String((await once(child.stdout, 'data'))[0]),
  };
}
