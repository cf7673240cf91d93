import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/commands/command.ts';
import { COMMANDS, type Verb } from '../../src/commands/commands.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { appError } from '../../src/errors.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { Message, Reply } from '../../src/model/message.ts';
import type { Permissions } from '../../src/model/permission.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { anIncident } from '../support/an-incident.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';

const NOW = new Date('2024-12-25T09:00:00Z');
const CHANNEL: Channel = { adapter: 'web', id: 'console' };

interface About extends Partial<Message> {
  readonly isAdmin?: boolean;
  readonly isMember?: boolean;
  readonly services?: Partial<Services>;
  readonly permissions?: Partial<Permissions>;
}

describe('runCommand', () => {
  let store: Store;
  const library = aLibrary();

  beforeEach(async () => {
    store = await aFilledStore();
  });
  afterEach(() => store.close());

  function say(text: string, about: About = {}) {
    const { isAdmin = false, isMember = true, services, permissions, ...message } = about;
    return runCommand({
      store,
      library,
      services: someServices(services),
      config: { permissions: { ...SETTINGS.permissions, ...permissions }, timezone: 'Europe/Paris' },
      message: { channel: CHANNEL, user: { id: 'u1', name: 'ada', isAdmin, isMember }, text, ...message },
      now: NOW,
    });
  }

  it.each(Object.entries(COMMANDS))('knows %s, its other names and its example', async (verb, command) => {
    for (const name of [verb, ...('aliases' in command ? command.aliases : [])]) {
      expect(words(await say(name, { isAdmin: true }))).not.toContain('is no command');
    }
    expect(words(await say(command.example, { isAdmin: true }))).not.toContain('is no command');
  });

  it('makes help of the table', async () => {
    const shown = words(await say('help'));
    for (const verb of Object.keys(COMMANDS).filter((each): each is Verb => each !== 'help'))
      expect(shown).toContain(verb);
    expect(words(await say('help subscribe'))).toContain('role:suspected');
  });

  it('makes a profile of a name that has none, for those who may', async () => {
    expect(words(await say('actor create Storm-2077'))).toContain('may');
    expect(await store.actors.imported()).toEqual([]);
    const reply = await say('actor create Storm-2077', { isAdmin: true });
    expect(JSON.stringify(reply)).toContain('subscribe storm-2077');
    const [made] = await store.actors.imported();
    expect(made).toMatchObject({
      source: 'chat',
      actors: [{ id: 'storm-2077', aliases: [{ usedBy: ['Microsoft'] }] }],
    });
    await say('actor create UNC9999', { isAdmin: true });
    expect((await store.actors.imported())[0]?.actors.map(({ id }) => id)).toEqual(['storm-2077', 'unc9999']);
    expect(words(await say('audit', { isAdmin: true }))).toContain('made a profile of UNC9999');
  });

  it('names the nearest command and an example', async () => {
    expect(words(await say('subscrbe lazarus'))).toMatch(/subscribe.*lazarus, apt28/s);
  });

  it('says what went wrong and what to do', async () => {
    const brief = async () => {
      throw appError('STORY_EMPTY', { name: 'That page' });
    };
    expect(words(await say('brief https://wire.example/x', { services: { brief } }))).toContain('Give an article');
  });

  describe('actors', () => {
    it('shows a profile by any name, with what the news said', async () => {
      const reply = await say('actor jade sleet');
      expect(reply.parts[0]).toMatchObject({ kind: 'actor', actor: { id: 'tradertraitor' } });
      expect(words(reply)).toContain('stole 4,502.9 BTC');
    });

    it('takes several names at once, with or without commas', async () => {
      for (const text of ['actor dark angels lazarus group', 'actor dark angels, lazarus group']) {
        const shown = (await say(text)).parts.flatMap((part) => (part.kind === 'actor' ? [part.actor.id] : []));
        expect(shown).toEqual(['dark-angels', 'lazarus-group']);
      }
    });

    it('asks which one when a name is shared', async () => {
      expect(commands(await say('actor winter fox'))).toEqual(['actor fox-one', 'actor fox-two']);
    });

    it('offers near misses', async () => {
      expect(commands(await say('actor tradertrator'))).toContain('actor tradertraitor');
    });
  });

  describe('briefings', () => {
    it('lists the latest of a family', async () => {
      expect(words(await say('latest lazarus'))).toContain('stole 4,502.9 BTC');
      expect(words(await say('latest fox one'))).toContain('Nothing on Fox One');
    });

    it.each([
      ['techniques', 'T1566.003 Spearphishing via Service'],
      ['actions', 'This week: confirm large transfers'],
      ['indicators', 'wallet-tests[.]example'],
      ['sources', 'Dépêche (exemple)'],
      ['evidence', 'posing as a recruiter on LinkedIn'],
      ['show', 'stole 4,502.9 BTC'],
      ['export csv', 'as csv'],
    ])('answers %s in a thread, by id, and of the newest', async (text, wanted) => {
      expect(words(await say(text, { incidentId: 'i-dmm' }))).toContain(wanted);
      expect(words(await say(`${text} b-dmm-2`))).toContain(wanted);
      expect(words(await say(text))).toContain(wanted);
    });

    it('asks in which format to export', async () => {
      expect(commands(await say('export'))).toContain('export stix i-dmm');
    });

    it('says when there is no such briefing', async () => {
      expect(words(await say('techniques b-nothing'))).toContain('There is no briefing b-nothing');
    });

    it('answers a question with numbered sources, openly in a thread', async () => {
      const reply = await say('how did they get in?', { incidentId: 'i-dmm' });
      expect(reply.visibility).toBe('channel');
      expect(words(reply)).toContain('[1] Sample Wire');
      const silent = async () => ({ passages: [] });
      expect(words(await say('who is the king?', { services: { ask: silent } }))).toContain('do not say');
    });
  });

  describe('subscriptions', () => {
    it('follows actors, says who is included and what it would have posted', async () => {
      const shown = words(await say('sub lazarus, dark angels'));
      expect(shown).toContain('now follows Lazarus Group');
      expect(shown).toContain('includes TraderTraitor');
      expect(shown).toContain('would have posted 1 briefing');
      const stored = await store.subscriptions.list(CHANNEL);
      expect(stored.map(({ actors }) => actors[0]).sort()).toEqual(['dark-angels', 'lazarus-group']);
      expect(stored[0]).toMatchObject({ createdBy: 'ada', timezone: 'Europe/Paris', minRole: 'suspected' });
    });

    it('shows before anything is saved what following would have posted, with a button that follows', async () => {
      const reply = await say('preview lazarus priority:low');
      expect(words(reply)).toContain('would have posted 1 briefing');
      expect(JSON.stringify(reply)).toContain('"command":"subscribe lazarus priority:low"');
      expect(await store.subscriptions.list(CHANNEL)).toEqual([]);
    });

    it('says so when the channel gets everything anyhow', async () => {
      await say('subscribe everything');
      expect(words(await say('subscribe lazarus'))).toContain('follows everything besides');
    });

    it('follows the same thing once, however often it is said', async () => {
      await say('subscribe lazarus');
      expect(words(await say('subscribe hidden cobra role:mentioned'))).toContain('already followed');
      const stored = await store.subscriptions.list(CHANNEL);
      expect(stored).toHaveLength(1);
      expect(stored[0]?.minRole).toBe('mentioned');
    });

    it('follows filters without an actor', async () => {
      await say('subscribe country:KP priority:high');
      expect((await store.subscriptions.list(CHANNEL))[0]).toMatchObject({ actors: [], countries: ['KP'] });
    });

    it('stops by name, by id, and altogether', async () => {
      await say('subscribe lazarus, dark angels, fox one');
      expect(words(await say('unsub lazarus'))).toContain('no longer follows Lazarus Group');
      const [first] = await store.subscriptions.list(CHANNEL);
      await say(`unsubscribe ${first?.id}`);
      expect(await store.subscriptions.list(CHANNEL)).toHaveLength(1);
      await say('unsubscribe everything');
      expect(await store.subscriptions.list(CHANNEL)).toEqual([]);
    });

    it('keeps the other actors of a shared subscription', async () => {
      await say('subscribe lazarus');
      const [stored] = await store.subscriptions.list(CHANNEL);
      if (stored) await store.subscriptions.put({ ...stored, actors: ['lazarus-group', 'fox-one'] });
      await say('unsubscribe lazarus');
      expect((await store.subscriptions.list(CHANNEL))[0]?.actors).toEqual(['fox-one']);
    });

    it('keeps an actor silent for a while, and wakes it', async () => {
      await say('subscribe lazarus');
      expect(words(await say('snooze tradertraitor 3d'))).toContain('2024-12-28 09:00 UTC');
      expect((await store.subscriptions.list(CHANNEL))[0]?.snoozed).toEqual({
        tradertraitor: '2024-12-28T09:00:00.000Z',
      });
      await say('snooze tradertraitor off');
      expect((await store.subscriptions.list(CHANNEL))[0]?.snoozed).toEqual({});
    });

    it('writes down who changed what', async () => {
      await say('subscribe lazarus');
      await say('unsubscribe lazarus');
      const shown = words(await say('audit'));
      expect(shown).toContain('ada (u1) subscribed to Lazarus Group');
      expect(shown).toContain('web:console');
    });
  });

  describe('administration', () => {
    it.each([
      'feeds add https://x.example/feed',
      'feeds remove wire',
      'merge a b',
      'split a b',
      'suppressions add Silence',
    ])('refuses %s to others', async (text) => {
      expect(words(await say(text))).toContain('Only an administrator');
      expect(await store.audit.list(10)).toEqual([]);
    });

    it.each<[string, Partial<Permissions>, Partial<About>, boolean]>([
      ['subscribe lazarus', {}, {}, true],
      ['subscribe lazarus', { subscribe: 'admins' }, {}, false],
      ['unsubscribe everything', { subscribe: 'admins' }, {}, false],
      ['snooze lazarus', { subscribe: 'admins' }, {}, false],
      ['subscribe lazarus', { subscribe: 'admins' }, { isAdmin: true }, true],
      ['subscribe lazarus', { subscribe: 'members' }, {}, true],
      ['subscribe lazarus', { subscribe: 'members' }, { isMember: false }, false],
      ['subscribe lazarus', { subscribe: 'members' }, { isMember: false, isAdmin: true }, true],
      ['feeds add https://x.example/feed', { feeds: 'everyone' }, {}, true],
      ['feeds', { feeds: 'admins' }, {}, true],
      ['suppressions', {}, {}, true],
      ['suppressions add Silence', { suppress: 'everyone' }, {}, true],
      ['split', { merge: 'everyone' }, {}, true],
    ])('%s, with %o, by %o: %s', async (text, permissions, about, allowed) => {
      const shown = words(await say(text, { permissions, ...about }));
      expect(!shown.includes('may do this')).toBe(allowed);
    });

    it('tells in help whom a verb is reserved for', async () => {
      expect(words(await say('help'))).toContain('how they do (administrators: add, remove, import)');
      const shown = words(await say('help', { permissions: { feeds: 'everyone', subscribe: 'members' } }));
      expect(shown).toContain('(members of the channel)');
      expect(shown).not.toContain('how they do (');
    });

    it('shows before and after of a change, and finds it by its words', async () => {
      await say('subscribe lazarus');
      await say('subscribe lazarus role:mentioned');
      await say('feeds remove wire', { isAdmin: true });
      const shown = words(await say('audit subscribed ada'));
      expect(shown).toContain('minRole: suspected → mentioned');
      expect(shown).not.toContain('removed feed');
      expect(words(await say('audit zebra'))).toContain('No change tells of that');
    });

    it('adds and removes feeds', async () => {
      const added = await say('feeds add https://x.example/feed', { isAdmin: true });
      expect(words(added)).toContain('Its newest: “The newest story”');
      expect(commands(added)).toEqual(['brief https://x.example/newest']);
      expect((await store.feeds.list()).map(({ feed }) => feed.id)).toContain('found');
      await say('feeds remove found', { isAdmin: true });
      expect((await store.feeds.list()).map(({ feed }) => feed.id)).not.toContain('found');
    });

    it('takes feeds from a list and gives all as a list', async () => {
      expect(words(await say('feeds import https://x.example/list.opml', { isAdmin: true }))).toContain('1 of 2 feeds');
      expect((await store.feeds.list()).map(({ feed }) => feed.id)).toEqual(['lab', 'more', 'wire']);
      expect((await store.audit.list(1))[0]).toMatchObject({ what: 'imported feeds (1)', after: ['more'] });
      expect((await say('feeds export')).parts).toEqual([
        { kind: 'file', name: 'sitrep-feeds.opml', mime: 'text/x-opml', content: '<opml/>' },
      ]);
      expect(words(await say('feeds import https://x.example/list.opml'))).toContain('Only an administrator');
    });

    it('shows feeds in trouble first, and why', async () => {
      const shown = words(await say('feeds'));
      expect(shown).toMatch(/2 feeds, 1 failing.*Sample Lab.*failed 3 times: lab.example answers/s);
    });

    it('suppresses a name for an actor and allows it again', async () => {
      await say('suppressions add "Winter Fox" fox-one too ordinary', { isAdmin: true });
      const [stored] = await store.actors.suppressions();
      expect(stored).toMatchObject({ alias: 'Winter Fox', actorId: 'fox-one', by: 'ada', reason: 'too ordinary' });
      await say(`suppressions remove ${stored?.id}`, { isAdmin: true });
      expect(await store.actors.suppressions()).toEqual([]);
    });

    it('takes a report of a wrong actor, and offers administrators the remedy', async () => {
      expect(words(await say('wrong actor fox one'))).toContain('Which actor');
      const reply = await say('wrong actor dark angels only an aside', { isAdmin: true, incidentId: 'i-dmm' });
      expect(commands(reply)).toEqual(['suppressions add "Dark Angels" dark-angels']);
      expect((await store.audit.list(1))[0]?.what).toContain('Dark Angels as wrong');
    });

    it('splits off a story', async () => {
      const offered = commands(await say('split', { isAdmin: true, incidentId: 'i-dmm' }));
      expect(offered).toEqual(['split i-dmm story-wire', 'split i-dmm story-depeche']);
      expect(words(await say(offered[1] ?? '', { isAdmin: true }))).toContain('stands alone');
    });

    it('speaks of the incident that has the stories now, in the thread of one that was merged away', async () => {
      await store.incidents.put(anIncident({ id: 'i-old', storyIds: [], keys: [], mergedInto: 'i-dmm' }));
      expect((await say('show', { incidentId: 'i-old' })).parts).toEqual((await say('show i-dmm')).parts);
      expect(words(await say('merge i-old i-dmm', { isAdmin: true }))).toContain('one already');
    });

    it('leaves what waits for its hour where it is when others are tried again', async () => {
      const evening = new Date(NOW.getTime() + 60_000);
      await store.deliveries.put([aDelivery({ channel: CHANNEL, digest: 'd', nextTryAt: evening })]);
      expect(words(await say('retry'))).toContain('Nothing of that kind');
      expect((await store.deliveries.undelivered())[0]).toMatchObject({ nextTryAt: evening });
    });

    it('tries again what was not delivered here', async () => {
      await store.deliveries.put([aDelivery({ channel: CHANNEL, state: 'parked', attempts: 9 })]);
      expect(words(await say('status'))).toContain('Not delivered');
      expect(words(await say('retry'))).toContain('1 post is tried again');
      expect((await store.deliveries.undelivered())[0]).toMatchObject({ state: 'due', attempts: 0, nextTryAt: NOW });
    });
  });
});

/** All text of a reply. */
function words(reply: Reply): string {
  return JSON.stringify(reply.parts);
}

/** The commands on its buttons. */
function commands({ parts }: Reply): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'choices') return part.choices.map(({ command }) => command);
    return part.kind === 'list' ? part.items.flatMap(({ choice }) => choice?.command ?? []) : [];
  });
}
