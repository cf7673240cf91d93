import type { InvokeResponse } from './activity.ts';
import { type AdaptiveCard, attachment, type Element } from './rich.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const NOTICE = 'application/vnd.microsoft.activity.message';
const FOUND = 'application/vnd.microsoft.search.searchResponse';

/** The card takes the place of the one whose button was pressed, for whoever pressed it. */
export function inPlace(card: AdaptiveCard): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: CARD, value: card } };
}

/** A short word to whoever pressed a button. */
export function notice(value: string): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: NOTICE, value } };
}

/** A dialog with a card in it; what its buttons carry comes back as its submission. */
export function dialog(title: string, card: AdaptiveCard): InvokeResponse {
  const value = { title, height: 'large', width: 'medium', card: attachment(submitting(card)) };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** Puts cards into the message that somebody is writing. */
export function insert(cards: readonly AdaptiveCard[]): InvokeResponse {
  const attachments = cards.map((card) => ({ ...attachment(card), preview: attachment(card) }));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

/** What a field that searches as one types is answered with. */
export function found(results: readonly { readonly value: string; readonly title: string }[]): InvokeResponse {
  return { status: 200, body: { type: FOUND, value: { results } } };
}

/** Dialogs know no `Action.Execute`: its fallback stands in its place. */
function submitting<T>(value: T): T {
  if (Array.isArray(value)) return value.map(submitting) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { type, fallback } = value as Partial<Element>;
  if (type === 'Action.Execute') return fallback as T;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, submitting(each)])) as T;
}
