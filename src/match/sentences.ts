import { allMatches } from '../all-matches.ts';

/** A stretch of a text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a sentence may end: a full stop of its script, or a line break that no lower-case letter continues. */
const BORDER = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？；]+[”’」』）]*|\n+(?!\s*\p{Ll})/gu;
/** What ends in a full stop and ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|vs|etc|e\.g|i\.e|No|Nos|Gen|Sen|Rep|Gov|Lt|Col|M|Mme|env|cf|z\.B|d\.h|bzw|Nr|Sra?)\.$/u;
const NOT_BLANK = /\S/;
const MONTH_DAY = /\d\.$/;

/** Text without full stops (tables, converted PDFs) is cut here, at a sign or a blank. */
const LONGEST = 600;
const CUT = /^[\s\S]*(?:[,;:，、；：](?=\s|\P{ASCII})|\s)/u;

/** The sentences of a text, without the blanks around them. */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of allMatches(text, BORDER)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && continues(text, start, end)) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function continues(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(start, end - 12), end);
  const next = NOT_BLANK.exec(text.slice(end, end + 8))?.[0] ?? '';
  if (next !== '' && next === next.toLowerCase() && next !== next.toUpperCase()) return true;
  return ABBREVIATION.test(before) || (MONTH_DAY.test(before) && text[end] === ' ' && /\d/.test(next));
}

function push(spans: Span[], text: string, start: number, end: number): void {
  if (end - start > LONGEST) {
    const cut = start + (CUT.exec(text.slice(start, start + LONGEST))?.[0].length ?? LONGEST);
    push(spans, text, start, cut);
    push(spans, text, cut, end);
    return;
  }
  const body = text.slice(start, end);
  const trimmed = body.trim();
  if (trimmed === '') return;
  const from = start + body.indexOf(trimmed);
  spans.push({ start: from, end: from + trimmed.length });
}

/** The span that holds an offset. Spans are in order. */
export function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return span;
  }
  return undefined;
}
