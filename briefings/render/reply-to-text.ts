import type { Actor } from '../../src/model/actor.ts';
import type { Choice, Reply, ReplyPart } from '../../src/model/message.ts';
import { actorToText } from './actor-to-text.ts';
import { type Paint, wrapped } from './layout.ts';
import { sanitise, sanitiseLine } from './sanitise.ts';
import { toText } from './to-text.ts';

const LINE_START = /^/gm;

export interface DrawOptions {
  /** Columns. */
  readonly width: number;
  readonly paint: Paint;
}

/** A reply as plain text. Buttons cannot be pressed there, so their commands are written out. */
export function replyToText({ parts }: Reply, options: DrawOptions): string {
  return `${parts.map((part) => partToText(part, options)).join('\n')}\n`;
}

function partToText(part: ReplyPart, options: DrawOptions): string {
  const { paint, width } = options;
  switch (part.kind) {
    case 'heading':
      return paint.headline(sanitiseLine(part.text));
    case 'text':
      return wrapped(sanitiseLine(part.text), width).join('\n');
    case 'quote':
      return [
        ...wrapped(`  “${sanitiseLine(part.text)}”`, width, '  '),
        paint.quiet(`    ${sanitiseLine(part.source)} ${sanitiseLine(part.url ?? '')}`.trimEnd()),
      ].join('\n');
    case 'fields':
      return fieldsToText(part.rows, options);
    case 'list':
      return part.items.map((item) => itemToText(item, paint)).join('\n');
    case 'choices':
      return part.choices.map((choice) => `  ${choiceToText(choice, paint)}`).join('\n');
    case 'code':
      return sanitise(part.text).replace(LINE_START, '    ');
    case 'file':
      return `${paint.label(sanitiseLine(part.name))}\n${sanitise(part.content)}`;
    case 'actor':
      return actorToText(part.actor, familyOf(part.actor, part.family), options);
    case 'briefing':
      return toText(part.briefing, options);
  }
}

function itemToText(
  { text, detail, url, choice }: Extract<ReplyPart, { kind: 'list' }>['items'][number],
  paint: Paint,
): string {
  const below = [detail, url].flatMap((line) => (line === undefined ? [] : [paint.quiet(sanitiseLine(line))]));
  const lines = [...below, ...(choice ? [choiceToText(choice, paint)] : [])];
  return [`  • ${sanitiseLine(text)}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

function choiceToText({ label, command }: Choice, paint: Paint): string {
  return `${paint.quiet(`${sanitiseLine(label)}:`)} ${paint.label(sanitiseLine(command))}`;
}

/** Labels in a column of their own. */
function fieldsToText(rows: Extract<ReplyPart, { kind: 'fields' }>['rows'], { width, paint }: DrawOptions): string {
  const column = Math.max(0, ...rows.map(({ label }) => label.length)) + 2;
  const indent = ' '.repeat(column + 2);
  return rows
    .map(({ label, value }) => {
      const lines = wrapped(sanitiseLine(value), width - indent.length);
      return `  ${paint.label(sanitiseLine(label).padEnd(column))}${lines.join(`\n${indent}`)}`;
    })
    .join('\n');
}

function familyOf(actor: Actor, family: readonly Actor[]) {
  const isParent = ({ id }: Actor) => actor.parents.some((parent) => parent.id === id);
  return { parents: family.filter(isParent), children: family.filter((member) => !isParent(member)) };
}
