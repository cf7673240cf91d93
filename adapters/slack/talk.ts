import type { KnownBlock, ModalView } from '@slack/types';
import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Reply } from '../../src/model/message.ts';
import type { ChatDesk } from '../chat/chat-desk.ts';
import { DIALOGS, NOBODY_CHOSEN, previewWords } from '../chat/follow-fields.ts';
import { type Shelf, shared } from '../chat/shelf.ts';
import { NAME, packAddress, unpackAddress } from './address.ts';
import { type AnswerParts, giveAnswer, type Respond, type Surface } from './answer.ts';
import { ASK, askDialog, readAskDialog } from './ask-dialog.ts';
import { createAttendance } from './attendance.ts';
import type { SlackClient } from './client.ts';
import { drawHome } from './draw-home.ts';
import { type Origin, unpackOrigin } from './origin.ts';
import type { CommandBody, InteractionBody, MentionEvent, ShortcutBody, ViewBody } from './payloads.ts';
import { activityPicture, type Picture, tacticsPicture } from './pictures.ts';
import { type Press, unpackPress } from './press.ts';
import { firstLink, readWords } from './read-words.ts';
import { readSubscribeDialog, subscribeDialog, withPreview } from './subscribe-dialog.ts';
import { waitingWindow } from './windows.ts';

const UNANSWERED = 'This could not be answered; the log tells why.';

export interface TalkParts {
  readonly inbox: Inbox;
  readonly desk: ChatDesk;
  readonly shelf: Shelf;
  readonly clientOf: (team: string) => Promise<SlackClient>;
  readonly isAdmin: (user: string) => boolean;
  readonly now: () => Date;
  readonly warn: (error: unknown) => void;
}

interface Person {
  readonly team: string;
  readonly user: string;
  readonly name: string;
}

/** Everything people do in Slack, as words for the inbox, and its answers put where they belong. */
export interface Talk {
  command(body: CommandBody, respond: Respond): Promise<void>;
  press(body: InteractionBody, respond: Respond): Promise<void>;
  /** A dialog was sent off; its window shows the answer. */
  submit(body: ViewBody): Promise<void>;
  /** A field of the subscribe dialog changed: tells how much that would have posted. */
  changed(body: ViewBody): Promise<void>;
  mention(event: MentionEvent, team: string, botUser: string | undefined): Promise<void>;
  shortcut(body: ShortcutBody, respond: Respond): Promise<void>;
  home(team: string, user: string): Promise<void>;
}

export function createTalk(parts: TalkParts): Talk {
  const { inbox, desk, shelf, clientOf, isAdmin, now, warn } = parts;
  const attendance = createAttendance(now);

  /** The conversation that Slack says they are in; without one, their own with the bot. */
  function standing(person: Person, conversation: string = person.user): Channel {
    const channel = packAddress({ team: person.team, conversation });
    attendance.saw(person.user, channel.id);
    return channel;
  }

  async function ask(person: Person, channel: Channel, text: string, about?: string): Promise<Reply> {
    const { user: id, name } = person;
    const isOwn = unpackAddress(channel)?.conversation === id;
    const isMember = isOwn || attendance.wasThere(id, channel.id);
    const message = { channel, user: { id, name, isAdmin: isAdmin(id), isMember }, text };
    return inbox(about === undefined ? message : { ...message, incidentId: about }).catch((error: unknown) => {
      warn(error);
      return { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: UNANSWERED }] };
    });
  }

  async function say(person: Person, channel: Channel, press: Press, surface: Surface): Promise<Reply> {
    const reply = await ask(person, channel, press.say, press.about);
    const picture = await pictureFor(press, reply);
    await giveAnswer(surface, reply, {
      ...(await answerParts(person)),
      place: placeOf(channel, press.about),
      ...(picture && { picture }),
    });
    return reply;
  }

  async function answerParts({ team, user }: Person): Promise<Omit<AnswerParts, 'place'>> {
    return { client: await clientOf(team), shelf, user, now: now() };
  }

  async function pictureFor({ picture, about }: Press, { parts: told }: Reply): Promise<Picture | undefined> {
    const profile = told.find((part) => part.kind === 'actor');
    if (profile) return activityPicture(profile.actor.name, await desk.activity(profile.actor.id), now());
    const briefing = picture === 'tactics' && about !== undefined ? await desk.briefing(about) : undefined;
    return briefing && tacticsPicture(briefing);
  }

  async function openDialog(kind: 'ask' | 'subscribe', person: Person, trigger: string, origin: Origin): Promise<void> {
    const client = await clientOf(person.team);
    const channel = unpackAddress({ adapter: NAME, id: origin.in ?? '' });
    const headline = origin.about === undefined ? undefined : (await desk.briefing(origin.about))?.headline;
    const view =
      kind === 'ask' ? askDialog(origin, headline) : subscribeDialog(origin, channel?.conversation, NOBODY_CHOSEN);
    await client.views.open({ trigger_id: trigger, view });
  }

  async function inWindow(person: Person, channel: Channel, press: Press, trigger: string, title: string) {
    const client = await clientOf(person.team);
    const { view } = await client.views.open({ trigger_id: trigger, view: waitingWindow(title) });
    if (view?.id !== undefined) await say(person, channel, press, { kind: 'window', viewId: view.id, title });
  }

  async function share(id: string, person: Person, surface: Surface, channel: Channel): Promise<void> {
    const kept = await shelf.find(id);
    const gone = { kind: 'text', text: 'This answer is no longer kept. Ask again, then share it.' } as const;
    const reply: Reply = kept ? shared(kept) : { kind: 'reply', visibility: 'private', parts: [gone] };
    await giveAnswer(surface, reply, { ...(await answerParts(person)), place: placeOf(channel, undefined) });
  }

  async function home(team: string, user: string): Promise<void> {
    const content = await desk.home((channel) => unpackAddress(channel)?.team === team);
    await (await clientOf(team)).views.publish({ user_id: user, view: drawHome(content) });
  }

  return {
    home,
    async command(body, respond) {
      const person = { team: body.team_id, user: body.user_id, name: body.user_name };
      const channel = standing(person, body.channel_id);
      const text = readWords(body.text);
      const dialog = DIALOGS[text.toLowerCase()];
      if (dialog) return openDialog(dialog, person, body.trigger_id, { in: channel.id });
      await say(person, channel, { say: text }, { kind: 'respond', respond, conversation: body.channel_id });
    },
    async press(body, respond) {
      const action = body.actions[0];
      const press = unpackPress(action?.value);
      if (!press) return;
      const person = personOf(body);
      const conversation = body.channel?.id ?? body.container?.channel_id;
      const own = standing(person, conversation);
      const channel = channelWithin(person, press.in) ?? own;
      const thread = body.message?.thread_ts ?? body.container?.thread_ts;
      const title = action?.text?.text ?? 'Sitrep';
      if (press.open === 'ask' || press.open === 'subscribe') {
        const under = thread ?? body.message?.ts;
        return openDialog(press.open, person, body.trigger_id, {
          in: channel.id,
          ...(press.about !== undefined && { about: press.about }),
          ...(under !== undefined && { thread: under }),
        });
      }
      if (body.view?.type === 'modal') {
        return void (await say(person, channel, press, { kind: 'window', viewId: body.view.id, title }));
      }
      if (press.modal) return inWindow(person, channel, press, body.trigger_id, title);
      if (body.view?.type === 'home') {
        await ask(person, channel, press.say, press.about);
        return home(person.team, person.user);
      }
      const surface: Surface = {
        kind: 'respond',
        respond,
        conversation: conversation ?? '',
        ...(thread !== undefined && { thread }),
      };
      if (press.open === 'share') return share(press.say, person, surface, channel);
      await say(person, channel, press, surface);
    },
    async submit(body) {
      const person = personOf(body);
      const origin = unpackOrigin(body.view.private_metadata);
      const isAsk = body.view.callback_id === ASK;
      const filled = isAsk
        ? { command: readAskDialog(body.view.state.values) }
        : readSubscribeDialog(body.view.state.values);
      if (!filled) return;
      const chosen = 'conversation' in filled ? filled.conversation : undefined;
      const channel = channelOf(person, origin, chosen);
      const press = { say: filled.command, ...(origin.about !== undefined && { about: origin.about }) };
      const window: Surface = { kind: 'window', viewId: body.view.id, title: isAsk ? 'Answer' : 'Follow actors' };
      const reply = await say(person, channel, press, window);
      const address = unpackAddress(channel);
      if (reply.visibility !== 'channel' || !address || origin.thread === undefined) return;
      const quoted = { kind: 'text', text: `${person.name} asked: ${filled.command.slice('ask '.length)}` } as const;
      await giveAnswer(
        { kind: 'conversation', conversation: address.conversation, thread: origin.thread },
        { ...reply, parts: [quoted, ...reply.parts] },
        { ...(await answerParts(person)), place: placeOf(channel, origin.about) },
      );
    },
    async changed(body) {
      const filled = readSubscribeDialog(body.view.state.values);
      const person = personOf(body);
      const origin = unpackOrigin(body.view.private_metadata);
      const channel = channelOf(person, origin, filled?.conversation);
      const preview = filled ? previewWords(await desk.preview(channel, filled.command)) : NOBODY_CHOSEN;
      const view = subscribeDialog(origin, unpackAddress(channel)?.conversation, preview);
      const blocks = [...withPreview((body.view.blocks as readonly KnownBlock[]) ?? view.blocks, preview)];
      const client = await clientOf(person.team);
      await client.views.update({
        view_id: body.view.id,
        hash: body.view.hash,
        view: { ...view, blocks } as ModalView,
      });
    },
    async mention(event, team, botUser) {
      const person = { team, user: event.user, name: event.user };
      const channel = standing(person, event.channel);
      const about = event.thread_ts === undefined ? undefined : await desk.incidentOf({ channel, id: event.thread_ts });
      const surface: Surface = {
        kind: 'conversation',
        conversation: event.channel,
        ...(event.thread_ts !== undefined && { thread: event.thread_ts }),
      };
      const press = { say: readWords(event.text, botUser), ...(about !== undefined && { about }) };
      await say(person, channel, press, surface);
    },
    async shortcut(body, respond) {
      const person = personOf(body);
      const conversation = body.channel.id;
      const link = firstLink(body.message.text ?? '');
      const press = { say: link === undefined ? 'help brief' : `brief ${link}` };
      await say(person, standing(person, conversation), press, {
        kind: 'respond',
        respond,
        conversation,
      });
    },
  };
}

function personOf({ team, user }: Pick<InteractionBody, 'team' | 'user'>): Person {
  return { team: team.id, user: user.id, name: user.name ?? user.username ?? user.id };
}

function channelOf(person: Person, origin: Origin, conversation: string | undefined): Channel {
  if (conversation !== undefined) return packAddress({ team: person.team, conversation });
  return channelWithin(person, origin.in) ?? packAddress({ team: person.team, conversation: person.user });
}

/** The packed channel that a button or a dialog names; undefined for one of another workspace. */
function channelWithin({ team }: Person, packed: string | undefined): Channel | undefined {
  const channel = { adapter: NAME, id: packed ?? '' };
  return unpackAddress(channel)?.team === team ? channel : undefined;
}

function placeOf(channel: Channel, about: string | undefined) {
  return { in: channel.id, ...(about !== undefined && { about }) };
}
