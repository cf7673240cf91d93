import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Circle, Permission } from '../../src/model/permission.ts';
import type { Store } from '../../src/store/store.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { anIncident } from '../support/an-incident.ts';
import { someServices } from '../support/some-services.ts';

const NOW = new Date('2024-12-25T09:00:00Z');
const HERE = { adapter: 'slack', id: 'T1/C1' };
const PEOPLE = {
  stranger: { isAdmin: false, isMember: false },
  member: { isAdmin: false, isMember: true },
  administrator: { isAdmin: true, isMember: false },
} as const;
const MAY: Readonly<Record<Circle, readonly (keyof typeof PEOPLE)[]>> = {
  everyone: ['stranger', 'member', 'administrator'],
  members: ['member', 'administrator'],
  admins: ['administrator'],
};

/** Everything that changes what others rely on, and what one must be allowed to change for it. */
const CHANGES: readonly (readonly [string, Permission])[] = [
  ['subscribe dark angels', 'subscribe'],
  ['follow everything', 'subscribe'],
  ['unsubscribe lazarus-group', 'subscribe'],
  ['unsubscribe sub-here', 'subscribe'],
  ['unsubscribe everything', 'subscribe'],
  ['snooze lazarus 3d', 'subscribe'],
  ['mute lazarus', 'subscribe'],
  ['feeds add https://new.example/feed', 'feeds'],
  ['feed add https://new.example/feed', 'feeds'],
  ['feeds remove wire', 'feeds'],
  ['feeds import https://list.example/opml', 'feeds'],
  ['suppressions add Lazarus lazarus-group', 'suppress'],
  ['suppress add Lazarus', 'suppress'],
  ['suppressions remove s-1', 'suppress'],
  ['actor create Storm-2077', 'suppress'],
  ['profile create Storm-2077', 'suppress'],
  ['split i-dmm story-wire', 'merge'],
  ['merge i-other i-dmm', 'merge'],
];
/** Typed in ways that could slip past a check. */
const DISGUISES: readonly ((command: string) => string)[] = [
  (command) => command,
  (command) => `/sitrep ${command}`,
  (command) => `  ${command.replace(' ', '   ')}`,
  (command) => command.replace(/^\w+/, (verb) => verb.toUpperCase()),
  (command) => command.replace(/ (\w+)/, ' "$1"'),
];

describe('who may change what', () => {
  let store: Store;
  let called: string[];
  beforeEach(async () => {
    store = await aFilledStore();
    called = [];
    await store.incidents.put(anIncident({ id: 'i-other', storyIds: [] }));
    await store.subscriptions.put(aSubscription({ id: 'sub-here', channel: HERE, actors: ['lazarus-group'] }));
    const elsewhere = { adapter: 'slack', id: 'T2/C9' };
    await store.subscriptions.put(
      aSubscription({ id: 'sub-elsewhere', channel: elsewhere, actors: ['lazarus-group'] }),
    );
    const suppression = { id: 's-1', alias: 'Hidden Cobra', by: 'ada', at: NOW, reason: '' };
    await store.actors.suppress(suppression);
  });
  afterEach(() => store.close());

  function say(text: string, who: keyof typeof PEOPLE, circle: Circle) {
    const note = (what: string) => async () => {
      called.push(what);
      return what;
    };
    return runCommand({
      store,
      library: aLibrary(),
      services: someServices({
        split: note('split'),
        merge: async () => void called.push('merge'),
        actorsChanged: async () => void called.push('actorsChanged'),
      }),
      config: { timezone: 'UTC', permissions: { subscribe: circle, feeds: circle, suppress: circle, merge: circle } },
      message: { channel: HERE, user: { id: 'u1', name: 'eve', ...PEOPLE[who] }, text },
      now: NOW,
    });
  }

  /** All that a command could change. */
  async function state(): Promise<string> {
    const { subscriptions, feeds, actors, incidents, deliveries } = store;
    return JSON.stringify([
      await subscriptions.list(),
      await feeds.list(),
      await actors.suppressions(),
      await actors.imported(),
      await Promise.all(['i-dmm', 'i-other'].map((id) => incidents.get(id))),
      await deliveries.counts(),
      called,
    ]);
  }

  describe.each(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])('%s', (who) => {
    it.each(Object.keys(MAY) as Circle[])('when it is for %s', async (circle) => {
      for (const [command] of CHANGES) {
        for (const disguise of DISGUISES) {
          const before = await state();
          await say(disguise(command), who, circle);
          if (!MAY[circle].includes(who)) expect(await state(), disguise(command)).toBe(before);
        }
      }
    });
  });

  it.each(CHANGES)('“%s” does change something for an administrator', async (command) => {
    const before = await state();
    await say(command, 'administrator', 'admins');
    expect(await state()).not.toBe(before);
  });

  it('lets no verb of the table change anything unasked, whatever follows it', async () => {
    const before = await state();
    const said = CHANGES.map(([command]) => command.replace(/^\w+ ?/, ''));
    for (const [verb, command] of Object.entries(COMMANDS)) {
      const names = [verb, ...('aliases' in command ? command.aliases : [])];
      for (const rest of ['', ...said, command.example.slice(verb.length)]) {
        for (const name of names) await say(`${name} ${rest}`, 'stranger', 'admins');
      }
    }
    expect(await state()).toBe(before);
  });

  it.each(['unsubscribe sub-elsewhere', 'snooze lazarus 3d', 'unsubscribe lazarus-group', 'unsubscribe everything'])(
    '“%s” touches no other channel, not even for an administrator',
    async (command) => {
      const elsewhere = async () => (await store.subscriptions.list()).filter(({ id }) => id === 'sub-elsewhere');
      const before = JSON.stringify(await elsewhere());
      await say(command, 'administrator', 'everyone');
      expect(JSON.stringify(await elsewhere())).toBe(before);
    },
  );
});
