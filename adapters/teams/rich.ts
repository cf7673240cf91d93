import { plain, plainLines, webAddress } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { type Press, TYPED } from './press.ts';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** An empty run is drawn as a gap. */
const NOTHING = '–';
/** Room around a button's label, in characters. */
const BUTTON_EDGES = 5;

/** An element of an Adaptive Card, as it goes out. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

export interface AdaptiveCard extends Element {
  readonly type: 'AdaptiveCard';
  readonly body: readonly Element[];
}

/** What is sent: a card, and one line for a lock screen. */
export interface Drawing {
  readonly summary: string;
  readonly card: AdaptiveCard;
  /** Written by a model: Teams shows its label. */
  readonly byModel?: true;
  /** What is sent instead, one below the other, when Teams finds it too large. */
  readonly smaller?: () => readonly Drawing[];
}

/** A message that is no card of ours: one of Teams' own about a file. */
export interface FileCard {
  readonly summary: string;
  readonly attachment: object;
}

export type Outgoing = Drawing | FileCard;

export interface Style {
  readonly weight?: 'Bolder';
  readonly color?: 'Attention' | 'Warning' | 'Good' | 'Accent';
  readonly isSubtle?: true;
  readonly italic?: true;
  readonly fontType?: 'Monospace';
  readonly size?: 'Small' | 'Large';
}

/** Words without any markup, on one line; `limit` in characters. */
export function words(text: string, limit: number = LIMITS.text, style: Style = {}): Element {
  return { type: 'TextRun', text: cut(plain(text), limit) || NOTHING, ...style };
}

export function bold(text: string, limit?: number): Element {
  return words(text, limit, { weight: 'Bolder' });
}

export function subtle(text: string, limit?: number): Element {
  return words(text, limit, { isSubtle: true });
}

/** Our own spaces and dots between words. */
export function gap(text: string): Element {
  return { type: 'TextRun', text };
}

/** A link, or its label alone when the address is none that may be opened. */
export function linked(url: string | undefined, label: string, limit = 150): Element {
  const address = webAddress(url);
  if (address === undefined) return words(label, limit);
  return { ...words(label, limit, { color: 'Accent' }), selectAction: { type: 'Action.OpenUrl', url: address } };
}

export interface Placing {
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: true;
}

/** A paragraph of runs; it wraps by itself. */
export function line(runs: readonly Element[], placing: Placing = { spacing: 'Small' }): Element {
  return { type: 'RichTextBlock', inlines: runs, ...placing };
}

/** What a card, or a part of it, is about. */
export function headlineOf(text: string): Element {
  return line([words(text, LIMITS.heading, { size: 'Large', weight: 'Bolder' })]);
}

/** A label of ours that screen readers announce as a heading. */
export function label(text: string, placing: Placing = { spacing: 'Medium' }): Element {
  return { type: 'TextBlock', text, weight: 'Bolder', style: 'heading', wrap: true, ...placing };
}

/** Small grey words. */
export function small(text: string, placing: Placing = { spacing: 'Small' }): Element {
  return line([words(text, LIMITS.text, { size: 'Small', isSubtle: true })], placing);
}

/** Lines of code, as they are; one paragraph a line. */
export function code(text: string): readonly Element[] {
  return plainLines(text)
    .split('\n')
    .map((row) => line([{ type: 'TextRun', text: row || NOTHING, fontType: 'Monospace' }], { spacing: 'None' }));
}

/** A part of the card; hidden ones are unfolded by a button. */
export function container(id: string, items: readonly Element[], isVisible = true): Element {
  return { type: 'Container', id, style: 'emphasis', items, ...(isVisible ? {} : { isVisible }) };
}

export interface ButtonSpec {
  readonly label: string;
  readonly press: Press;
}

/** A button that says a command. Undefined when the command is longer than a button carries. */
export function button({ label: title, press }: ButtonSpec): Element | undefined {
  const { back: _, ...shorter } = press;
  const data = [press, shorter].find((each) => weight(each) <= LIMITS.press);
  if (!data) return undefined;
  const shown = cut(plain(title), LIMITS.buttonLabel) || NOTHING;
  // Clients that know no `Action.Execute` send the same data as a message.
  const fallback = { type: 'Action.Submit', title: shown, data };
  return { type: 'Action.Execute', title: shown, verb: 'say', data, fallback };
}

/** A button that opens a dialog; `data` comes back when it is fetched. */
export function opener(title: string, data: object): Element {
  return { type: 'Action.Submit', title, data: { ...data, msteams: { type: 'task/fetch' } } };
}

/** A button that opens a page of the console. */
export function pageButton(title: string, url: string | undefined): readonly Element[] {
  const address = webAddress(url);
  return address === undefined ? [] : [{ type: 'Action.OpenUrl', title, url: address }];
}

/** Unfolds one of several parts and folds the others. */
export function unfold(title: string, id: string, all: readonly string[]): Element {
  const targetElements = all.map((other) =>
    other === id ? { elementId: id } : { elementId: other, isVisible: false },
  );
  return { type: 'Action.ToggleVisibility', title, targetElements };
}

/** Rows of buttons, none wider than a phone. */
export function rows(actions: readonly Element[]): readonly Element[] {
  const sets: Element[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const action of actions) {
    const width = String(action.title).length + BUTTON_EDGES;
    if (used + width > LIMITS.rowCharacters) {
      sets.push([]);
      used = 0;
    }
    sets.at(-1)?.push(action);
    used += width;
  }
  return sets.map((set) => ({ type: 'ActionSet', spacing: 'Small', actions: set }));
}

/** A field to type into, and the button that says it. */
export function ask(id: string, placeholder: string, action: Element | undefined): readonly Element[] {
  const input = { type: 'Input.Text', id: TYPED, placeholder, maxLength: 400, label: placeholder };
  return action ? [container(id, [input, ...rows([action])], false)] : [];
}

/** A whole card: version 1.5, as wide as the message. */
export function adaptiveCard(
  body: readonly Element[],
  fallbackText: string,
  mentions: readonly object[] = [],
): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    msteams: { width: 'Full', ...(mentions.length > 0 && { entities: mentions }) },
    body,
  };
}

/** The card with small words below it. */
export function withNote(card: AdaptiveCard, text: string): AdaptiveCard {
  return { ...card, body: [...card.body, small(text)] };
}

/** The card as a message carries it. */
export function attachment(card: AdaptiveCard): { readonly contentType: string; readonly content: AdaptiveCard } {
  return { contentType: CARD_TYPE, content: card };
}

/** How much of the message's room an element takes. */
export function weight(value: unknown): number {
  return JSON.stringify(value).length;
}
