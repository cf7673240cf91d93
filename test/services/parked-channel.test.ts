import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { serve } from '../outbound/loopback.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('a channel that is gone is told of in the same pass, once over all restarts', { timeout: 300_000 }, async () => {
  const receiver = await serve((_, response) => response.writeHead(410).end());
  onTestFinished(() => receiver.close());
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'sitrep.yaml'),
    `feeds: [{ url: "sitrep:sample/wire", name: Wire, language: en }]
network: { allowPrivate: ["${receiver.host}"] }
adapters: { console: { enabled: false }, webhook: [{ name: soar, url: "${receiver.url}", secret: a-long-shared-secret }] }
subscriptions: [{ channel: "webhook:soar", everything: true }]
`,
  );
  const told = async () => {
    const store = await openStore(`sqlite:${join(folder, 'data', 'sitrep.db')}`);
    const posts = await store.memory.list('web-posts');
    await store.close();
    return posts.map(({ value }) => JSON.stringify(value)).filter((post) => post.includes('webhook:soar gets nothing'));
  };
  for (let pass = 0; pass < 3; pass += 1) {
    expect((await runCli(['poll', '--all'], { folder })).code).toBe(0);
    expect(await told()).toHaveLength(1);
  }
});
