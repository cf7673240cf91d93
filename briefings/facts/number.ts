/** Languages that write `4.502,9`; all others are read as `4,502.9`. */
const COMMA_DECIMAL = new Set([
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'ru',
  'uk',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'tr',
  'id',
]);

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

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  half: 0.5,
};

const CJK_PART = /(\d+(?:\.\d+)?)([億亿万萬]?)/gu;
const CJK_COMPOUND = /[億亿万萬]\d/u;
const SPACES = /[\s\u00a0\u202f'’]/g;
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** Reads `4,502.9`, `4 502,9`, `55`, `four` with a scale such as `million` or `億`; undefined when it is no number. */
export function readNumber(digits: string, scale: string, language: string): number | undefined {
  if (CJK_COMPOUND.test(digits)) return readCompound(`${digits}${scale}`);
  const base = WORDS[digits.toLowerCase()] ?? readDigits(digits.replace(SPACES, ''), scale !== '', language);
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
