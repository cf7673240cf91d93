import { createRequire } from 'node:module';
import { wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { byMonth, monthWords } from '../chat/months.ts';
import { BASES, tacticCells, tacticWords } from '../chat/tactics.ts';
import { plain } from './escape.ts';
import { cut, LIMITS } from './limits.ts';

/** A picture, and the same in words. */
export interface Picture {
  readonly name: string;
  readonly png: Buffer;
  readonly alt: string;
}

const COLOURS = { reported: '#c8372d', possible: '#e8a33d', 'known-for': '#9aa5b1', none: '#e6e9ed' } as const;
const INK = '#1d1c1d';
const FONTS = ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold'].map((name) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
);

/** ATT&CK's tactics in kill-chain order, each in the colour of the strongest basis that fell on it. */
export async function tacticsPicture({ techniques, language }: Briefing): Promise<Picture> {
  const cells = tacticCells({ techniques }, wordsFor(language));
  const drawn = cells.map(({ label, basis, count }, index) => {
    const x = 12 + (index % 7) * 152;
    const y = 12 + Math.floor(index / 7) * 68;
    const ink = basis === 'reported' ? '#ffffff' : INK;
    return `<rect x="${x}" y="${y}" width="144" height="60" rx="6" fill="${COLOURS[basis]}"/>
<text x="${x + 10}" y="${y + 24}" font-size="13" fill="${ink}">${xml(label)}</text>
<text x="${x + 10}" y="${y + 48}" font-size="18" font-weight="bold" fill="${ink}">${count > 0 ? count : ''}</text>`;
  });
  const legend = BASES.map(
    (basis, index) => `<rect x="${12 + index * 140}" y="152" width="14" height="14" rx="3" fill="${COLOURS[basis]}"/>
<text x="${34 + index * 140}" y="164" font-size="14" fill="${INK}">${basis.replace('-', ' ')}</text>`,
  );
  return {
    name: 'tactics.png',
    png: await drawPng(svg(1076, 178, [...drawn, ...legend])),
    alt: cut(tacticWords(cells), LIMITS.altText),
  };
}

/** Bars of how many of these moments fell into each of the last twelve months. */
export async function activityPicture(name: string, moments: readonly Date[], now: Date): Promise<Picture> {
  const months = byMonth(moments, now);
  const highest = Math.max(1, ...months.map(({ count }) => count));
  const bars = months.map(({ label, count }, index) => {
    const height = count === 0 ? 2 : Math.max(8, Math.round((count / highest) * 96));
    const x = 12 + index * 60;
    return `<rect x="${x}" y="${124 - height}" width="44" height="${height}" rx="4" fill="${count > 0 ? COLOURS.reported : COLOURS.none}"/>
<text x="${x + 22}" y="${118 - height}" font-size="13" fill="${INK}" text-anchor="middle">${count > 0 ? count : ''}</text>
<text x="${x + 22}" y="144" font-size="13" fill="${INK}" text-anchor="middle">${label}</text>`;
  });
  return {
    name: 'activity.png',
    png: await drawPng(svg(736, 156, bars)),
    alt: cut(`Briefings on ${plain(name)} by month: ${monthWords(months)}`, LIMITS.altText),
  };
}

function svg(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans Condensed"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Twice as large as it is shown, for sharp screens; with fonts of our own, for a server often has none. */
async function drawPng(source: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { fontFiles: FONTS, loadSystemFonts: false };
  return Buffer.from(new Resvg(source, { fitTo: { mode: 'zoom', value: 2 }, font }).render().asPng());
}
