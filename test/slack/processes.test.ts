import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openSlack } from '../support/open-slack.ts';
import { DANA, GENERAL } from './a-slack.ts';

it('what Slack sends again to another process is answered once', async () => {
  const shared = await openStore('sqlite::memory:');
  const isFirst = (id: string) => shared.heard.isFirst(id, new Date('2024-12-24T12:00:00Z'));
  const processes = [await openSlack('http', { isFirst }), await openSlack('http', { isFirst })];
  const heard: string[] = [];
  for (const { adapter } of processes) {
    await adapter.start(async ({ text }) => {
      heard.push(text);
      return { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: 'Heard.' }] };
    });
  }
  const mention = { type: 'app_mention', channel: GENERAL, user: DANA.id, text: '<@U0SITREP> latest', ts: '1.1' };
  for (const { slack } of processes) expect((await slack.event(mention, 'Ev1')).status).toBe(200);
  for (const { adapter } of processes) await adapter.stop();
  expect(heard).toEqual(['latest']);
  for (const { close } of processes) await close();
  await shared.close();
});
