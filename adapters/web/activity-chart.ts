import type { MonthOfNews } from './actor-record.ts';
import { type Html, html } from './html.ts';

const BAR = 24;
const HEIGHT = 64;
const LABEL = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** A bar a month: incidents held against the actor at the bottom, those that only name it above. */
export function activityChart(months: readonly MonthOfNews[]): Html {
  const highest = Math.max(1, ...months.map(({ accused, named }) => accused + named));
  const told = months.filter(({ accused, named }) => accused + named > 0).map(inWords);
  return html`<svg class="activity" viewBox="0 0 ${months.length * BAR} ${HEIGHT + 16}" role="img" aria-label="Incidents by month: ${told.length > 0 ? told.join('; ') : 'none'}">
<line x1="0" x2="${months.length * BAR}" y1="${HEIGHT}" y2="${HEIGHT}"/>
${months.map((month, index) => drawMonth(month, index * BAR, highest))}
</svg>`;
}

function drawMonth(month: MonthOfNews, left: number, highest: number): Html {
  const { start, accused, named } = month;
  const tall = (count: number) => (count === 0 ? 0 : Math.max(3, Math.round((count / highest) * (HEIGHT - 6))));
  const bar = (kind: string, count: number, bottom: number) =>
    count > 0 &&
    html`<rect class="${kind}" x="${left + 3}" y="${bottom - tall(count)}" width="${BAR - 6}" height="${tall(count)}"/>`;
  return html`<g><title>${inWords(month)}</title>${bar('accused', accused, HEIGHT)}${bar('named', named, HEIGHT - tall(accused))}<text x="${left + BAR / 2}" y="${HEIGHT + 12}">${LABEL.format(start)}</text></g>`;
}

function inWords({ start, accused, named }: MonthOfNews): string {
  return `${LABEL.format(start)} ${accused} held against it, ${named} naming it`;
}
