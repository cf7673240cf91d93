import type { Briefing } from '../../src/model/briefing.ts';

/** How parts are coloured; each takes plain text and gives it back with its codes. */
export interface Paint {
  readonly headline: (text: string) => string;
  readonly label: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly level: (text: string, level: Briefing['priority']['level']) => string;
}

export interface TextOptions {
  /** Columns; lines are wrapped to it. Default 110. */
  readonly width?: number;
  readonly paint?: Paint;
}

export const PLAIN: Paint = { headline: same, label: same, quiet: same, level: same };

const LABEL_WIDTH = 14;

/** One label with its lines. */
export interface Section {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A label, and its lines wrapped beside it. */
export function drawSection({ label, lines }: Section, width: number, paint: Paint): readonly string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  const body = lines.filter(Boolean).flatMap((line) => wrapped(line, width - indent.length, '  '));
  return body.map((line, i) => (i === 0 ? `  ${paint.label(label.padEnd(LABEL_WIDTH))}${line}` : `${indent}${line}`));
}

/** Breaks at spaces; a word longer than the line is cut. Continuations start with `hang`. */
export function wrapped(text: string, width: number, hang = ''): readonly string[] {
  const room = Math.max(20, width);
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const space = rest.lastIndexOf(' ', room);
    const cut = space > hang.length ? space : room;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = hang + rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

function same(text: string): string {
  return text;
}
