import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Inbox } from '../../src/model/message.ts';
import { createTeamsDesk } from '../../src/services/teams-desk.ts';
import type { Store } from '../../src/store/store.ts';
import { chatDialogue } from '../contracts/chat-dialogue.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';
import { aTeamsSeat } from './a-seat.ts';
import type { KeptMessage } from './bot-connector.ts';
import { buttonsOf, cardText } from './card-faults.ts';

chatDialogue('Teams', aTeamsSeat);

const NOW = new Date('2024-12-24T12:00:00Z');
const PERSONAL = 'a:personal-1';

describe('a person in Teams', () => {
  let opened: Awaited<ReturnType<typeof openTeamsWith>>;
  let store: Store;
  let heard: Parameters<Inbox>[0][];
  let slow: Promise<void> | undefined;
  let waited: number;

  beforeEach(async () => {
    store = await aFilledStore();
    heard = [];
    slow = undefined;
    waited = 0;
    opened = await openTeamsWith({
      desk: createTeamsDesk({
        store,
        library: aLibrary,
        services: someServices(),
        timezone: 'UTC',
        now: () => NOW,
      }),
      memory: store.memory,
      adminUsers: ['u-admin'],
      // Time passes where something waits.
      now: () => new Date(Date.now() + waited),
      wait: async (ms) => {
        waited += ms;
      },
    });
    await opened.adapter.start(async (message) => {
      heard.push(message);
      await slow;
      const services = someServices();
      return runCommand({ store, library: aLibrary(), services, config: SETTINGS, message, now: NOW });
    });
    await answered(() => opened.connector.install(CHANNEL));
  });
  afterEach(async () => {
    await opened.adapter.stop();
    expect(opened.connector.faults).toEqual([]);
    expect(opened.errors).toEqual([]);
    await opened.close();
    await store.close();
  });

  async function answered(doing: () => Promise<unknown>, conversation = CHANNEL): Promise<KeptMessage> {
    const arriving = opened.connector.arrival(conversation);
    await doing();
    return arriving;
  }

  async function posted(): Promise<KeptMessage> {
    const { adapter, channel, connector } = opened;
    const post = { kind: 'briefing', briefing: aBriefing(), reason: 'You follow Lazarus Group.' } as const;
    const receipt = await adapter.post({ channel }, { ...post, deliveryKey: 'i-dmm/2@here' });
    await store.deliveries.put([
      {
        key: 'i-dmm/2@here',
        channel,
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
    return connector.message(receipt.id) as KeptMessage;
  }

  function press(message: KeptMessage, label: string, card: unknown = message.card) {
    const data = buttonsOf(card).get(label);
    if (!data) throw new Error(`no button ${label} among ${[...buttonsOf(card).keys()].join(', ')}`);
    return opened.connector.press(message.id, data);
  }

  it('is welcomed where the app was installed', () => {
    const [welcome] = opened.connector.messages();
    expect(cardText(welcome?.card)).toContain('Sitrep briefs you on threat actors');
  });

  it('mentions the bot in a channel and is answered in the thread of those words', async () => {
    const answer = await answered(() => opened.connector.say(CHANNEL, 'latest lazarus'));
    const said = opened.connector.messages().find(({ text }) => text === 'latest lazarus');
    expect(heard[0]?.text).toBe('latest lazarus');
    expect(answer.root).toBe(said?.id);
    expect(cardText(answer.card)).toContain(aBriefing().headline);
  });

  it('types plain text in a personal chat', async () => {
    const answer = await answered(() => opened.connector.say(PERSONAL, 'actor jade sleet'), PERSONAL);
    expect(cardText(answer.card)).toContain('TraderTraitor');
    expect(heard[0]?.channel.id).toBe(`${opened.connector.tenant}/${PERSONAL}`);
  });

  it('presses a button, alone sees the answer in the place of the card, and goes back', async () => {
    const card = await posted();
    const { body } = await opened.connector.press(card.id, {
      ...buttonsOf(card.card).get('Export'),
      typed: 'words left in the field for questions',
    });
    expect([...buttonsOf(body.value).keys()]).toEqual(expect.arrayContaining(['stix', 'csv', '‹ Back']));
    const file = await press(card, 'csv', body.value);
    expect(cardText(file.body.value)).toContain('as csv');
    const back = await press(card, '‹ Back', body.value);
    expect(cardText(back.body.value)).toContain(aBriefing().headline);
    expect(opened.connector.message(card.id)?.edits).toBe(0);
  });

  it('asks in the card, and the question is about its briefing', async () => {
    const card = await posted();
    const data = buttonsOf(card.card).get('Ask');
    const answer = await answered(() => opened.connector.press(card.id, { ...data, typed: 'How did they get in?' }));
    expect(heard.at(-1)).toMatchObject({ text: 'ask How did they get in?', incidentId: 'i-dmm' });
    expect(answer.root).toBe(card.id);
    expect(cardText(answer.card)).toContain('By a false recruiter');
  });

  it('is heard once when Teams says everything twice', async () => {
    const { connector } = opened;
    const said = { ...connector.from(CHANNEL), type: 'message', text: 'latest' };
    await answered(() => connector.tell(said));
    await connector.tell(said);
    expect(heard).toHaveLength(1);
  });

  it('gets what takes long as a message', async () => {
    let finish = () => {};
    slow = new Promise((resolve) => {
      finish = resolve;
    });
    const card = await posted();
    const { body } = await press(card, 'Export');
    expect(body.value).toContain('This takes a moment');
    expect(cardText((await answered(async () => finish())).card)).toContain('In which format?');
  });

  it('may administer when named as an administrator', async () => {
    const { connector } = opened;
    for (const user of ['u-1', 'u-admin']) {
      await answered(() =>
        connector.tell({ ...connector.from(CHANNEL, undefined, user), type: 'message', text: 'audit' }),
      );
    }
    expect(heard.map(({ user }) => user.isAdmin)).toEqual([false, true]);
  });

  it('is told by help what Teams cannot do', async () => {
    const answer = await answered(() => opened.connector.say(CHANNEL, 'help'));
    await opened.adapter.stop();
    const thread = opened.connector.messages().filter(({ root }) => root === answer.root);
    expect(thread.map(({ card }) => cardText(card)).join(' ')).toContain('Files cannot be hung');
  });

  describe('searches as they type', () => {
    it.each([
      ['searchActors', 'jade', 'TraderTraitor'],
      ['searchActors', '', 'Lazarus Group'],
      ['searchBriefings', 'dmm bit', 'DMM Bitcoin'],
      ['searchBriefings', 'recruiter', 'DMM Bitcoin'],
      ['searchBriefings', '', 'DMM Bitcoin'],
    ])('%s for "%s" finds %s, soon and small', async (command, words, found) => {
      const before = Date.now();
      const { status, body } = await opened.connector.search(CHANNEL, command, words);
      expect(Date.now() - before).toBeLessThan(5_000);
      expect(status).toBe(200);
      const cards = body.composeExtension.attachments;
      expect(cards.map(({ content }: { content: unknown }) => cardText(content)).join(' ')).toContain(found);
      for (const { content } of cards) expect(JSON.stringify(content).length * 2).toBeLessThan(28 * 1024);
      for (const { content } of cards) expect([...buttonsOf(content).keys()]).toEqual([]);
    });

    it('pages', async () => {
      const one = await opened.connector.search(CHANNEL, 'searchActors', '', { skip: 1, count: 1 });
      expect(one.body.composeExtension.attachments).toHaveLength(1);
    });
  });

  describe('after a restart or a removal', () => {
    it('another process, which never heard of it, posts where the first was installed', async () => {
      const { cloud } = opened.connector;
      const other = await openTeamsWith({ memory: store.memory, appId: opened.appId, cloud });
      const post = { kind: 'briefing', briefing: aBriefing(), reason: '', deliveryKey: 'k' } as const;
      const receipt = await other.adapter.post({ channel: opened.channel }, post);
      expect(opened.connector.message(receipt.id)?.conversation).toBe(CHANNEL);
      await other.close();
    });

    it('a removed app is gone, and welcome again with what was parked', async () => {
      const { adapter, channel, connector } = opened;
      await connector.remove(CHANNEL);
      const reply = { kind: 'reply', visibility: 'channel', parts: [{ kind: 'text', text: 'x' }] } as const;
      await expect(adapter.post({ channel }, reply)).rejects.toMatchObject({ failure: { kind: 'channel-gone' } });
      await store.deliveries.park({ channel, reason: 'channel-gone', since: NOW });
      await answered(() => connector.install(CHANNEL));
      expect(await store.deliveries.parked()).toEqual([]);
      await expect(adapter.post({ channel }, reply)).resolves.toMatchObject({ channel });
    });

    it('a blocked conversation is gone', async () => {
      opened.connector.block(CHANNEL);
      await expect(posted()).rejects.toMatchObject({ failure: { kind: 'channel-gone' } });
    });
  });

  it('sees a card that Teams finds too large drawn smaller, its parts below it, once each', async () => {
    opened.connector.limitTo(18_000);
    const card = await posted();
    expect([...buttonsOf(card.card).keys()]).toContain('Techniques 5');
    const below = opened.connector.messages().filter(({ root, id }) => root === card.id && id !== card.id);
    const words = below.map((each) => cardText(each.card)).join(' ');
    for (const part of ['Techniques 5', 'Actions', 'Sources', 'Evidence', 'T1566.003']) {
      expect(words).toContain(part);
    }
    expect(new Set(below.map((each) => cardText(each.card))).size).toBe(below.length);
  });

  it('sees an edit that Teams finds too large drawn smaller, and a long answer in several', async () => {
    const card = await posted();
    opened.connector.limitTo(18_000);
    await opened.adapter.edit?.(
      { channel: opened.channel, id: card.id },
      { kind: 'briefing', briefing: aBriefing(), reason: '', deliveryKey: 'k' },
    );
    expect([...buttonsOf(opened.connector.message(card.id)?.card).keys()]).toContain('Techniques 5');
    opened.connector.limitTo(12_000);
    const answer = await answered(() => opened.connector.say(CHANNEL, 'help'));
    await opened.adapter.stop();
    const thread = opened.connector.messages().filter(({ root, from }) => root === answer.root && from === 'bot');
    expect(thread.length).toBeGreaterThan(1);
  });

  it('never notices that a token expired', async () => {
    opened.connector.expireToken();
    await expect(posted()).resolves.toBeDefined();
  });
});
