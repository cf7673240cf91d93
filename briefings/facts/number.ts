/** Languages that write `4.502,9`; all others are read as `4,502.9`. */
const COMMA_DECIMAL = new Set('fr de es it pt nl ru uk pl sv da nb fi cs tr id'.split(' '));

const SCALES: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^(?:k|thousand|mille|tausend|mil|mila|тыс\.?|тысяч)$/iu, 1e3],
  [/^(?:万|萬)$/u, 1e4],
  [
    /^(?:m|mm|mn|mln|mio|million(?:s|en|er)?|millón|millones|milion[ei]|milh(?:ão|ões)|miljoen|miljoner|млн|миллион(?:а|ов)?)\.?$/iu,
    1e6,
  ],
  [/^(?:亿|億)$/u, 1e8],
  [
    /^(?:b|bn|mrd|md|mds|billion(?:s)?|milliards?|milliarden?|mil millones|miliard[oi]|bilh(?:ão|ões)|miljard|млрд|миллиард(?:а|ов)?)\.?$/iu,
    1e9,
  ],
  [/^(?:t|tn|trillion(?:s)?|兆)$/iu, 1e12],
];

const WORDS: ReadonlyMap<string, number> = new Map(
  '0.5 half,1 a,1 an,1 one,1 un,1 une,2 two,2 deux,3 three,3 trois,4 four,4 quatre,5 five,5 cinq,6 six,7 seven,7 sept,8 eight,8 huit,9 nine,9 neuf,10 ten,10 dix,12 twelve,15 fifteen,20 twenty,30 thirty,40 forty,50 fifty'
    .split(',')
    .map((entry) => entry.split(' '))
    .map(([value = '', word = '']) => [word, Number(value)]),
);

const CJK_PART = /(\d+(?:\.\d+)?)([億亿万萬]?)/gu;
const CJK_COMPOUND = /[億亿万萬]\d/u;
const SPACES = /[\s\u00a0\u202f'’]/g;
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** Reads `4,502.9`, `4 502,9`, `55`, `four` with a scale such as `million` or `億`; undefined when it is no number. */
export function readNumber(digits: string, scale: string, language: string): number | undefined {
  if (CJK_COMPOUND.test(digits)) return readCompound(`${digits}${scale}`);
  const base = WORDS.get(digits.toLowerCase()) ?? readDigits(digits.replace(SPACES, ''), scale !== '', language);
  if (base === undefined || !Number.isFinite(base)) return undefined;
  return Number((base * factorOf(scale)).toPrecision(12));
}

/** `25万4241` is 254,241. */
function readCompound(digits: string): number {
  return [...digits.matchAll(CJK_PART)].reduce(
    (sum, [, part = '', scale = '']) => sum + Number(part) * factorOf(scale),
    0,
  );
}

function factorOf(scale: string): number {
  return SCALES.find(([pattern]) => pattern.test(scale.trim()))?.[1] ?? 1;
}

function readDigits(digits: string, scaled: boolean, language: string): number {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) return decimalAt(digits, Math.max(comma, dot));
  const mark = Math.max(comma, dot);
  if (mark < 0) return Number(digits);
  const separator = digits[mark];
  const isDecimalMark = separator === (COMMA_DECIMAL.has(language) ? ',' : '.');
  if (GROUPED.test(digits) && !(isDecimalMark && (scaled || !isRepeated(digits, separator)))) {
    return Number(digits.replace(/[.,]/g, ''));
  }
  return decimalAt(digits, mark);
}

function isRepeated(digits: string, separator: string | undefined): boolean {
  return separator !== undefined && digits.indexOf(separator) !== digits.lastIndexOf(separator);
}

function decimalAt(digits: string, mark: number): number {
  return Number(`${digits.slice(0, mark).replace(/[.,]/g, '')}.${digits.slice(mark + 1)}`);
}
