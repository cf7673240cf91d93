import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Message, Reply } from '../../src/model/message.ts';
import { createDeduplicator } from '../shared/deduplicate.ts';
import type { Activity, InvokeResponse } from './activity.ts';
import { splitThread } from './address.ts';
import type { TeamsDesk } from './desk.ts';
import { drawReply } from './draw-reply.ts';
import { type Press, readPress } from './press.ts';
import { isFromPerson, placeOf, readMessage, readWords } from './read-message.ts';
import type { References } from './references.ts';
import { answerSearch } from './search-extension.ts';
import { welcome } from './welcome.ts';
import type { Writer } from './writer.ts';

const CHANNEL_ID = 'msteams';
const CARD = 'application/vnd.microsoft.card.adaptive';
const NOTICE = 'application/vnd.microsoft.activity.message';
const UNANSWERED: Reply = {
  kind: 'reply',
  visibility: 'private',
  parts: [{ kind: 'text', text: 'This could not be answered; the log tells why.' }],
};

export interface ListenerParts {
  readonly inbox: Inbox;
  readonly writer: Writer;
  readonly references: References;
  readonly desk: TeamsDesk;
  readonly adminUsers: readonly string[];
  /** Set: activities of other tenants are ignored. */
  readonly tenantId?: string;
  /** A button must be answered soon; what takes longer than this many ms comes as a message. */
  readonly patienceMs: number;
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  /** Gives what an invoke is answered with; what a message says is answered afterwards. */
  hear(activity: Activity): Promise<InvokeResponse | undefined>;
  /** Resolves when everything heard so far is answered. */
  settled(): Promise<void>;
}

interface Said {
  readonly message: Message;
  /** The message whose thread it was said in. */
  readonly root?: string;
}

/** Everything that comes in from Teams: words, buttons, searches, installations. */
export function createListener(parts: ListenerParts): Listener {
  const { inbox, writer, references, desk, adminUsers, tenantId, patienceMs, onError } = parts;
  const isRepeated = createDeduplicator();
  const inHand = new Set<Promise<void>>();

  function later(work: Promise<unknown>): void {
    const kept = work.then(() => undefined, onError).finally(() => inHand.delete(kept));
    inHand.add(kept);
  }

  async function said(activity: Activity, channel: Channel, text: string, about: string | undefined): Promise<Said> {
    const root = splitThread(activity.conversation?.id ?? '').root;
    const answered = placeOf(activity)?.root;
    const incidentId = about ?? (answered && (await desk.incidentOf({ channel, id: answered })));
    return {
      message: readMessage(activity, { channel, text, incidentId }, adminUsers),
      ...(root !== undefined && { root }),
    };
  }

  function ask(message: Message): Promise<Reply> {
    return inbox(message).catch((error: unknown) => {
      onError(error);
      return UNANSWERED;
    });
  }

  async function answerMessage(activity: Activity, channel: Channel): Promise<void> {
    const pressed = readPress(activity.value);
    const text = pressed?.text ?? readWords(activity);
    const { message, root } = await said(activity, channel, text, pressed?.press.about);
    const reply = await ask(message);
    await writer.answer(channel, root, drawReply(reply, { here: text, ...about(message) }), true);
  }

  /** The answer takes the card's place for whoever pressed; one for everybody, or one that is late, is a message. */
  async function answerPress(activity: Activity, channel: Channel): Promise<InvokeResponse> {
    const pressed = readPress((activity.value as { readonly action?: { readonly data?: unknown } }).action?.data);
    if (!pressed) return notice('This button is none of Sitrep’s.');
    const { message, root } = await said(activity, channel, pressed.text, pressed.press.about);
    const back = backFrom(pressed.press);
    const answer = ask(message);
    const reply = await soon(answer, patienceMs);
    const place = { here: pressed.text, ...about(message) };
    if (reply?.visibility !== 'private') {
      later(answer.then((late) => writer.answer(channel, root, drawReply(late, place), true)));
      return notice(reply ? 'Answered below, for everybody.' : 'This takes a moment: the answer comes as a message.');
    }
    const [first, ...rest] = drawReply(reply, back === undefined ? place : { ...place, back });
    if (rest.length > 0) later(writer.answer(channel, root, rest, true));
    return first
      ? { status: 200, body: { statusCode: 200, type: CARD, value: first.card } }
      : notice('Nothing to show.');
  }

  async function installed(channel: Channel): Promise<void> {
    await desk.welcome?.(channel);
    await writer.begin(channel, [welcome()]);
  }

  async function invoked(activity: Activity, channel: Channel): Promise<InvokeResponse> {
    if (activity.name === 'composeExtension/query') return answerSearch(activity, desk);
    if (activity.name === 'adaptiveCard/action') return answerPress(activity, channel);
    return { status: 501 };
  }

  return {
    async hear(activity) {
      const channel = placeOf(activity)?.channel;
      const tenant = channel?.id.split('/')[0];
      if (!channel || activity.channelId !== CHANNEL_ID || (tenantId !== undefined && tenant !== tenantId))
        return undefined;
      if (isGoodbye(activity)) {
        await references.forget(activity);
        return undefined;
      }
      await references.refresh(activity);
      switch (activity.type) {
        case 'invoke':
          if (activity.name === 'adaptiveCard/action' && activity.id !== undefined) {
            if (isRepeated(`${channel.id} ${activity.id}`)) return notice('Answered already.');
          }
          return invoked(activity, channel);
        case 'message':
          if (isFromPerson(activity) && !isRepeated(`${channel.id} ${activity.id}`))
            later(answerMessage(activity, channel));
          return undefined;
        case 'installationUpdate':
          if (activity.action === 'add' && !isRepeated(`${channel.id} ${activity.id}`)) later(installed(channel));
          return undefined;
        default:
          return undefined;
      }
    },
    async settled() {
      await Promise.all(inHand);
    },
  };
}

function isGoodbye({ type, action, channelData }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  return (
    type === 'conversationUpdate' &&
    (channelData?.eventType === 'channelDeleted' || channelData?.eventType === 'teamDeleted')
  );
}

/** A card about an incident is drawn again by showing it. */
function backFrom({ say, about: incidentId, back = incidentId && `show ${incidentId}` }: Press): string | undefined {
  return back === say ? undefined : back;
}

function about({ incidentId }: Message): { readonly about?: string } {
  return incidentId === undefined ? {} : { about: incidentId };
}

function notice(value: string): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: NOTICE, value } };
}

/** The value, or undefined when it is not there in time. */
async function soon<T>(value: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
