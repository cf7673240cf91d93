import { expect, it, onTestFinished } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import { openSlack, until, wordsIn } from '../support/open-slack.ts';
import { GENERAL } from './a-slack.ts';

it.each([
  ['the channel they stand in', GENERAL, true],
  ['another channel', 'C999999999', false],
])('a dialog that names %s tells whether the person was seen there', async (_, conversation, isMember) => {
  const opened = await openSlack('http');
  onTestFinished(opened.close);
  const heard: Message[] = [];
  await opened.adapter.start(async (message) => {
    heard.push(message);
    return { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: 'heard' }] };
  });
  onTestFinished(() => opened.adapter.stop());
  await opened.slack.command('subscribe');
  const find = () => opened.slack.views().findLast(({ view }) => wordsIn(view).join(' ').includes('Choose actors'));
  await until(() => find() !== undefined);
  const dialog = find();
  if (!dialog) throw new Error('no dialog was opened');
  await opened.slack.submit(dialog, {
    actors: { actors: { selected_options: [{ value: 'lazarus-group' }] } },
    channel: { channel: { selected_conversation: conversation } },
  });
  await until(() => heard.length > 0);
  expect(heard[0]?.user.isMember).toBe(isMember);
});
