import type { Briefing } from '../../src/model/briefing.ts';
import { refang } from '../render/defang.ts';
import { sanitise } from '../render/sanitise.ts';
import type { Printed } from './stix-context.ts';

/** What spreadsheets take for a formula's start, also in full width and after spaces. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;
const QUOTE = /"/g;

/** The briefing's indicators as CSV (RFC 4180, UTF-8), values as machines need them. No cell starts a formula. */
export function toCsv(briefing: Briefing, stories: readonly Printed[]): string {
  const printed = new Map(stories.map((story) => [story.id, story]));
  const rows = briefing.indicators.map((indicator) => {
    const [first] = indicator.evidence;
    const story = first && printed.get(first.story);
    return [indicator.type, refang(indicator), first?.quote ?? '', story?.publisher ?? '', story?.url ?? ''];
  });
  return [['type', 'value', 'quote', 'publisher', 'url'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

function cell(text: string): string {
  const clean = sanitise(text);
  const safe = FORMULA.test(clean) ? `'${clean}` : clean;
  return `"${safe.replace(QUOTE, '""')}"`;
}
