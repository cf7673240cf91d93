import { actorFacts } from '../chat/actor-facts.ts';
import type { Activity, InvokeResponse } from './activity.ts';
import type { Paging, TeamsDesk } from './desk.ts';
import { drawActor } from './draw-actor.ts';
import { drawCard, lockScreen } from './draw-card.ts';
import { plain } from './escape.ts';
import { cut } from './limits.ts';
import { drawPages } from './pages.ts';
import { type AdaptiveCard, attachment, withNote } from './rich.ts';

const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';
const MOST = 25;
const FROM = 'From Sitrep. Mention it where it is installed to ask more.';

/** The commands of the message extension, as the manifest names them. */
export const SEARCHES = { actors: 'searchActors', briefings: 'searchBriefings' } as const;

interface Query {
  readonly commandId?: string;
  readonly parameters?: readonly { readonly name: string; readonly value?: unknown }[];
  readonly queryOptions?: { readonly skip?: number; readonly count?: number };
}

interface Found {
  readonly title: string;
  readonly text: string;
  readonly card: AdaptiveCard;
}

/** Answers the message extension: a list that grows as one types, each entry a card to insert. */
export async function answerSearch({ value }: Activity, desk: TeamsDesk): Promise<InvokeResponse> {
  const query = (value ?? {}) as Query;
  const typed = query.parameters?.find(({ name }) => name === 'words')?.value;
  const words = typeof typed === 'string' ? typed.trim().slice(0, 200) : '';
  const { skip = 0, count = MOST } = query.queryOptions ?? {};
  const paging = { skip, count: Math.min(count, MOST) };
  const found =
    query.commandId === SEARCHES.actors ? foundActors(desk, words, paging) : await foundBriefings(desk, words, paging);
  const attachments = found.map(({ title, text, card }) => ({
    ...attachment(card),
    preview: { contentType: THUMBNAIL, content: { title: cut(plain(title), 120), text: cut(plain(text), 200) } },
  }));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

function foundActors(desk: TeamsDesk, words: string, paging: Paging): readonly Found[] {
  return desk.searchActors(words, paging).flatMap(({ actor, family }) => {
    const [first] = drawPages([drawActor(actor, family)], plain(actor.name));
    return first ? [{ title: actor.name, text: actorFacts(actor), card: first.card }] : [];
  });
}

/** Inserted by a person, a card stands where the bot may not be: it reads, it has no buttons that ask the bot. */
async function foundBriefings(desk: TeamsDesk, words: string, paging: Paging): Promise<readonly Found[]> {
  const briefings = await desk.searchBriefings(words, paging);
  return briefings.map((briefing) => {
    const { card } = drawCard({ briefing }, { readOnly: true });
    return { title: briefing.headline, text: lockScreen(briefing), card: withNote(card, FROM) };
  });
}
