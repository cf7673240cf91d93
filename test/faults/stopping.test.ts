import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../outbound/loopback.ts';
import { followLines } from '../support/follow-lines.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The built bot with one story for one webhook, and the moment when its post is in hand. */
async function aBotPosting() {
  let answer: Answer = () => {};
  const posts: (string | undefined)[] = [];
  let arrive = (_: () => void): void => {};
  const inHand = new Promise<() => void>((resolve) => {
    arrive = resolve;
  });
  const receiver = await serve((request, response) => {
    posts.push(request.headers['idempotency-key']?.toString());
    answer(request, response);
    arrive(() => response.end());
  });
  onTestFinished(receiver.close);
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'sitrep.yaml'),
    `feeds: [{ url: "sitrep:sample/depeche", name: Depeche, language: fr, reliability: C }]
network: { allowPrivate: ["${receiver.host}"] }
adapters:
  console: { enabled: false }
  web: { enabled: false }
  webhook: [{ name: soar, url: "${receiver.url}/hook", secret: a-long-shared-secret }]
subscriptions: [{ channel: "webhook:soar", everything: true }]
`,
  );
  const bot = startCli(['run'], { folder });
  onTestFinished(() => void bot.kill('SIGKILL'));
  const seen = followLines(bot.stderr);
  return {
    bot,
    folder,
    posts,
    seen,
    finish: await inHand,
    /** From now on the receiver takes everything at once. */
    accept: () => {
      answer = (_, response) => void response.end();
    },
  };
}

describe('told to stop with a post in hand', { timeout: 120_000 }, () => {
  it('waits for the answer, notes it and ends well', async () => {
    const { bot, seen, finish, folder, posts, accept } = await aBotPosting();
    accept();
    bot.kill('SIGTERM');
    await seen('Stopping');
    finish();
    expect(await once(bot, 'close')).toEqual([0, null]);
    const before = posts.length;
    await runCli(['poll', '--all'], { folder });
    expect(posts.slice(before)).not.toContain(posts[0]);
  });

  it('ends in time when no answer comes, and posts again under the same key', async () => {
    const { bot, seen, folder, posts, accept } = await aBotPosting();
    bot.kill('SIGTERM');
    await seen('Ended with work in hand');
    expect(await once(bot, 'close')).toEqual([1, null]);
    accept();
    const [lost] = posts;
    await runCli(['poll', '--all'], { folder });
    expect(posts.filter((key) => key === lost)).toHaveLength(2);
  });

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
    ['SIGINT', 'SIGINT'],
  ] as const)('ends at once at a second signal: %s, %s', async (first, second) => {
    const { bot, seen } = await aBotPosting();
    bot.kill(first);
    await seen('Stopping');
    bot.kill(second);
    await seen('Ended with work in hand');
    expect(await once(bot, 'close')).toEqual([1, null]);
  });
});
