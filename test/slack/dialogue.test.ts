import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Inbox } from '../../src/model/message.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aLibrary } from '../support/a-library.ts';
import { type OpenedSlack, openSlack, type SlackMode, until, wordsIn } from '../support/open-slack.ts';
import { someServices } from '../support/some-services.ts';

import { SETTINGS } from '../support/some-settings.ts';
import { DANA, GENERAL, type ShownMessage, type ShownView } from './a-slack.ts';
import { buttonsIn } from './buttons-in.ts';

const NOW = new Date('2024-12-24T12:00:00Z');

describe.each<SlackMode>(['http', 'socket'])('a person in Slack, over %s', (mode) => {
  let opened: OpenedSlack;
  let store: Store;

  beforeEach(async () => {
    opened = await openSlack(mode);
    store = opened.store;
    const inbox: Inbox = (message) =>
      runCommand({
        store,
        library: aLibrary(),
        services: someServices(),
        config: SETTINGS,
        message,
        now: NOW,
      });
    await opened.adapter.start(inbox);
    if (mode === 'socket') await opened.slack.socket();
  });
  afterEach(async () => {
    await opened.adapter.stop();
    await opened.close();
  });

  async function newest(more: () => Promise<unknown>): Promise<ShownMessage> {
    const before = (await opened.slack.messages()).length;
    await more();
    await until(async () => (await opened.slack.messages()).length > before);
    const messages = await opened.slack.messages();
    return (messages.findLast(({ isPrivate }) => isPrivate) ?? messages.at(-1)) as ShownMessage;
  }

  async function posted(): Promise<ShownMessage> {
    const receipt = await opened.adapter.post(
      { channel: opened.channel },
      { kind: 'briefing', briefing: aBriefing(), reason: 'You follow Lazarus Group.', deliveryKey: 'i-dmm/2@here' },
    );
    await store.deliveries.put([
      {
        key: 'i-dmm/2@here',
        channel: opened.channel,
        incidentId: 'i-dmm',
        briefingId: 'b-dmm-2',
        revision: 2,
        reason: '',
        state: 'sent',
        attempts: 1,
        nextTryAt: NOW,
        receiptId: receipt.id,
        sentAt: NOW,
        root: true,
      },
    ]);
    return (await opened.slack.messages()).find(({ ts }) => ts === receipt.id) as ShownMessage;
  }

  async function windowSaying(words: string): Promise<ShownView> {
    const find = () => opened.slack.views().findLast(({ view }) => wordsIn(view).join(' ').includes(words));
    await until(() => find() !== undefined);
    return find() as ShownView;
  }

  it('types a command and alone sees the answer, which can be shown to all', async () => {
    const answer = await newest(() => opened.slack.command('latest lazarus'));
    expect(answer.isPrivate).toBe(true);
    expect(wordsIn(answer.blocks)).toContain(aBriefing().headline);
    await opened.slack.press(buttonOf(answer, 'Share to channel'));
    await until(async () => (await opened.slack.messages()).some(({ isPrivate }) => !isPrivate));
    const [shared] = await opened.slack.messages();
    expect(wordsIn(shared?.blocks)).toContain(aBriefing().headline);
    expect(wordsIn(shared?.blocks)).not.toContain('Share to channel');
  });

  it('is told the nearest verb and offered a choice of actors', async () => {
    expect(wordsIn((await newest(() => opened.slack.command('lates'))).blocks).join(' ')).toContain('latest');
    const shared = await newest(() => opened.slack.command('actor winter fox'));
    const profile = await newest(() => opened.slack.press(buttonOf(shared, 'Fox One')));
    expect(wordsIn(profile.blocks)).toContain('Fox One');
  });

  it('presses Techniques and reads them in a window with a picture', async () => {
    const card = await posted();
    await opened.slack.press(buttonOf(card, 'Techniques 5'), { message: card });
    const { view } = await windowSaying('T1566.003 Spearphishing via Service');
    expect(wordsIn(view).find((words) => words.startsWith('ATT&CK tactics'))).toContain('Initial access 1 reported');
  });

  it('asks about a briefing in a dialog; the answer comes into its thread', async () => {
    const card = await posted();
    await opened.slack.press(buttonOf(card, 'Ask'), { message: card });
    const dialog = await windowSaying('Question');
    await opened.slack.submit(dialog, { question: { question: { value: 'How did they get in?' } } });
    await windowSaying('By a false recruiter');
    await until(async () =>
      (await opened.slack.messages()).some(({ threadTs, ts }) => threadTs === card.ts && ts !== card.ts),
    );
    const reply = (await opened.slack.messages()).find(({ ts }) => ts !== card.ts);
    expect(wordsIn(reply?.blocks).join(' ')).toContain('dana asked: How did they get in?');
  });

  it('calls the bot in the thread of a briefing, and it knows which one', async () => {
    const card = await posted();
    const said = { type: 'app_mention', channel: GENERAL, user: DANA.id, text: '<@U0SITREP> how did they get in?' };
    await opened.slack.event({ ...said, ts: '99.1', thread_ts: card.ts });
    await until(async () => (await opened.slack.messages()).length > 1);
    const reply = (await opened.slack.messages()).find(({ ts }) => ts !== card.ts);
    expect(reply?.threadTs).toBe(card.ts);
    expect(wordsIn(reply?.blocks).join(' ')).toContain('By a false recruiter');
  });

  it('follows actors in a dialog: finds them by any alias, sees how much that is, and is told', async () => {
    await opened.slack.command('subscribe');
    const dialog = await windowSaying('Choose actors');
    const { body } = await opened.slack.suggest('actors', 'jade');
    expect(body).toMatchObject({ options: [{ value: 'tradertraitor', text: { text: 'TraderTraitor (Jade Sleet)' } }] });
    const filled = {
      actors: { actors: { selected_options: [{ value: 'lazarus-group' }] } },
      channel: { channel: { selected_conversation: GENERAL } },
      role: { role: { selected_option: { value: 'mentioned' } } },
      pace: { pace: { selected_option: { value: 'daily' } } },
      time: { time: { selected_time: '08:30' } },
    };
    await opened.slack.change(dialog, filled);
    const preview = await windowSaying('would have posted 1 briefing.');
    await opened.slack.submit(preview, filled);
    await windowSaying('This channel now follows Lazarus Group');
    const [followed] = await store.subscriptions.list(opened.channel);
    expect(followed).toMatchObject({ actors: ['lazarus-group'], minRole: 'mentioned', pace: 'daily 08:30' });
  });

  it('opens Home, removes a subscription there and sees it gone', async () => {
    await newest(() => opened.slack.command('subscribe lazarus'));
    await opened.slack.event({ type: 'app_home_opened', user: DANA.id, tab: 'home', channel: 'D1' });
    const home = await windowSaying('What this workspace follows');
    expect(wordsIn(home.view)).toContain('Lazarus Group');
    await opened.slack.press(buttonOf({ blocks: home.view.blocks }, 'Remove'), {
      view: { ...home, view: { ...home.view, type: 'home' } },
    });
    await windowSaying('Nothing yet. Press');
    expect(await store.subscriptions.list()).toEqual([]);
  });

  it('briefs a message with a link by its shortcut', async () => {
    const answer = await newest(() => opened.slack.shortcut('brief', 'Seen this? <https://wire.example/dmm|DMM>'));
    expect(wordsIn(answer.blocks)).toContain(aBriefing().headline);
  });

  it('gets an export as a file in direct messages', async () => {
    const answer = await newest(() => opened.slack.command('export stix i-dmm'));
    expect(wordsIn(answer.blocks).join(' ')).toContain('comes as a direct message');
    await until(() => opened.slack.calls.some(({ method }) => method === 'files.completeUploadExternal'));
    const upload = opened.slack.calls.find(({ method }) => method === 'files.completeUploadExternal');
    expect(String(upload?.body.channel_id)).toMatch(/^D/);
  });

  it('is answered once when Slack delivers the same event again', async () => {
    const said = { type: 'app_mention', channel: GENERAL, user: DANA.id, text: '<@U0SITREP> status', ts: '98.1' };
    await opened.slack.event(said, 'Ev1');
    await opened.slack.event(said, 'Ev1');
    await newest(() => opened.slack.command('latest'));
    const answers = () => opened.slack.calls.filter(({ method }) => method === 'chat.postEphemeral');
    await until(() => answers().length > 0);
    expect(answers()).toHaveLength(1);
  });
});

function buttonOf(
  { blocks }: Pick<ShownMessage, 'blocks'> | { readonly blocks: unknown },
  label: string,
): Record<string, unknown> {
  const found = buttonsIn(blocks).find(({ text }) => (text as { text: string }).text === label);
  if (!found) throw new Error(`no button ${label} among ${buttonsIn(blocks).map(({ text }) => JSON.stringify(text))}`);
  return found;
}
