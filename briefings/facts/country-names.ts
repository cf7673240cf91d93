const LANGUAGES = ['en', 'fr', 'de', 'es'] as const;
/** ISO 3166-1 alpha-2, and XK for Kosovo. */
const CODES =
  `AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
  CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM
  JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP
  MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
  QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN
  TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/);
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
    return CODES.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name && !MISLEADING.has(name) ? [[name, code]] : [];
    });
  }),
);

/** Tells the country of an adjective by the group that matches. */
const ADJECTIVE = new RegExp(
  `^(?:${Object.entries(DEMONYMS)
    .map(([code, words]) => `(?<${code}>${words})`)
    .join('|')})$`,
  'iu',
);

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
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const groups = ADJECTIVE.exec(name)?.groups ?? {};
  return Object.keys(groups).find((code) => groups[code] !== undefined);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
