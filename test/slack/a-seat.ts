import { expect } from 'vitest';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Seat, Shown } from '../contracts/chat-dialogue.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aLibrary } from '../support/a-library.ts';
import { openSlack, type SlackMode, until, wordsIn } from '../support/open-slack.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';
import { DANA, GENERAL, type ShownMessage, type ShownView } from './a-slack.ts';
import { buttonsIn } from './buttons-in.ts';

const NOW = new Date('2024-12-24T12:00:00Z');

const ofPosted = aDelivery({
  key: 'i-dmm/2@here',
  incidentId: 'i-dmm',
  briefingId: 'b-dmm-2',
  revision: 2,
  state: 'sent',
  sentAt: NOW,
  root: true,
});

interface InSlack extends Shown {
  readonly message?: ShownMessage;
  readonly view?: ShownView;
}

/** Dana in Slack. */
export async function aSlackSeat(mode: SlackMode): Promise<Seat<InSlack>> {
  const { slack, store, adapter, channel, close } = await openSlack(mode);
  const library = aLibrary();
  await adapter.start((message) =>
    runCommand({ store, library, services: someServices(), config: SETTINGS, message, now: NOW }),
  );
  if (mode === 'socket') await slack.socket();

  function seen(message: ShownMessage): InSlack {
    const { blocks, isPrivate, threadTs, ts } = message;
    const thread = threadTs ?? ts;
    return { words: wordsIn(blocks).join(' '), isPrivate, message, ...(thread !== undefined && { thread }) };
  }

  async function all(): Promise<readonly InSlack[]> {
    const windows = slack.views().map((view) => ({ words: wordsIn(view.view).join(' '), isPrivate: true, view }));
    const shown = [...windows, ...(await slack.messages()).map(seen)];
    return shown.filter(({ words }) => !words.includes('One moment'));
  }

  /** The newest of what messages and windows come of this. */
  async function after(
    doing: () => Promise<unknown>,
    isIt: (shown: InSlack) => boolean = () => true,
  ): Promise<InSlack> {
    const keyOf = ({ message, view, words }: InSlack) => JSON.stringify([message?.ts, view?.id, words]);
    const before = new Set((await all()).map(keyOf));
    await doing();
    let found: InSlack | undefined;
    await until(async () => {
      found = (await all()).findLast((shown) => !before.has(keyOf(shown)) && isIt(shown));
      return found !== undefined;
    });
    return found as InSlack;
  }

  const command = (words: string) =>
    after(
      () => slack.command(words),
      ({ message }) => message !== undefined,
    );
  const inThread = (card: InSlack) => (shown: InSlack) =>
    shown.message?.threadTs !== undefined && shown.thread === card.thread;

  function press(on: InSlack, label: string): Promise<InSlack> {
    const blocks = on.view ? on.view.view.blocks : on.message?.blocks;
    const button = buttonsIn(blocks).find(({ text }) => (text as { text: string }).text === label);
    if (!button) throw new Error(`no button ${label}: ${on.words}`);
    const isHome = on.view?.view.type === 'home';
    const { view, message } = on;
    const where = { ...(view && { view }), ...(message && !message.isPrivate && { message }) };
    return after(
      () => slack.press(button, where),
      (shown) => !isHome || shown.view !== undefined,
    );
  }

  return {
    store,
    channel,
    type: command,
    alone: command,
    press,
    async posted() {
      const post = { kind: 'briefing', briefing: aBriefing(), reason: 'You follow Lazarus Group.' } as const;
      const receipt = await adapter.post({ channel }, { ...post, deliveryKey: 'i-dmm/2@here' });
      await store.deliveries.put([{ ...ofPosted, channel, receiptId: receipt.id }]);
      const message = (await slack.messages()).find(({ ts }) => ts === receipt.id);
      return seen(message as ShownMessage);
    },
    async ask(card, question) {
      const dialog = await press(card, 'Ask');
      return after(
        () => slack.submit(dialog.view as ShownView, { question: { question: { value: question } } }),
        inThread(card),
      );
    },
    mention: (under, words) => {
      const said = { type: 'app_mention', channel: GENERAL, user: DANA.id, text: `<@U0SITREP> ${words}`, ts: '99.1' };
      return after(() => slack.event({ ...said, thread_ts: under.thread }), inThread(under));
    },
    async follow({ typed, actor, role, pace, time }) {
      const dialog = await after(() => slack.command('subscribe'));
      const { body } = await slack.suggest('actors', typed);
      const { options } = body as { readonly options: readonly { readonly text: { readonly text: string } }[] };
      const filled = {
        actors: { actors: { selected_options: [{ value: actor }] } },
        channel: { channel: { selected_conversation: GENERAL } },
        role: { role: { selected_option: { value: role } } },
        pace: { pace: { selected_option: { value: pace } } },
        time: { time: { selected_time: time } },
      };
      const preview = await after(() => slack.change(dialog.view as ShownView, filled));
      const told = await after(() => slack.submit(preview.view as ShownView, filled));
      return { suggested: options.map(({ text }) => text.text), preview: preview.words, told: told.words };
    },
    home: () => after(() => slack.event({ type: 'app_home_opened', user: DANA.id, tab: 'home', channel: 'D1' })),
    briefThis: (words, link) => after(() => slack.shortcut('brief', `${words} <${link}|DMM>`)),
    async takeFile(words) {
      const note = await command(words);
      expect(note.words).toContain('comes as a direct message');
      const find = () => slack.calls.find(({ method }) => method === 'files.completeUploadExternal');
      await until(() => find() !== undefined);
      const named = slack.calls.find(({ method }) => method === 'files.getUploadURLExternal');
      return { name: String(named?.body.filename), isPrivate: String(find()?.body.channel_id).startsWith('D') };
    },
    async twice(words) {
      const said = { type: 'app_mention', channel: GENERAL, user: DANA.id, text: `<@U0SITREP> ${words}`, ts: '98.1' };
      await slack.event(said, 'Ev1');
      await slack.event(said, 'Ev1');
      await command('latest');
      const answers = () => slack.calls.filter(({ method }) => method === 'chat.postEphemeral');
      await until(() => answers().length > 0);
      return answers().length;
    },
    async close() {
      await adapter.stop();
      await close();
    },
  };
}
