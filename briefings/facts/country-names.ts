const LANGUAGES = ['en', 'fr', 'de', 'es'] as const;
const NOT_COUNTRIES = new Set([
  'AC',
  'AQ',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UM',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);
/** Also a first name, a state of the US or an ordinary word in one of the languages. */
const MISLEADING = new Set([
  'Georgia',
  'Jordan',
  'Jersey',
  'Chad',
  'Guinea',
  'Mali',
  'Malte',
  'Niger',
  'Man',
  'Dominica',
  'Palau',
  'Réunion',
  'Curaçao',
]);

/** Adjectives and short names by country; `\p{L}*` closes a stem. */
const DEMONYMS: Readonly<Record<string, string>> = {
  US: 'U\\.S\\.|US|USA|American|américain\\p{L}*|états-unien\\p{L}*|amerikanisch\\p{L}*|estadounidense',
  GB: 'U\\.K\\.|UK|Britain|England|Scotland|Wales|British|britannique|britisch\\p{L}*|Grande-Bretagne|Großbritannien',
  FR: 'French|française?|français|französisch\\p{L}*|francés|francesa',
  DE: 'German|allemande?|deutsch\\p{L}{0,2}|alemán|alemana',
  JP: 'Japanese|japonaise?|japonais|japanisch\\p{L}*|japonés|japonesa|日本',
  KR: 'South Korea|South Korean|sud-coréen\\p{L}*|südkoreanisch\\p{L}*|韓国|韩国',
  CN: 'Chinese|chinoise?|chinois|chinesisch\\p{L}*|中国',
  TW: 'Taiwanese|taïwanaise?|台湾',
  IN: 'Indian',
  UA: 'Ukrainian|ukrainien\\p{L}*|ukrainisch\\p{L}*|ウクライナ',
  RU: 'Russian|russe|russisch\\p{L}*',
  PL: 'Polish|polonaise?|polonais',
  IL: 'Israeli|israélien\\p{L}*',
  IR: 'Iranian|iranien\\p{L}*',
  SA: 'Saudi|saoudien\\p{L}*',
  TR: 'Turkish|turque|turc',
  IT: 'Italian|italien\\p{L}*|italian[oaie]',
  ES: 'Spanish|espagnole?|español\\p{L}*',
  PT: 'Portuguese|portugaise?',
  NL: 'Dutch|Netherlands|néerlandaise?',
  BE: 'Belgian|belge',
  CH: 'Swiss|suisse|Schweizer',
  AT: 'Austrian|autrichien\\p{L}*',
  SE: 'Swedish|suédoise?',
  NO: 'Norwegian|norvégien\\p{L}*',
  DK: 'Danish|danoise?',
  FI: 'Finnish|finlandaise?',
  IE: 'Irish|irlandaise?',
  CA: 'Canadian|canadien\\p{L}*',
  AU: 'Australian|australien\\p{L}*',
  BR: 'Brazilian|brésilien\\p{L}*',
  MX: 'Mexican|mexicain\\p{L}*',
  SG: 'Singaporean',
  MY: 'Malaysian',
  VN: 'Vietnamese|vietnamien\\p{L}*',
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
  KP: 'North Korean?|nord-coréen\\p{L}*|北朝鮮|朝鲜',
};

const NAMES: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return regionCodes().flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name && !MISLEADING.has(name) ? [[name, code]] : [];
    });
  }),
);

const ADJECTIVES = Object.entries(DEMONYMS).map(([code, words]) => ({
  code,
  pattern: new RegExp(`^(?:${words})$`, 'iu'),
}));

/** Finds a country's name or adjective; match it with `countryOf`. */
export const COUNTRY = new RegExp(
  `(?<!\\p{L})(?:${[...NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')}|${Object.values(DEMONYMS).join('|')})(?!\\p{Ll})`,
  'gu',
);

/** ISO 3166-1 alpha-2 of a country's name or adjective. */
export function countryOf(name: string): string | undefined {
  return NAMES.get(name) ?? ADJECTIVES.find(({ pattern }) => pattern.test(name))?.code;
}

function regionCodes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NOT_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
