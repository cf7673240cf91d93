import { runCommand } from '../../src/commands/run-command.ts';
import { createTeamsDesk } from '../../src/services/teams-desk.ts';
import type { Seat, Shown } from '../contracts/chat-dialogue.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';
import type { KeptMessage } from './bot-connector.ts';
import { buttonsOf, cardText, submitsOf, unfoldsIn } from './card-faults.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const PERSONAL = 'a:personal-1';

interface InTeams extends Shown {
  readonly message: KeptMessage;
  readonly card: unknown;
}

/** Somebody in Teams. */
export async function aTeamsSeat(): Promise<Seat<InTeams>> {
  const store = await aFilledStore();
  const parts = { store, library: aLibrary, services: someServices(), timezone: 'UTC', now: () => NOW };
  const opened = await openTeamsWith({ desk: createTeamsDesk(parts), memory: store.memory });
  const { adapter, connector, channel } = opened;
  await adapter.start((message) =>
    runCommand({ store, library: aLibrary(), services: someServices(), config: SETTINGS, message, now: NOW }),
  );
  const welcome = await after(() => connector.install(CHANNEL));

  function seen(message: KeptMessage): InTeams {
    return { words: cardText(message.card), isPrivate: false, thread: message.root, message, card: message.card };
  }

  async function after(doing: () => Promise<unknown>, conversation = CHANNEL): Promise<InTeams> {
    const arriving = connector.arrival(conversation);
    await doing();
    return seen(await arriving);
  }

  /** The card that took the place of another for whoever pressed, or else the message that came. */
  async function pressed(message: KeptMessage, data: object): Promise<InTeams> {
    const arriving = connector.arrival(message.conversation);
    const { body } = await connector.press(message.id, data);
    if (typeof body.value === 'string') return seen(await arriving);
    return { words: cardText(body.value), isPrivate: true, message, card: body.value };
  }

  return {
    store,
    channel,
    type: (words) => after(() => connector.say(CHANNEL, words)),
    alone: (words) => pressed(welcome.message, { say: words }),
    async press({ card, message }, label) {
      const unfolded = unfoldsIn(card, label);
      if (unfolded !== undefined) return { words: unfolded, isPrivate: true, message, card };
      const data = buttonsOf(card).get(label);
      if (!data) throw new Error(`no button ${label}: ${cardText(card)}`);
      return pressed(message, data);
    },
    async posted() {
      const post = { kind: 'briefing', briefing: aBriefing(), reason: 'You follow Lazarus Group.' } as const;
      const receipt = await adapter.post({ channel }, { ...post, deliveryKey: 'i-dmm/2@here' });
      const { id: receiptId } = receipt;
      const about = { incidentId: 'i-dmm', briefingId: 'b-dmm-2', revision: 2, root: true } as const;
      await store.deliveries.put([aDelivery({ ...about, channel, state: 'sent', receiptId, sentAt: NOW })]);
      return seen(connector.message(receiptId) as KeptMessage);
    },
    ask: ({ card, message }, question) => pressed(message, { ...buttonsOf(card).get('Ask'), typed: question }),
    mention: (under, words) => after(() => connector.say(CHANNEL, words, under.thread)),
    async follow({ typed, actor, ...others }) {
      const door = await after(() => connector.say(CHANNEL, 'subscribe'));
      const dialog = await connector.openDialog(CHANNEL, submitsOf(door.card).get('Follow actors') ?? {});
      const suggested = await connector.suggest(CHANNEL, typed);
      const filled = { actors: actor, ...others };
      const preview = await connector.submitDialog(CHANNEL, { ...submitsOf(dialog).get('Preview'), ...filled });
      const told = await connector.submitDialog(CHANNEL, { ...submitsOf(preview).get('Follow'), ...filled });
      return { suggested: suggested.map(({ title }) => title), preview: cardText(preview), told: cardText(told) };
    },
    home: () => after(() => connector.say(PERSONAL, 'home'), PERSONAL),
    async briefThis(words, link) {
      const card = await connector.briefThis(CHANNEL, `<p>${words} <a href="${link}" title="DMM">DMM</a></p>`);
      return { words: cardText(card), isPrivate: true, message: welcome.message, card };
    },
    async takeFile(words) {
      await after(() => connector.say(PERSONAL, words), PERSONAL);
      const offer = await offered();
      const given = await after(() => connector.decide(offer, 'accept'), PERSONAL);
      const name = given.message.file?.name ?? '';
      return { name: connector.files.has(name) ? name : '', isPrivate: given.message.conversation === PERSONAL };
    },
    async twice(words) {
      const before = connector.messages().length;
      const said = { ...connector.from(CHANNEL), type: 'message', text: words };
      await after(() => connector.tell(said));
      await connector.tell(said);
      await adapter.stop();
      return connector.messages().length - before;
    },
    async close() {
      await adapter.stop();
      await opened.close();
      await store.close();
      if (connector.faults.length > 0) throw new Error(connector.faults.join('; '));
      if (opened.errors.length > 0) throw opened.errors[0];
    },
  };

  async function offered(): Promise<KeptMessage> {
    const standing = connector.messages().find(({ file }) => file !== undefined);
    return standing ?? connector.arrival(PERSONAL);
  }
}
