import { type Html, html } from './html.ts';

const MONTHS = 12;
const BAR = 24;
const HEIGHT = 64;
const LABEL = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** Bars of how many of these moments fell into each of the last twelve months. */
export function activityChart(moments: readonly Date[], now: Date): Html {
  const months = Array.from({ length: MONTHS }, (_, index) => {
    const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1) + index, 1);
    const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 2) + index, 1);
    const count = moments.filter((each) => each.getTime() >= start && each.getTime() < end).length;
    return { label: LABEL.format(start), count };
  });
  const highest = Math.max(1, ...months.map(({ count }) => count));
  const words = months.filter(({ count }) => count > 0).map(({ label, count }) => `${label} ${count}`);
  return html`<svg class="activity" viewBox="0 0 ${MONTHS * BAR} ${HEIGHT + 16}" role="img" aria-label="Briefings by month: ${words.length > 0 ? words.join(', ') : 'none'}">
${months.map(({ label, count }, index) => {
  const height = Math.max(count === 0 ? 1 : 4, Math.round((count / highest) * HEIGHT));
  return html`<rect x="${index * BAR + 3}" y="${HEIGHT - height}" width="${BAR - 6}" height="${height}" rx="2"><title>${label}: ${count}</title></rect><text x="${index * BAR + BAR / 2}" y="${HEIGHT + 12}">${label}</text>`;
})}
</svg>`;
}
