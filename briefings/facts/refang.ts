import { allMatches } from '../../src/all-matches.ts';
import { plainLetters } from '../../src/plain-letters.ts';

const FANGED = plainLetters(
  String.raw`\bh(?:xx|\*\*|XX)p(?=s?(?:\[:|:|\[/|\(:))|\s?[[({] ?(?:\.|dot|punkt|point) ?[\])}]\s?(?=[\p{L}\d])|\[\.(?=[\p{L}\d])|(?<=[\p{L}\d])\.\](?=[\p{L}\d])|\s?[[({] ?(?:@|at|arobase) ?[\])}]\s?(?=[\p{L}\d])|[[({]:[\])}]|[[({]://[\])}]|[[({]/[\])}]`,
  'gi',
);

/** What no text without marks holds, and quicker to look for. */
const SIGN = /[[({] ?(?:[.:/@]|dot|punkt|point|at|arobase)|\.\]|h(?:xx|\*\*)p/i;

/** Text with its defanged marks undone; `origin(i)` and `originEnd(i)` tell where its i-th character comes from. */
export interface Refanged {
  readonly text: string;
  origin(i: number): number;
  originEnd(i: number): number;
}

/** Undoes `hxxp`, `[.]`, `(dot)`, `[at]`, `[:]` and the like, and remembers where each character stood. */
export function refangText(text: string): Refanged {
  const marks = SIGN.test(text) ? allMatches(text, FANGED) : [];
  if (marks.length === 0) return { text, origin: (i) => i, originEnd: (i) => i + 1 };
  const origin = new Uint32Array(text.length);
  const originEnd = new Uint32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const copy = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let i = from; i < to; i += 1, length += 1) {
      origin[length] = i;
      originEnd[length] = i + 1;
    }
  };
  for (const match of marks) {
    copy(match.index);
    from = match.index + match[0].length;
    const plain = plainOf(match[0]);
    parts.push(plain);
    for (let i = 0; i < plain.length; i += 1, length += 1) {
      origin[length] = match.index;
      originEnd[length] = from;
    }
  }
  copy(text.length);
  return { text: parts.join(''), origin: (i) => origin[i] ?? 0, originEnd: (i) => originEnd[i] ?? 0 };
}

function plainOf(mark: string): string {
  const bare = mark.replace(/[\s[\](){}]/g, '').toLowerCase();
  if (bare.startsWith('h')) return 'http';
  if (bare.includes(':') || bare === '/') return bare;
  return bare === '@' || bare === 'at' || bare === 'arobase' ? '@' : '.';
}
