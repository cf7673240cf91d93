import { formatDate, type Words } from '../../briefings/render/words.ts';
import type { TimelineEvent } from '../../src/model/findings.ts';
import { type Html, html } from './html.ts';

const WIDTH = 600;
const MARGIN = 14;
const ROW = 20;
const MARK = 18;
const AXIS = 26;
const DAY_MS = 86_400_000;
const LEAST_SPAN_MS = 7 * DAY_MS;

interface Mark {
  readonly number: number;
  readonly event: TimelineEvent;
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** Events along a line of time, numbered as in the list beside it; a date without a day is as wide as its month or year. */
export function timelineDrawing(events: readonly TimelineEvent[], words: Words): Html | false {
  const spans = events.map(({ date }) => spanOf(date));
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  if (events.length < 2 || !Number.isFinite(last - first)) return false;
  const length = Math.max(last - first, LEAST_SPAN_MS);
  const place = (moment: number) => MARGIN + ((moment - first) / length) * (WIDTH - 2 * MARGIN);
  const marks = inRows(events, spans, place);
  const height = AXIS + (Math.max(...marks.map(({ row }) => row)) + 1) * ROW;
  const [opening, closing] = [events[0]?.date ?? '', events.at(-1)?.date ?? ''];
  return html`<svg class="timeline-drawing" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${events.length} events from ${formatDate(opening, words)} to ${formatDate(closing, words)}">
<line x1="0" x2="${WIDTH}" y1="${AXIS - 6}" y2="${AXIS - 6}"/>
<text x="${MARGIN - 8}" y="12">${formatDate(opening, words)}</text><text class="end" x="${WIDTH - MARGIN + 8}" y="12">${formatDate(closing, words)}</text>
${marks.map(drawStem)}${marks.map(drawMark)}
</svg>`;
}

function drawStem({ from, to, row }: Mark): Html {
  const middle = (from + to) / 2;
  return html`<line class="span" x1="${from}" x2="${to}" y1="${AXIS - 6}" y2="${AXIS - 6}"/><line x1="${middle}" x2="${middle}" y1="${AXIS - 6}" y2="${AXIS + row * ROW}"/>`;
}

function drawMark({ number, event, from, to, row }: Mark): Html {
  const top = AXIS + row * ROW;
  const middle = (from + to) / 2;
  return html`<g><title>${event.date}: ${event.what}</title><circle cx="${middle}" cy="${top + 9}" r="${MARK / 2}"/><text class="mark" x="${middle}" y="${top + 12.5}">${number}</text></g>`;
}

/** Marks that would overlap go one row down. */
function inRows(
  events: readonly TimelineEvent[],
  spans: readonly { readonly start: number; readonly end: number }[],
  place: (moment: number) => number,
): readonly Mark[] {
  const ends: number[] = [];
  return events.map((event, index) => {
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    const [from, to] = [Math.round(place(start)), Math.round(place(end))];
    const middle = (from + to) / 2;
    const free = ends.findIndex((taken) => middle - taken >= MARK + 3);
    const row = free < 0 ? ends.length : free;
    ends[row] = middle;
    return { number: index + 1, event, from, to, row };
  });
}

/** `2024-05` is the whole of May, in ms. */
function spanOf(date: string): { readonly start: number; readonly end: number } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    day !== undefined ? start + DAY_MS : month !== undefined ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return { start, end };
}
