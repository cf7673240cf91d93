import { allMatches } from '../../src/all-matches.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Money } from './money.ts';
import { readNumber } from './number.ts';

const HELD =
  'records?|accounts?|customers?|users?|patients?|people|persons?|individuals?|employees|members|clients?|subscribers|students|citizens|residents|passengers|guests|voters|credentials|passwords|email addresses|emails|phone numbers|(?:credit |payment |debit )?cards?|social security numbers|files|documents|comptes?|personnes|utilisateurs|abonnés|assurés|salariés|dossiers|enregistrements|données|adhérents|allocataires|élèves|Datensätze|Kunden|Nutzer|Personen|Konten|Patienten|Mitarbeiter|cuentas|usuarios|clientes|registros|personas|utenti|clienti';
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)*`;
const SCALE = String.raw`thousand|millions?|billions?|milliards?|Millionen|millones|mille|mil|million[ei]|milioni|[km](?!\p{L})`;

const COUNT = plainLetters(
  String.raw`(?<![\p{L}\d.,$€£#-])(${NUMBER})(?:[ \u00a0\u202f]?(${SCALE}))?(?: d['’]| (?:of|de|des|di)(?: the| its| their| our| ses| nos| leurs)?)? ?(?:(?:[\p{Ll}-]+) ){0,2}(${HELD})(?!\p{L})`,
  'gi',
);
const CJK_COUNT = plainLetters(
  String.raw`(\d+[億亿]\d+(?:[万萬]\d+)?|\d+[万萬]\d+|\d+(?:[.,]\d+)*)([万萬億亿])?(?:人|件|名|个用户|条)`,
  'gi',
);
const EXPOSED = plainLetters(
  String.raw`(?<!\p{L})(?:st[eo]le[ns]?|stealing|theft|leak\p{L}*|expos\p{L}*|compromis\p{L}*|breach\p{L}*|affect\p{L}*|impact\p{L}*|access(?:ed|ible)|exfiltrat\p{L}*|scrap\p{L}+|dump\p{L}*|hack\p{L}*|notif\p{L}+|on sale|for sale|publish\p{L}*|took|taken|(?:mis|mises?) en vente|vol(?:é|és|ée|ées|s)?|dérob\p{L}+|fuite\p{L}*|concern\p{L}+|touch\p{L}+|diffus\p{L}+|gestohlen|betroffen\p{L}*|abgeflossen|robad\p{L}*|filtrad\p{L}*|afectad\p{L}*|expuest\p{L}*|rubat\p{L}*)(?!\p{L})|流出|漏えい|漏洩|泄露`,
  'i',
);
/** Who only lost a service, or uses a product, had nothing exposed. */
const SERVED = plainLetters(
  String.raw`(?<!\p{L})(?:services? (?:for|to)|outages? for|used by|serv(?:es|ing)|offline for)(?: (?:some|about|around|nearly|more than|roughly|over|up to|its))*\s*$`,
  'i',
);
const FEWEST = 20;

/** How many records, accounts or people a sentence says were exposed; the unit is `records`. */
export function findRecords(sentence: string, language: string): readonly Money[] {
  if (!EXPOSED.test(sentence)) return [];
  return [...allMatches(sentence, COUNT), ...allMatches(sentence, CJK_COUNT)].flatMap((match) => {
    const amount = readNumber(match[1] ?? '', match[2] ?? '', language);
    if (SERVED.test(sentence.slice(0, match.index))) return [];
    if (amount === undefined || amount < FEWEST || !Number.isInteger(amount) || isYear(match[1], match[2])) return [];
    return [{ amount, unit: 'records', start: match.index, end: match.index + match[0].length }];
  });
}

function isYear(digits: string | undefined, scale: string | undefined): boolean {
  return scale === undefined && /^(?:19|20)\d\d$/.test(digits ?? '');
}
