import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CONFIG = `feeds:
  - { url: "sitrep:sample/wire", name: Wire, language: en, reliability: C }
  - { url: "sitrep:sample/depeche", name: Depeche, language: fr, reliability: C }
  - { url: "sitrep:sample/lab", name: Lab, language: en, reliability: B }
adapters: { console: { enabled: false } }
`;
/** Moments of the program's life, as parts of how long a whole run takes. */
const MOMENTS = [0.35, 0.55, 0.65, 0.75, 0.85, 0.95];

it('forgets nothing and posts nothing twice, wherever it is killed', { timeout: 120_000 }, async () => {
  const whole = aFolder();
  const started = performance.now();
  await runCli(['poll'], { folder: whole });
  const lifetime = performance.now() - started;
  const wanted = await postsIn(whole);
  expect(wanted.length).toBeGreaterThanOrEqual(2);

  const folder = aFolder();
  for (const moment of MOMENTS) {
    const child = startCli(['poll', '--all'], { folder });
    const kill = setTimeout(() => child.kill('SIGKILL'), moment * lifetime);
    await once(child, 'close');
    clearTimeout(kill);
  }
  expect((await runCli(['poll', '--all'], { folder })).code).toBe(0);
  expect(await postsIn(folder)).toEqual(wanted);
});

function aFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sitrep.yaml'), CONFIG);
  return folder;
}

/** What all posts that stand in the console's channel at the end were written from; in which language depends on who was read first. */
async function postsIn(folder: string): Promise<readonly string[]> {
  const store = await openStore(`sqlite:${join(folder, 'data', 'sitrep.db')}`);
  try {
    expect(await store.deliveries.undelivered()).toEqual([]);
    const posts = (await store.memory.list('web-posts')).map(({ value }) => value as WebPost);
    const roots = posts.filter(({ message }) => message.kind === 'briefing');
    const sources = ({ message }: WebPost) => (message.briefing?.sources ?? []).map(({ url }) => url).toSorted();
    return roots.map((root) => sources(root).join(' ')).toSorted();
  } finally {
    await store.close();
  }
}

interface WebPost {
  readonly message: {
    readonly kind: string;
    readonly briefing?: { readonly sources: readonly { readonly url: string }[] };
  };
}
