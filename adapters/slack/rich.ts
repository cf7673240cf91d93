import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextList,
  RichTextSection,
} from '@slack/types';
import { plain, plainLines, webAddress } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { type Press, packPress } from './press.ts';

/** Slack refuses an empty text. */
const NOTHING = '–';

/** What is sent: blocks to look at, and one line for a lock screen. */
export interface Drawing {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

/** Words without any markup, on one line; `limit` in characters. */
export function words(text: string, limit: number = LIMITS.sectionText, style?: Style): RichTextElement {
  return { type: 'text', text: cut(plain(text), limit) || NOTHING, ...(style && { style }) };
}

export function bold(text: string, limit?: number): RichTextElement {
  return words(text, limit, { bold: true });
}

/** Our own spaces, dots and line breaks between words. */
export function gap(text: string): RichTextElement {
  return { type: 'text', text };
}

/** A link, or its label alone when the address is none that may be opened. */
export function linked(url: string | undefined, label: string, limit = 150): RichTextElement {
  const address = webAddress(url);
  const text = cut(plain(label), limit);
  if (address === undefined) return words(label, limit);
  return { type: 'link', url: address, ...(text !== '' && { text }) };
}

export function line(...elements: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] };
}

export function list(style: 'bullet' | 'ordered', items: readonly RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style, elements: [...items] };
}

export function rich(...elements: readonly RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** Lines of code, as they are. */
export function code(text: string, limit: number = LIMITS.sectionText): RichTextBlock {
  const shown = cut(plainLines(text), limit);
  const elements = [{ type: 'text' as const, text: shown.trim() === '' ? NOTHING : shown }];
  return rich({ type: 'rich_text_preformatted', elements });
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.headerText) };
}

/** Small grey words. */
export function small(...texts: readonly string[]): ContextBlock {
  const elements = texts.slice(0, LIMITS.contextElements).map((text) => plainText(text, LIMITS.plainInContext));
  return { type: 'context', elements };
}

export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cut(plain(text), limit) || NOTHING, emoji: false };
}

export interface ButtonSpec {
  readonly label: string;
  readonly press: Press;
  readonly style?: 'primary' | 'danger';
}

/** Rows of buttons; one whose command is longer than a button can carry is left out. */
export function buttons(specs: readonly ButtonSpec[], perRow = 5): readonly ActionsBlock[] {
  const drawn = specs.flatMap((spec, index) => button(spec, index) ?? []);
  const rows: ActionsBlock[] = [];
  for (let at = 0; at < drawn.length; at += perRow) {
    rows.push({ type: 'actions', elements: drawn.slice(at, at + perRow) });
  }
  return rows;
}

export function button({ label, press, style }: ButtonSpec, index = 0): Button | undefined {
  const value = packPress(press);
  if (value === undefined) return undefined;
  return {
    type: 'button',
    action_id: `say.${index}`,
    text: plainText(label, LIMITS.buttonText),
    value,
    ...(style && { style }),
  };
}

/** A moment in the reader's own zone, for `mrkdwn` of ours. */
export function localTime(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}
