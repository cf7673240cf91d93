import type { Choice, ReplyPart } from '../../src/model/message.ts';
import { byMonth, monthWords } from '../chat/months.ts';
import { drawActor } from './draw-actor.ts';
import { plain, plainLines, webAddress } from './escape.ts';
import { cut, LIMITS, pieces } from './limits.ts';
import { bold, button, code, type Element, gap, headlineOf, line, linked, rows, small, words } from './rich.ts';

/** What can be typed stands between back-ticks in our own texts. */
const TYPED = /`([^`]+)`/;
const NOTHING = 'Nothing to show.';

/** Where an answer stands. */
export interface ReplyPlace {
  /** The command that draws this answer, for the buttons on it to come back to. */
  readonly here?: string;
  /** The command that draws the card this one replaces. */
  readonly back?: string;
  /** The incident it is about. */
  readonly about?: string;
  /** Where the console can be reached. */
  readonly site?: string;
  /** Id under which it is kept for being shown to everybody. */
  readonly share?: string;
  /** A personal chat: files are handed over there. */
  readonly files?: 'handed-over';
  /** When briefings on the actor that it tells of were written, and now. */
  readonly activity?: { readonly moments: readonly Date[]; readonly now: Date };
}

/** Elements that should stay together, for each part of an answer but a briefing. */
export function partGroups(part: ReplyPart, place: ReplyPlace): readonly (readonly Element[])[] {
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
      return fileGroups(part, place);
    case 'actor':
      return [[...drawActor(part.actor, part.family), ...activityLine(place)]];
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

/** Bots cannot hang files under messages of a channel: the console has it, or its words are shown to be copied. */
function fileGroups(
  { name, content, path }: Extract<ReplyPart, { kind: 'file' }>,
  { files, site }: ReplyPlace,
): readonly (readonly Element[])[] {
  const title = `📎 ${name}`;
  if (files === 'handed-over')
    return [[line([bold(title)]), small('Allow it below, and it is put into your OneDrive.')]];
  const page = site === undefined || path === undefined ? undefined : webAddress(`${site}${path}`);
  if (page !== undefined) return [[line([linked(page, title)]), small('The console gives it as a file.')]];
  const lines = plainLines(content)
    .split('\n')
    .flatMap((row) => pieces(row, LIMITS.text));
  return [[line([bold(title)])], ...lines.map((row) => code(row))];
}

function activityLine({ activity }: ReplyPlace): readonly Element[] {
  if (!activity) return [];
  return [line([bold('Briefings by month'), gap('  '), words(monthWords(byMonth(activity.moments, activity.now)))])];
}

function buttonOf({ label, command }: Choice, { about, here }: ReplyPlace): readonly Element[] {
  const press = { say: command, ...(about !== undefined && { about }), ...(here !== undefined && { back: here }) };
  return [button({ label, press }) ?? []].flat();
}

/** Words with what can be typed set as code. */
function withTyped(text: string): readonly Element[] {
  return text.split(TYPED).flatMap((piece, index) => {
    if (piece === '') return [];
    return [{ ...gap(piece), ...(index % 2 === 1 && { fontType: 'Monospace' }) }];
  });
}
