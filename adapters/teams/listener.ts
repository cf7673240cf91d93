import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Reply } from '../../src/model/message.ts';
import { createIsFirst, type IsFirst } from '../chat/deduplicate.ts';
import { type Shelf, shared } from '../chat/shelf.ts';
import type { Activity, InvokeResponse } from './activity.ts';
import { unpackAddress } from './address.ts';
import { createAnswers } from './answers.ts';
import type { TeamsDesk } from './desk.ts';
import { createDialogs, doorway } from './dialogs.ts';
import { drawHome } from './draw-home.ts';
import { readConsent, type Upload } from './files.ts';
import { inPlace, notice } from './invokes.ts';
import { type Press, readPress } from './press.ts';
import { isFromPerson, isPersonal, placeOf, readWords } from './read-message.ts';
import type { References } from './references.ts';
import { type Drawing, withNote } from './rich.ts';
import type { Roster } from './roster.ts';
import { answerSearch } from './search-extension.ts';
import { soon } from './soon.ts';
import { createSpeech, type Said } from './speech.ts';
import { welcome } from './welcome.ts';
import type { Writer } from './writer.ts';

const CHANNEL_ID = 'msteams';
const EXTENSION = 'composeExtension/';
const HOME = 'home';
const SHOWN = 'Shown to everybody below.';
const SHARE_FOR_ALL = 'This is not all: “Share to channel” puts the whole answer into the thread.';
const NO_LONGER_KEPT = 'This answer is no longer kept. Ask again, then share it.';

export interface ListenerParts {
  readonly inbox: Inbox;
  readonly writer: Writer;
  readonly references: References;
  readonly roster: Roster;
  readonly desk: TeamsDesk;
  readonly shelf: Shelf;
  readonly upload: Upload;
  /** Where the console can be reached. */
  readonly site?: string;
  readonly adminUsers: readonly string[];
  /** Set: activities of other tenants are ignored. */
  readonly tenantId?: string;
  /** A button must be answered soon; what takes longer than this many ms comes as a message. */
  readonly patienceMs: number;
  /** Whether an activity is heard for the first time. Default: by this process. */
  readonly isFirst?: IsFirst;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  /** Gives what an invoke is answered with; what a message says is answered afterwards. */
  hear(activity: Activity): Promise<InvokeResponse | undefined>;
  /** Resolves when everything heard so far is answered. */
  settled(): Promise<void>;
}

/** Everything that comes in from Teams: words, buttons, dialogs, searches, files, installations. */
export function createListener(parts: ListenerParts): Listener {
  const { writer, references, roster, desk, shelf, tenantId, patienceMs, onError } = parts;
  const speech = createSpeech(parts);
  const answers = createAnswers({ ...parts, speech });
  const dialogs = createDialogs({ ...parts, speech, answers });
  const isFirst = parts.isFirst ?? createIsFirst();
  const isRepeated = async (activity: Activity, channel: Channel) => !(await isFirst(`${channel.id} ${activity.id}`));
  const inHand = new Set<Promise<void>>();

  function later(work: Promise<unknown>): void {
    const kept = work.then(() => undefined, onError).finally(() => inHand.delete(kept));
    inHand.add(kept);
  }

  async function home(channel: Channel, said?: string): Promise<readonly Drawing[]> {
    const tenant = unpackAddress(channel)?.tenant;
    const content = await desk.home((each) => unpackAddress(each)?.tenant === tenant);
    const names = await references.names();
    const nameOf = (id: string) => (id === channel.id ? 'this chat' : (names.get(id) ?? 'another conversation'));
    return drawHome({ content, nameOf, ...(said !== undefined && { said }) });
  }

  async function answerMessage(activity: Activity, channel: Channel): Promise<void> {
    const pressed = readPress(activity.value);
    const text = pressed?.text ?? readWords(activity);
    const said = await speech.said(activity, channel, text, pressed?.press);
    if (pressed?.press.open === 'share') {
      return void (await share(said, pressed.press.say));
    }
    const door = doorway(text);
    const isHome = isPersonal(activity) && text.toLowerCase() === HOME;
    if (door || isHome) await writer.answer(channel, said.root, door ? [door] : await home(channel), true);
    else await answers.post(said, await speech.ask(said.message));
  }

  /** Whether it was still there. */
  async function share(said: Said, id: string): Promise<boolean> {
    const kept = await shelf.find(id);
    if (kept) later(answers.post(said, shared(kept)));
    return kept !== undefined;
  }

  /** The answer takes the card's place for whoever pressed; one for everybody, or one that is late, is a message. */
  async function answerPress(activity: Activity, channel: Channel): Promise<InvokeResponse> {
    const pressed = readPress((activity.value as { readonly action?: { readonly data?: unknown } }).action?.data);
    if (!pressed) return notice('This button is none of Sitrep’s.');
    const { press, text } = pressed;
    const said = await speech.said(activity, channel, text, press);
    if (press.open === 'share') return notice((await share(said, text)) ? SHOWN : NO_LONGER_KEPT);
    const answer = speech.ask(said.message);
    const reply = await soon(answer, patienceMs);
    if (reply && press.open === 'home') {
      const [first] = await home(channel, reply.parts.flatMap((part) => ('text' in part ? part.text : [])).join(' '));
      return first ? inPlace(first.card) : notice('Nothing to show.');
    }
    if (reply?.visibility !== 'private') {
      later(answer.then((late) => answers.post(said, quoting(said, press, late))));
      return notice(reply ? 'Answered below, for everybody.' : 'This takes a moment: the answer comes as a message.');
    }
    const [first, ...rest] = await answers.draw(said, reply, backFrom(press), 'keep');
    if (!first) return notice('Nothing to show.');
    later(answers.offerFiles(said, reply));
    if (said.isPersonal && rest.length > 0) later(writer.answer(channel, said.root, rest, true));
    // Before others, the rest of a private answer is theirs to show who asked.
    return inPlace(rest.length > 0 && !said.isPersonal ? withNote(first.card, SHARE_FOR_ALL) : first.card);
  }

  async function installed(activity: Activity, channel: Channel): Promise<void> {
    await desk.welcome?.(channel);
    await writer.begin(channel, [welcome(isPersonal(activity))]);
  }

  async function consented(activity: Activity, channel: Channel): Promise<InvokeResponse> {
    const consent = readConsent(activity);
    if (consent) {
      const said = await speech.said(activity, channel, consent.say, consent);
      later(answers.settleFile(said, consent));
    }
    return { status: 200, body: {} };
  }

  async function invoked(activity: Activity, channel: Channel): Promise<InvokeResponse> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return answerPress(activity, channel);
      case 'task/fetch':
        return dialogs.open();
      case 'task/submit':
      case 'composeExtension/submitAction':
        return dialogs.submit(activity, channel);
      case 'composeExtension/fetchTask':
        return dialogs.brief(activity, channel);
      case 'composeExtension/query':
        return answerSearch(activity, desk);
      case 'application/search':
        return dialogs.suggest(activity);
      case 'fileConsent/invoke':
        return consented(activity, channel);
      default:
        return { status: 501 };
    }
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
      // The message extension is used where the bot is not, too.
      if (!activity.name?.startsWith(EXTENSION)) await references.refresh(activity);
      if (activity.type === 'conversationUpdate') roster.forget();
      switch (activity.type) {
        case 'invoke':
          if (activity.name === 'adaptiveCard/action' && activity.id !== undefined) {
            if (await isRepeated(activity, channel)) return notice('Answered already.');
          }
          return invoked(activity, channel);
        case 'message':
          if (isFromPerson(activity) && !(await isRepeated(activity, channel))) later(answerMessage(activity, channel));
          return undefined;
        case 'installationUpdate':
          if (activity.action === 'add' && !(await isRepeated(activity, channel))) later(installed(activity, channel));
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

/** What was typed into a card is seen by nobody else: the answer that everybody sees repeats it. */
function quoting({ message: { user, text } }: Said, { asks, say }: Press, reply: Reply): Reply {
  if (!asks || reply.visibility !== 'channel') return reply;
  const asked = { kind: 'text', text: `${user.name} asked: ${text.slice(say.length).trim()}` } as const;
  return { ...reply, parts: [asked, ...reply.parts] };
}
