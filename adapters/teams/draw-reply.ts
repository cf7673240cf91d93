import type { Reply, ReplyPart } from '../../src/model/message.ts';
import { drawCard } from './draw-card.ts';
import { plain } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { briefingPage, drawPages } from './pages.ts';
import { partGroups, type ReplyPlace } from './reply-parts.ts';
import { button, type Drawing, type Element, pageButton, rows, small } from './rich.ts';

/** Cards of one answer; where the console shows the rest, fewer do. */
const MOST_CARDS = 20;
const MOST_BESIDE_CONSOLE = 4;
const NOTHING = 'Nothing to show.';
const REST = 'This is not all. Ask for less at once.';
const REST_IN_CONSOLE = 'This is not all: the console shows the rest.';

/** An answer as cards: one, or as many as its length needs, one below the other; that more is left is said. */
export function drawReply({ parts }: Pick<Reply, 'parts'>, place: ReplyPlace = {}): readonly Drawing[] {
  const summary = summaryOf(parts);
  const drawn = segmentsOf(parts).flatMap((segment, index) =>
    drawSegment(segment, summary, index === 0 ? place : withoutBack(place)),
  );
  const page = briefingPage(place.site, place.about);
  const most = page === undefined ? MOST_CARDS : MOST_BESIDE_CONSOLE;
  const last = drawn[most - 1];
  if (drawn.length <= most || !last) return drawn;
  const rest = page === undefined ? [small(REST)] : [small(REST_IN_CONSOLE), ...rows(pageButton('Console', page))];
  return [...drawn.slice(0, most - 1), { ...last, card: { ...last.card, body: [...last.card.body, ...rest] } }];
}

/** A briefing is a card of its own; what stands between briefings shares one. */
function segmentsOf(parts: readonly ReplyPart[]): readonly (readonly ReplyPart[])[] {
  const segments: ReplyPart[][] = parts.length === 0 ? [[]] : [];
  let previous: ReplyPart | undefined;
  for (const part of parts) {
    if (previous && previous.kind !== 'briefing' && part.kind !== 'briefing') segments.at(-1)?.push(part);
    else segments.push([part]);
    previous = part;
  }
  return segments;
}

function drawSegment(parts: readonly ReplyPart[], summary: string, place: ReplyPlace): readonly Drawing[] {
  const [first] = parts;
  if (first?.kind === 'briefing') return [drawCard(first, place)];
  const groups = parts.flatMap((part) => partGroups(part, place));
  return drawPages(groups.length > 0 ? groups : [[small(NOTHING)]], summary, footer(place));
}

/** The way back, and the way to show it to everybody. */
function footer({ back, about, share }: ReplyPlace): readonly Element[] {
  const buttons = [
    ...(share === undefined ? [] : [button({ label: 'Share to channel', press: { say: share, open: 'share' } })]),
    ...(back === undefined
      ? []
      : [button({ label: '‹ Back', press: { say: back, ...(about !== undefined && { about }) } })]),
  ].flatMap((each) => each ?? []);
  return rows(buttons);
}

/** Only the first card has the way back. */
function withoutBack({ back: _, share: __, ...place }: ReplyPlace): ReplyPlace {
  return place;
}

function summaryOf(parts: readonly ReplyPart[]): string {
  const told = parts.flatMap((part) => {
    if ('text' in part) return [part.text];
    if (part.kind === 'briefing') return [part.briefing.headline];
    return part.kind === 'actor' ? [part.actor.name] : [];
  });
  return cut(plain(told.slice(0, 2).join(' – ')), LIMITS.notification) || 'Sitrep';
}
