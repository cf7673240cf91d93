import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Choice, Reply, ReplyPart } from '../../src/model/message.ts';
import { drawActor } from './draw-actor.ts';
import { drawCard } from './draw-card.ts';
import { notification, plain } from './escape.ts';
import { fitBlocks } from './fit-blocks.ts';
import { cut, LIMITS } from './limits.ts';
import {
  bold,
  button,
  buttons,
  code,
  type Drawing,
  gap,
  header,
  line,
  linked,
  list,
  plainText,
  rich,
  small,
  words,
} from './rich.ts';

const TYPED = /`([^`]+)`/;
const ITEMS_PER_LIST = 20;
/** JSON left for other parts of a reply with a card. */
const BESIDE_A_CARD = 1_000;
const REST = 'does not fit here. Ask for less at once, or use `export`; the console shows everything.';

export interface ReplyPlace {
  /** The incident that its buttons are about. */
  readonly about?: string;
  /** Packed channel that its buttons speak in, when they are pressed elsewhere. */
  readonly in?: string;
  /** Room for blocks and for their JSON. Default: that of a message. */
  readonly blocks?: number;
  readonly json?: number;
}

/** A reply as blocks, and as a line for a lock screen. What does not fit is said. */
export function drawReply({ parts }: Pick<Reply, 'parts'>, place: ReplyPlace = {}): Drawing {
  const blocks = parts.flatMap((part) => partBlocks(part, place));
  return { text: summaryOf(parts), blocks: fitBlocks(blocks, place.blocks ?? LIMITS.messageBlocks, REST, place.json) };
}

function partBlocks(part: ReplyPart, place: ReplyPlace): readonly KnownBlock[] {
  switch (part.kind) {
    case 'heading':
      return [header(part.text)];
    case 'text':
      return [rich(line(...withTyped(part.text)))];
    case 'quote':
      return [
        rich(
          { type: 'rich_text_quote', elements: [words(part.text, 1_500)] },
          line(linked(part.url, part.source, 300)),
        ),
      ];
    case 'fields':
      return inLists(part.rows.map(({ label, value }) => line(bold(label, 200), gap('  '), words(value, 600))));
    case 'list':
      return listBlocks(part.items, place);
    case 'choices':
      return buttons(part.choices.map((choice) => specOf(choice, place)));
    case 'code':
      return [code(part.text)];
    case 'file':
      return [small(`📎 ${part.name}`)];
    case 'actor':
      return drawActor(part.actor, part.family);
    case 'briefing':
      return drawCard({ briefing: part.briefing }, (place.json ?? LIMITS.blocksJson) - BESIDE_A_CARD).blocks;
  }
}

type Item = Extract<ReplyPart, { kind: 'list' }>['items'][number];

/** Items with a button stand alone beside it; the others form lists. */
function listBlocks(items: readonly Item[], place: ReplyPlace): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let open: Item[] = [];
  const close = () => {
    blocks.push(...inLists(open.map(itemLine)));
    open = [];
  };
  for (const [index, item] of items.entries()) {
    const accessory = item.choice && button(specOf(item.choice, place), index);
    if (!accessory) {
      open.push(item);
      continue;
    }
    close();
    blocks.push({ type: 'section', text: plainText(item.text, 500), accessory });
    if (item.detail !== undefined) blocks.push(small(item.detail));
  }
  close();
  return blocks;
}

function itemLine({ text, detail, url }: Item) {
  return line(linked(url, text, 300), ...(detail === undefined ? [] : [gap('\n'), words(detail, 500)]));
}

function inLists(items: Parameters<typeof list>[1]): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < items.length; at += ITEMS_PER_LIST) {
    blocks.push(rich(list('bullet', items.slice(at, at + ITEMS_PER_LIST))));
  }
  return blocks;
}

function specOf({ label, command, style }: Choice, { about, in: place }: ReplyPlace) {
  const press = { say: command, ...(about !== undefined && { about }), ...(place !== undefined && { in: place }) };
  return { label, press, ...(style && { style }) };
}

/** Words with what can be typed set as code. */
function withTyped(text: string): readonly RichTextElement[] {
  const pieces = cut(text, LIMITS.sectionText).split(TYPED);
  const elements = pieces.flatMap((piece, index) => {
    if (piece === '') return [];
    const before = piece.startsWith(' ') ? [gap(' ')] : [];
    const after = piece.endsWith(' ') && piece.trim() !== '' ? [gap(' ')] : [];
    return index % 2 === 1 ? [words(piece, undefined, { code: true })] : [...before, words(piece), ...after];
  });
  return elements.length > 0 ? elements : [words('')];
}

function summaryOf(parts: readonly ReplyPart[]): string {
  const told = parts.flatMap((part) => {
    if ('text' in part) return [part.text];
    if (part.kind === 'briefing') return [part.briefing.headline];
    return part.kind === 'actor' ? [part.actor.name] : [];
  });
  return cut(notification(plain(told.slice(0, 2).join(' – '))), LIMITS.notification) || 'Sitrep';
}
