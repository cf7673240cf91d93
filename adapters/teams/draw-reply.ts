import type { Choice, Reply, ReplyPart } from '../../src/model/message.ts';
import { drawActor } from './draw-actor.ts';
import { drawCard } from './draw-card.ts';
import { plain, plainLines } from './escape.ts';
import { cut, LIMITS, pieces } from './limits.ts';
import { paginate } from './paginate.ts';
import {
  adaptiveCard,
  bold,
  button,
  code,
  type Drawing,
  type Element,
  gap,
  headlineOf,
  line,
  linked,
  rows,
  small,
  words,
} from './rich.ts';

/** What can be typed stands between back-ticks in our own texts. */
const TYPED = /`([^`]+)`/;
const MOST_CARDS = 4;
const NOTHING = 'Nothing to show.';
const REST = 'This is not all: the console shows the rest.';

/** Where an answer stands. */
export interface ReplyPlace {
  /** The command that draws this answer, for the buttons on it to come back to. */
  readonly here?: string;
  /** The command that draws the card this one replaces. */
  readonly back?: string;
  /** The incident it is about. */
  readonly about?: string;
  /** Teams refused it as too large before. */
  readonly compact?: boolean;
}

/** An answer as cards: one, or as many as its length needs, at most four; that more is left is said. */
export function drawReply({ parts }: Pick<Reply, 'parts'>, place: ReplyPlace = {}): readonly Drawing[] {
  const summary = summaryOf(parts);
  const drawn = segmentsOf(parts).flatMap((segment, index) =>
    drawSegment(segment, summary, index === 0 ? place : withoutBack(place)),
  );
  const last = drawn[MOST_CARDS - 1];
  if (drawn.length <= MOST_CARDS || !last) return drawn;
  return [
    ...drawn.slice(0, MOST_CARDS - 1),
    { ...last, card: { ...last.card, body: [...last.card.body, small(REST)] } },
  ];
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
  if (first?.kind === 'briefing') {
    return [drawCard(first, place)];
  }
  const { back, about } = place;
  const backButton = back === undefined ? undefined : button({ label: '‹ Back', press: pressOf(back, { about }) });
  const groups = [...parts.flatMap((part) => partGroups(part, place)), ...(backButton ? [rows([backButton])] : [])];
  const pages = paginate(groups.length > 0 ? groups : [[small(NOTHING)]], place.compact);
  return pages.map((page) => ({ summary, card: adaptiveCard(page, summary) }));
}

function withoutBack({ back: _, ...place }: ReplyPlace): ReplyPlace {
  return place;
}

/** Elements that should stay together, for each part. */
function partGroups(part: ReplyPart, place: ReplyPlace): readonly (readonly Element[])[] {
  switch (part.kind) {
    case 'heading':
      return [[headlineOf(part.text)]];
    case 'text':
      return pieces(plain(part.text) || NOTHING, LIMITS.text).map((piece) => [line(withTyped(piece))]);
    case 'quote':
      return [
        [
          line([words(`“${plain(part.text)}”`, 1_500, { italic: true })]),
          line([linked(part.url, part.source, 300)], { spacing: 'None' }),
        ],
      ];
    case 'fields':
      return part.rows.map(({ label, value }) => [line([bold(label, 200), gap('  '), words(value, 600)])]);
    case 'list':
      return part.items.map((item) => itemGroup(item, place));
    case 'choices':
      return [rows(part.choices.flatMap((choice) => buttonOf(choice, place)))];
    case 'code':
      return code(part.text).map((row) => [row]);
    case 'file':
      return fileGroups(part);
    case 'actor':
      return [drawActor(part.actor, part.family)];
    case 'briefing':
      return [];
  }
}

type Item = Extract<ReplyPart, { kind: 'list' }>['items'][number];

function itemGroup({ text, detail, url, choice }: Item, place: ReplyPlace): readonly Element[] {
  return [
    line([gap('•  '), linked(url, text, 300)]),
    ...(detail === undefined ? [] : [small(cut(plain(detail), 500), { spacing: 'None' })]),
    ...(choice ? rows(buttonOf(choice, place)) : []),
  ];
}

/** Bots cannot hang files under messages of a channel, so its words are shown to be copied. */
function fileGroups({ name, content }: Extract<ReplyPart, { kind: 'file' }>): readonly (readonly Element[])[] {
  const lines = plainLines(content)
    .split('\n')
    .flatMap((row) => pieces(row, LIMITS.text));
  return [[line([bold(`📎 ${name}`)])], ...lines.map((row) => code(row))];
}

function buttonOf({ label, command }: Choice, place: ReplyPlace): readonly Element[] {
  return [button({ label, press: pressOf(command, place) }) ?? []].flat();
}

function pressOf(
  say: string,
  { about, here }: { readonly about?: string | undefined; readonly here?: string | undefined },
) {
  return {
    say,
    ...(about !== undefined && { about }),
    ...(here !== undefined && { back: here }),
  };
}

/** Words with what can be typed set as code. */
function withTyped(text: string): readonly Element[] {
  return text.split(TYPED).flatMap((piece, index) => {
    if (piece === '') return [];
    return [{ ...gap(piece), ...(index % 2 === 1 && { fontType: 'Monospace' }) }];
  });
}

function summaryOf(parts: readonly ReplyPart[]): string {
  const told = parts.flatMap((part) => {
    if ('text' in part) return [part.text];
    if (part.kind === 'briefing') return [part.briefing.headline];
    return part.kind === 'actor' ? [part.actor.name] : [];
  });
  return cut(plain(told.slice(0, 2).join(' – ')), LIMITS.notification) || 'Sitrep';
}
