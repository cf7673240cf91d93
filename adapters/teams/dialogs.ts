import type { Channel } from '../../src/model/delivery.ts';
import { DIALOGS, followCommand, NOBODY_CHOSEN, previewWords } from '../chat/follow-fields.ts';
import type { Shelf } from '../chat/shelf.ts';
import type { Activity, InvokeResponse } from './activity.ts';
import type { Answers } from './answers.ts';
import type { TeamsDesk } from './desk.ts';
import { drawCard } from './draw-card.ts';
import {
  ACTORS,
  choiceOf,
  DIALOG_TITLE,
  type FollowView,
  followButton,
  followDialog,
  readFollowDialog,
} from './follow-dialog.ts';
import { dialog, found, insert } from './invokes.ts';
import { readPress } from './press.ts';
import { firstLink } from './read-message.ts';
import { adaptiveCard, ask, button, type Drawing, headlineOf, line, rows, small, words } from './rich.ts';
import { soon } from './soon.ts';
import type { Said, Speech } from './speech.ts';

/** The message action, as the manifest names it. */
export const BRIEF_THIS = 'briefThis';

const OFFERED = 20;
const MOST_SUGGESTED = 50;
const TITLE = 'Sitrep';
const LATER = 'This takes a moment: the page is still being read.';
const MORE = 'This is not all; mention Sitrep, or write to it, for the rest.';

export interface DialogsParts {
  readonly speech: Speech;
  readonly answers: Answers;
  readonly desk: TeamsDesk;
  readonly shelf: Shelf;
  readonly now: () => Date;
  /** How long somebody looks at an empty dialog. */
  readonly patienceMs: number;
}

/** What opens in a window of its own. */
export interface Dialogs {
  /** Somebody pressed a button that opens one. */
  open(): InvokeResponse;
  /** A button in a dialog was pressed. */
  submit(activity: Activity, channel: Channel): Promise<InvokeResponse>;
  /** "Brief this" on a message. */
  brief(activity: Activity, channel: Channel): Promise<InvokeResponse>;
  /** Somebody types into the field for actors. */
  suggest(activity: Activity): InvokeResponse;
}

export function createDialogs({ speech, answers, desk, shelf, now, patienceMs }: DialogsParts): Dialogs {
  /** Said and not answered in time; pressing the button of the dialog joins the first try. */
  const underWay = new Map<string, ReturnType<Speech['ask']>>();

  function offered(chosen: readonly string[]): FollowView['offered'] {
    const before = chosen.map((id) => ({ id, name: desk.nameOf(id) ?? id }));
    return [...before, ...desk.suggestActors('', OFFERED).filter(({ id }) => !chosen.includes(id))];
  }

  function followWindow(view: Omit<FollowView, 'offered'>): InvokeResponse {
    return dialog(DIALOG_TITLE, followDialog({ ...view, offered: offered(view.fields.actors) }));
  }

  /** The answer in the dialog; what is not there in time gets a button to look again. */
  async function answerIn(said: Said): Promise<InvokeResponse> {
    const { message } = said;
    const key = JSON.stringify([message.channel.id, message.user.id, message.text]);
    const answer = underWay.get(key) ?? speech.ask(message);
    underWay.set(key, answer);
    void answer.finally(() => setTimeout(() => underWay.delete(key), patienceMs).unref());
    const reply = await soon(answer, patienceMs);
    if (!reply) {
      const again = button({ label: 'Look again', press: { say: message.text } });
      return dialog(TITLE, adaptiveCard([line([words(LATER)]), ...rows(again ? [again] : [])], LATER));
    }
    underWay.delete(key);
    await answers.offerFiles(said, reply);
    const [first, ...rest] = await answers.draw(said, reply);
    const briefed = reply.parts.some(({ kind }) => kind === 'briefing');
    const insertion = { type: 'Action.Submit', title: 'Insert into a message' };
    const footer = [
      ...(briefed ? rows([{ ...insertion, data: { insert: await shelf.keep(reply, now()) } }]) : []),
      ...(rest.length > 0 ? [small(MORE)] : []),
    ];
    const card = first?.card ?? adaptiveCard([], TITLE);
    return dialog(TITLE, { ...card, body: [...card.body, ...footer] });
  }

  async function inserted(id: string): Promise<InvokeResponse> {
    const kept = (await shelf.find(id))?.parts ?? [];
    return insert(kept.flatMap((part) => (part.kind === 'briefing' ? drawCard(part, { readOnly: true }).card : [])));
  }

  return {
    open: () => followWindow({ fields: { actors: [] } }),
    async submit(activity, channel) {
      const { data } = (activity.value ?? {}) as { readonly data?: unknown };
      const { insert: kept } = (data ?? {}) as { readonly insert?: unknown };
      if (typeof kept === 'string') return inserted(kept);
      const filled = readFollowDialog(data);
      if (filled) {
        const { fields, step } = filled;
        const command = followCommand(fields);
        if (command === undefined) return followWindow({ fields });
        if (step === 'save') return answerIn(await speech.said(activity, channel, command));
        return followWindow({ fields, preview: previewWords(await desk.preview(channel, command)) });
      }
      const pressed = readPress(data);
      return answerIn(await speech.said(activity, channel, pressed?.text ?? 'help', pressed?.press));
    },
    async brief(activity, channel) {
      const { messagePayload } = (activity.value ?? {}) as { readonly messagePayload?: unknown };
      const link = firstLink(messagePayload);
      return answerIn(await speech.said(activity, channel, link === undefined ? 'help brief' : `brief ${link}`));
    },
    suggest({ value }) {
      const { queryText, queryOptions, dataset } = (value ?? {}) as {
        readonly queryText?: unknown;
        readonly queryOptions?: { readonly skip?: number; readonly top?: number };
        readonly dataset?: string;
      };
      if (dataset !== ACTORS) return found([]);
      const { skip = 0, top = MOST_SUGGESTED } = queryOptions ?? {};
      const typed = typeof queryText === 'string' ? queryText.slice(0, 200) : '';
      return found(
        desk
          .suggestActors(typed, skip + Math.min(top, MOST_SUGGESTED))
          .slice(skip)
          .map(choiceOf),
      );
    },
  };
}

/** A verb typed alone opens a dialog elsewhere; here it gives the button that does. Undefined for any other words. */
export function doorway(text: string): Drawing | undefined {
  switch (DIALOGS[text.toLowerCase()]) {
    case 'subscribe': {
      const body = [headlineOf(DIALOG_TITLE), line([words(NOBODY_CHOSEN)]), ...rows([followButton()])];
      return { summary: DIALOG_TITLE, card: adaptiveCard(body, DIALOG_TITLE) };
    }
    case 'ask': {
      const title = 'Ask the sources';
      const say = button({ label: 'Ask', press: { say: 'ask', asks: true } });
      const [field] = ask('ask', 'How did they get in? What was stolen? Who says so?', say);
      const body = [headlineOf(title), ...(field ? [{ ...field, isVisible: true }] : [])];
      return { summary: title, card: adaptiveCard(body, title) };
    }
    default:
      return undefined;
  }
}
