import type { Paint } from '../../briefings/render/layout.ts';
import { sanitise, sanitiseLine } from '../../briefings/render/sanitise.ts';
import { toText } from '../../briefings/render/to-text.ts';
import type { Actor } from '../../src/model/actor.ts';
import type { Choice, Reply, ReplyPart } from '../../src/model/message.ts';

export interface DrawOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** A reply for the terminal. Buttons cannot be pressed here, so their commands are written out. */
export function replyToText({ parts }: Reply, options: DrawOptions): string {
  return `${parts.map((part) => partToText(part, options)).join('\n')}\n`;
}

function partToText(part: ReplyPart, options: DrawOptions): string {
  const { paint } = options;
  const line = sanitiseLine;
  switch (part.kind) {
    case 'heading':
      return paint.headline(line(part.text));
    case 'text':
      return sanitise(part.text);
    case 'quote':
      return `  “${line(part.text)}”\n    ${paint.quiet([part.source, part.url ?? ''].map(line).join(' '))}`;
    case 'fields':
      return columns(
        part.rows.map(({ label, value }) => [label, value]),
        paint,
      );
    case 'list':
      return part.items
        .map(({ text, detail, url, choice }) =>
          [
            `  • ${line(text)}`,
            ...[detail, url].flatMap((each) => (each === undefined ? [] : [`    ${paint.quiet(line(each))}`])),
            ...(choice ? [`    ${choiceToText(choice, paint)}`] : []),
          ].join('\n'),
        )
        .join('\n');
    case 'choices':
      return part.choices.map((choice) => `  ${choiceToText(choice, paint)}`).join('\n');
    case 'code':
      return sanitise(part.text).replace(/^/gm, '    ');
    case 'file':
      return `${paint.label(line(part.name))}\n${sanitise(part.content)}`;
    case 'actor':
      return actorToText(part.actor, part.family, paint);
    case 'briefing':
      return toText(part.briefing, options);
  }
}

function choiceToText({ label, command }: Choice, paint: Paint): string {
  return `${paint.quiet(`${sanitiseLine(label)}:`)} ${paint.label(sanitiseLine(command))}`;
}

function actorToText(actor: Actor, family: readonly Actor[], paint: Paint): string {
  const rows: readonly (readonly [string, string])[] = [
    ['From', actor.country ?? ''],
    ['ATT&CK', actor.attackId ?? ''],
    ['Names', actor.aliases.map(({ name }) => name).join(', ')],
    ['Family', family.map(({ name }) => name).join(', ')],
    ['Aims', actor.motivations.join(', ')],
    ['Tools', actor.software.join(', ')],
  ];
  const known = rows.filter(([, value]) => value !== '');
  return `${paint.headline(sanitiseLine(actor.name))}\n${sanitise(actor.description)}\n${columns(known, paint)}`;
}

function columns(rows: readonly (readonly [string, string])[], paint: Paint): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows
    .map(([label, value]) => `  ${paint.label(sanitiseLine(label).padEnd(width))}  ${sanitiseLine(value)}`)
    .join('\n');
}
