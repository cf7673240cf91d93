import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../src/model/message.ts';
import { HAS_NGIRCD } from '../support/an-ngircd.ts';
import { openIrc } from '../support/open-irc.ts';

function aReplyOf(lines: readonly string[]): Reply {
  return { kind: 'reply', visibility: 'channel', parts: lines.map((text) => ({ kind: 'text', text })) };
}

describe.skipIf(!HAS_NGIRCD)('IRC', () => {
  it('says one post after the other, whoever asks first', async () => {
    const { adapter, channel, shown, close } = await openIrc();
    onTestFinished(async () => {
      await adapter.stop();
      await close();
    });
    await adapter.start(async () => aReplyOf([]));
    const posts = ['a', 'b', 'c'].map((post) => ['1', '2', '3'].map((line) => `${post}${line}`));
    await Promise.all(posts.map((lines) => adapter.post({ channel }, aReplyOf(lines))));
    expect((await shown()).split('\n')).toEqual(posts.flat());
  });
});
