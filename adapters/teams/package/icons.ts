import { Resvg } from '@resvg/resvg-js';

const COLOUR = 192;
const OUTLINE = 32;

/** A report with its bottom line and the dot of its priority. */
function report(stroke: string, dot: string): string {
  return `
    <path d="M20 12h24l12 12v44a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4V16a4 4 0 0 1 4-4z" transform="translate(10 6)" fill="none" stroke="${stroke}" stroke-width="5" stroke-linejoin="round"/>
    <circle cx="38" cy="40" r="5.5" fill="${dot}"/>
    <path d="M50 40h8M33 54h25M33 66h17" fill="none" stroke="${stroke}" stroke-width="5" stroke-linecap="round"/>`;
}

/** The two icons that Teams wants: 192 pixels in colour on a full square, 32 in white on nothing. */
export function teamsIcons(): { readonly color: Buffer; readonly outline: Buffer } {
  const square = '<rect width="96" height="96" fill="#1d3557"/>';
  return {
    color: draw(COLOUR, `${square}<g transform="translate(4 4) scale(.92)">${report('#ffffff', '#e63946')}</g>`),
    outline: draw(OUTLINE, report('#ffffff', '#ffffff')),
  };
}

function draw(size: number, shapes: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="${size}" height="${size}">${shapes}</svg>`;
  return new Resvg(svg).render().asPng();
}
