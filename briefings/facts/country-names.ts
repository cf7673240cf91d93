import { plainLetters } from '../../src/plain-letters.ts';
import countries from './countries.json' with { type: 'json' };
import { LOWER } from './letters.ts';

/** Adjectives and short names by country; `*` closes a stem. */
const DEMONYMS: Readonly<Record<string, string>> = {
  US: 'U.S.|US|USA|American|américain*|états-unien*|amerikanisch*|estadounidense',
  GB: 'U.K.|UK|Britain|England|Scotland|Wales|British|britannique|britisch*|Grande-Bretagne|Großbritannien',
  FR: 'French|française|français|französisch*|francés|francesa',
  DE: 'German|allemande|allemand|deutsch|deutsche|deutschem|deutschen|deutscher|deutsches|alemán|alemana',
  JP: 'Japanese|japonaise|japonais|japanisch*|japonés|japonesa|日本',
  KR: 'South Korea|South Korean|sud-coréen*|südkoreanisch*|韓国|韩国',
  CN: 'Chinese|chinoise|chinois|chinesisch*|中国',
  TW: 'Taiwanese|taïwanaise|taïwanais|台湾',
  IN: 'Indian',
  UA: 'Ukrainian|ukrainien*|ukrainisch*|ウクライナ',
  RU: 'Russian|russe|russisch*',
  PL: 'Polish|polonaise|polonais',
  IL: 'Israeli|israélien*',
  IR: 'Iranian|iranien*',
  SA: 'Saudi|saoudien*',
  TR: 'Turkish|turque|turc',
  IT: 'Italian|italien*|italiano|italiana|italiani|italiane',
  ES: 'Spanish|espagnole|espagnol|español*',
  PT: 'Portuguese|portugaise|portugais',
  NL: 'Dutch|Netherlands|néerlandaise|néerlandais',
  BE: 'Belgian|belge',
  CH: 'Swiss|suisse|Schweizer',
  AT: 'Austrian|autrichien*',
  SE: 'Swedish|suédoise|suédois',
  NO: 'Norwegian|norvégien*',
  DK: 'Danish|danoise|danois',
  FI: 'Finnish|finlandaise|finlandais',
  IE: 'Irish|irlandaise|irlandais',
  CA: 'Canadian|canadien*',
  AU: 'Australian|australien*',
  BR: 'Brazilian|brésilien*',
  MX: 'Mexican|mexicain*',
  SG: 'Singaporean',
  MY: 'Malaysian',
  VN: 'Vietnamese|vietnamien*',
  ID: 'Indonesian',
  PH: 'Filipino|Philippine',
  PK: 'Pakistani',
  BD: 'Bangladeshi',
  AL: 'Albanian',
  EE: 'Estonian',
  LV: 'Latvian',
  LT: 'Lithuanian',
  RO: 'Romanian',
  CZ: 'Czech',
  GR: 'Greek',
  HU: 'Hungarian',
  ZA: 'South African',
  NG: 'Nigerian',
  EG: 'Egyptian',
  CR: 'Costa Rican',
  KP: 'North Korean|North Korea|nord-coréen*|北朝鮮|朝鲜',
};

/**
 * Names in English, French, German and Spanish by ISO 3166-1 alpha-2 (and XK for Kosovo), as in the Unicode CLDR. Left out is
 * what is also a first name, a state of the US or an ordinary word in one of them: Georgia, Jordan, Chad, Mali, Niger.
 */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(countries).flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
);

const ADJECTIVES = Object.entries(DEMONYMS).flatMap(([code, words]) =>
  words.split('|').map((word) => ({ word: word.toLowerCase(), code })),
);
const WORDS: ReadonlyMap<string, string> = new Map(ADJECTIVES.map(({ word, code }) => [word, code]));
const STEMS = ADJECTIVES.filter(({ word }) => word.endsWith('*')).map(({ word, code }) => ({
  stem: word.slice(0, -1),
  code,
}));
const ENDING = /^\p{L}*$/u;

/** Finds a country's name or adjective; match it with `countryOf`. */
export const COUNTRY = plainLetters(
  `(?<!\\p{L})(?:${[...NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .concat(Object.values(DEMONYMS))
    .map(toPattern)
    .join('|')})(?![${LOWER}])`,
  'g',
);

/** ISO 3166-1 alpha-2 of a country's name or adjective. */
export function countryOf(name: string): string | undefined {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const word = name.toLowerCase();
  return (
    WORDS.get(word) ?? STEMS.find(({ stem }) => word.startsWith(stem) && ENDING.test(word.slice(stem.length)))?.code
  );
}

function toPattern(words: string): string {
  return words.replace(/[.()]/g, '\\$&').replaceAll('*', '\\p{L}*');
}
