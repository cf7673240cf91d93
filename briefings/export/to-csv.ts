import type { Briefing } from '../../src/model/briefing.ts';
import { refang } from '../render/defang.ts';
import type { Printed } from './stix-context.ts';

const FORMULA = /^[=+\-@\t\r]/;
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
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(QUOTE, '""')}"`;
}
