import { describe, expect, it, onTestFinished } from 'vitest';
import type { TeamsOptions } from '../../adapters/teams/teams-options.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Inbox, Message } from '../../src/model/message.ts';
import type { Permissions } from '../../src/model/permission.ts';
import { createTeamsDesk } from '../../src/services/teams-desk.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';
import type { KeptMessage } from './bot-connector.ts';
import { buttonsOf, cardText, submitsOf } from './card-faults.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const PERSONAL = 'a:personal-1';
const SITE = 'https://sitrep.example';

interface House {
  readonly permissions?: Partial<Permissions>;
  /** Until when an answer takes. */
  readonly slow?: Promise<void>;
  readonly options?: Partial<TeamsOptions>;
  /** What every export holds. */
  readonly exported?: string;
}

/** Sitrep installed in a channel, over a real store. */
async function aHouse({ permissions = {}, slow, options = {}, exported }: House = {}) {
  const services = someServices(
    exported === undefined
      ? {}
      : { exportBriefing: async () => ({ name: 'export.csv', mime: 'text/csv', content: exported }) },
  );
  const store = await aFilledStore();
  const parts = { store, library: aLibrary, services, timezone: 'UTC', now: () => NOW };
  let waited = 0;
  const opened = await openTeamsWith({
    desk: createTeamsDesk(parts),
    memory: store.memory,
    // Time passes where something waits.
    now: () => new Date(Date.now() + waited),
    wait: async (ms) => {
      waited += ms;
    },
    ...options,
  });
  const { connector, adapter } = opened;
  const heard: Message[] = [];
  const config = { ...SETTINGS, permissions: { ...SETTINGS.permissions, ...permissions } };
  const inbox: Inbox = async (message) => {
    heard.push(message);
    await slow;
    return runCommand({ store, library: aLibrary(), services, config, message, now: NOW });
  };
  async function answerTo(doing: () => Promise<unknown>, conversation = CHANNEL): Promise<KeptMessage> {
    const arriving = connector.arrival(conversation);
    await doing();
    return arriving;
  }
  await adapter.start(inbox);
  const welcome = await answerTo(() => connector.install(CHANNEL));
  onTestFinished(async () => {
    await adapter.stop();
    await opened.close();
    await store.close();
    expect(connector.faults).toEqual([]);
  });
  return { ...opened, store, heard, answerTo, welcome };
}

type OpenedHouse = Awaited<ReturnType<typeof aHouse>>;

async function filled({ connector, welcome }: OpenedHouse, fields: object, user?: string) {
  const dialog = await connector.openDialog(CHANNEL, submitsOf(welcome.card).get('Follow actors') ?? {}, user);
  return connector.submitDialog(CHANNEL, { ...submitsOf(dialog).get('Preview'), ...fields }, user);
}

describe('the dialog to follow actors', () => {
  it('cannot be saved before it has shown how much that is, and keeps what was filled in', async () => {
    const house = await aHouse();
    const dialog = await house.connector.openDialog(CHANNEL, submitsOf(house.welcome.card).get('Follow actors') ?? {});
    expect([...submitsOf(dialog).keys()]).toEqual(['Preview']);
    const preview = await filled(house, {
      actors: 'lazarus-group',
      priority: 'high',
      pace: 'weekly Mon',
      time: '07:15',
    });
    expect([...submitsOf(preview).keys()]).toEqual(['Preview', 'Follow']);
    expect(JSON.stringify(preview)).toContain('"value":"lazarus-group"');
    expect(JSON.stringify(preview)).toContain('"value":"07:15"');
    expect(await house.store.subscriptions.list()).toEqual([]);
  });

  it('asks for actors when none is chosen', async () => {
    const house = await aHouse();
    const again = await filled(house, { actors: '' });
    expect(cardText(again)).toContain('Choose actors');
    expect([...submitsOf(again).keys()]).toEqual(['Preview']);
  });

  it('tells whoever may not, in the dialog alone', async () => {
    const house = await aHouse({ permissions: { subscribe: 'admins' } });
    const preview = await filled(house, { actors: 'lazarus-group' });
    const before = house.connector.messages().length;
    const told = await house.connector.submitDialog(CHANNEL, {
      ...submitsOf(preview).get('Follow'),
      actors: 'lazarus-group',
    });
    expect(cardText(told)).toContain('Only an administrator');
    expect(house.connector.messages()).toHaveLength(before);
    expect(await house.store.subscriptions.list()).toEqual([]);
  });

  it('undoes what it did by the button of its answer', async () => {
    const house = await aHouse();
    const preview = await filled(house, { actors: 'lazarus-group' });
    const data = { ...submitsOf(preview).get('Follow'), actors: 'lazarus-group' };
    const told = await house.connector.submitDialog(CHANNEL, data);
    await house.connector.submitDialog(CHANNEL, submitsOf(told).get('Stop') ?? {});
    expect(await house.store.subscriptions.list()).toEqual([]);
  });
});

describe('"Brief this" on a message', () => {
  it.each([
    [
      'a bare address',
      '<p>see https://wire.example/dmm?a=1&amp;b=2 please</p>',
      'brief https://wire.example/dmm?a=1&b=2',
    ],
    ['a link', '<p><a href="https://wire.example/dmm" title="x">DMM</a></p>', 'brief https://wire.example/dmm'],
    ['no link', '<p>no link at all</p>', 'help brief'],
    ['an address of another kind', '<a href="javascript:alert(1)">x</a>', 'help brief'],
  ])('reads %s', async (_, content, said) => {
    const { connector, heard } = await aHouse();
    await connector.briefThis(CHANNEL, content);
    expect(heard.at(-1)?.text).toBe(said);
  });

  it('puts the briefing into a message when asked to, without buttons that ask the bot', async () => {
    const { connector } = await aHouse();
    const dialog = await connector.briefThis('19:elsewhere@thread.tacv2', 'https://wire.example/dmm');
    const { body } = await connector.submitAction(CHANNEL, submitsOf(dialog).get('Insert into a message') ?? {});
    const [card] = body.composeExtension.attachments;
    expect(cardText(card.content)).toContain(aBriefing().headline);
    expect([...buttonsOf(card.content).keys()]).toEqual([]);
  });

  it('says that it takes a moment, and shows the first try when looked at again', async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { connector, heard } = await aHouse({ slow });
    const waiting = await connector.briefThis(CHANNEL, 'https://wire.example/dmm');
    expect(cardText(waiting)).toContain('takes a moment');
    finish();
    const { body } = await connector.submitAction(CHANNEL, submitsOf(waiting).get('Look again') ?? {});
    expect(cardText(body.task.value.card.content)).toContain(aBriefing().headline);
    expect(heard).toHaveLength(1);
  });
});

describe('files', () => {
  async function offered({ connector, answerTo }: OpenedHouse, words: string): Promise<KeptMessage> {
    await answerTo(() => connector.say(PERSONAL, words), PERSONAL);
    return connector.messages().find(({ file }) => file !== undefined) ?? connector.arrival(PERSONAL);
  }

  it('are put into the OneDrive of whoever allows it, as they are at that moment', async () => {
    const house = await aHouse();
    const offer = await offered(house, 'export csv i-dmm');
    expect(offer.file).toMatchObject({ name: 'b-dmm-2.csv', content: { sizeInBytes: 'as csv'.length } });
    const given = await house.answerTo(() => house.connector.decide(offer, 'accept'), PERSONAL);
    expect(house.connector.files.get('b-dmm-2.csv')).toBe('as csv');
    expect(given.file).toMatchObject({ name: 'b-dmm-2.csv', content: { uniqueId: 'file-1', fileType: 'csv' } });
  });

  it('stay where they are when declined', async () => {
    const house = await aHouse();
    const offer = await offered(house, 'export csv i-dmm');
    await house.connector.decide(offer, 'decline');
    await house.adapter.stop();
    expect(house.connector.files.size).toBe(0);
  });

  it('tell when they could not be put there', async () => {
    const house = await aHouse({ options: { upload: async () => ({ status: 507 }) } });
    const offer = await offered(house, 'export csv i-dmm');
    const told = await house.answerTo(() => house.connector.decide(offer, 'accept'), PERSONAL);
    expect(cardText(told.card)).toContain('could not be put');
    expect(house.errors).toHaveLength(1);
  });

  it('are text in a channel, or a link where the console can be reached', async () => {
    const { connector, answerTo } = await aHouse();
    expect(cardText((await answerTo(() => connector.say(CHANNEL, 'export csv i-dmm'))).card)).toContain('as csv');
    const linked = await aHouse({ options: { site: SITE } });
    const answer = await linked.answerTo(() => linked.connector.say(CHANNEL, 'export csv i-dmm'));
    expect(JSON.stringify(answer.card)).toContain(`"url":"${SITE}/api/briefings/b-dmm-2/export?format=csv"`);
    expect(cardText(answer.card)).not.toContain('as csv');
  });
});

describe('an answer that only one person sees', () => {
  it('stays theirs however long it is, until they show it', async () => {
    const content = Array.from({ length: 900 }, (_, row) => `row ${row},value`).join('\n');
    const { connector, adapter, welcome } = await aHouse({ exported: content });
    const { body } = await connector.press(welcome.id, { say: 'export csv i-dmm' });
    expect(cardText(body.value)).toContain('row 0,value');
    expect(cardText(body.value)).toContain('This is not all');
    expect(connector.messages()).toHaveLength(1);
    await connector.press(welcome.id, buttonsOf(body.value).get('Share to channel') ?? {});
    await adapter.stop();
    const thread = connector.messages().filter(({ root }) => root === welcome.id);
    expect(thread.map(({ card }) => cardText(card)).join(' ')).toContain('row 899,value');
  });
});

describe('who is in a conversation', () => {
  const everybody = Array.from({ length: 1_203 }, (_, index) => `u-${index}`);

  it('is read page by page, and once for many words', async () => {
    const { connector, heard, answerTo } = await aHouse();
    connector.fill(CHANNEL, everybody);
    await answerTo(() =>
      connector.tell({ ...connector.from(CHANNEL, undefined, 'u-1202'), type: 'message', text: 'status' }),
    );
    await answerTo(() =>
      connector.tell({ ...connector.from(CHANNEL, undefined, 'u-9999'), type: 'message', text: 'status' }),
    );
    expect(heard.map(({ user }) => user.isMember)).toEqual([true, false]);
    expect(connector.rosterReads()).toBe(3);
  });

  it('is read again when somebody came', async () => {
    const { connector, heard, answerTo } = await aHouse();
    connector.fill(CHANNEL, ['u-2']);
    await answerTo(() => connector.say(CHANNEL, 'status'));
    connector.fill(CHANNEL, ['u-1', 'u-2']);
    await connector.tell({ ...connector.from(CHANNEL), type: 'conversationUpdate', membersAdded: [{ id: '29:u-1' }] });
    await answerTo(() => connector.say(CHANNEL, 'status'));
    expect(heard.map(({ user }) => user.isMember)).toEqual([false, true]);
  });

  it('keeps strangers from removing what others follow, from their Home', async () => {
    const { connector, store, answerTo, channel } = await aHouse({ permissions: { subscribe: 'members' } });
    connector.fill(CHANNEL, ['u-2']);
    await store.subscriptions.put(aSubscription({ channel }));
    const home = await answerTo(() => connector.say(PERSONAL, 'home'), PERSONAL);
    const { body } = await connector.press(home.id, buttonsOf(home.card).get('Remove') ?? {});
    expect(cardText(body.value)).toContain('Only who is in that channel may do this.');
    expect(await store.subscriptions.list()).toHaveLength(1);
    connector.fill(CHANNEL, ['u-1']);
    await connector.tell({ ...connector.from(CHANNEL), type: 'conversationUpdate', membersAdded: [{ id: '29:u-1' }] });
    const removed = await connector.press(home.id, buttonsOf(home.card).get('Remove') ?? {});
    expect(cardText(removed.body.value)).toContain('Nothing yet');
  });

  it('is not asked about another tenant', async () => {
    const { connector, heard } = await aHouse();
    const elsewhere = { say: 'subscriptions', in: 'tenant-2/19:theirs@thread.tacv2' };
    await connector.submitDialog(CHANNEL, elsewhere);
    expect(heard.at(-1)?.channel.id).toBe(`${connector.tenant}/${CHANNEL}`);
  });
});
