import { plainLetters } from '../../src/plain-letters.ts';
import { countryOf } from './country-names.ts';
import { isNotVictim } from './not-victims.ts';
import { hasOrganisationWord, isPersonShape } from './people.ts';

const REGION =
  /(?:^|\s)(?:Asians?|Americans?|Europeans?|Africans?|Eastern|Western|Arabian|Uyghurs?|Tibetans?|Israelis|Georgian|UAE|EU|USA)$/u;
const PRODUCT =
  /(?:Server|Framework|Loader|Defender|ATP|Engine|Player|Protocol|Stealer|RAT|Plugin|SDK|OS X|\.js|\.NET|API|Proof-of-Concept|SOC|DevOps|Web3|X account)$/u;
const LEADING =
  /^(?:(?:What|How|Why|The|A|An|Le|La|Les|L['’]|Der|Die|Das|El|Los|Las|And|But|When|While|After|Because|As|In|At|On|If|Since|However|Meanwhile|Both|Also|Late|Last|Yesterday|Today|Now|Then|Even|With|For|By|From|Chez|Selon|Before|Although|Though|Officials|Retailer|Hospital operator|(?:Japanese|Chinese|American|British|French|German|Australian|Canadian|Indian|Malaysian|Korean|South Korean|European|Italian|Spanish|Dutch|Ukrainian|U\.S\.|US|UK)(?! (?:Airways|Airlines|Air|Telecom\p{L}*|Gas|Express|Rail|Post|Museum|Library|Water|Cross|Bank|Steel|Medical|Hospital)(?!\p{L})))\s+)+/u;
/** What kind of firm it is, before its name: `L'opérateur Free`, `Kryptobörse Bybit`. */
const KIND_BEFORE =
  /^(?:[LlDd]['’])?(?:[Oo]pérateur|[Ee]ntreprise|[Éé]diteur|[Aa]ssureur|[Hh]ébergeur|[Ee]nseigne|[Ss]ociété|[Pp]lateforme|[Gg]roupe|\p{Lu}?\p{Ll}*(?:börse|[Dd]ienstleister|[Hh]ersteller|[Aa]nbieter|[Kk]onzern|[Bb]etreiber|[Pp]lattform)) (?=\p{Lu})/u;
/** Whose it is: `Canada's WestJet`. */
const OWNER = /^(?<owner>\p{Lu}[\p{L} ]+)['’]s (?=\p{Lu}|[a-z]\p{Lu})/u;
const TRAILING = /(?:['’]s?| \(\p{Ll}+\)|,|\.|:|;|\s(?:Inc|Ltd|LLC|Corp|Co|Plc|PLC|GmbH|AG|SA|SE|NV|KK|Bhd)\.?)+$/u;
const AMOUNT = /^[\d.,]+\s?(?:[KMBT]|BTC|ETH|XMR|USD[TC]?|EUR|GBP|[KMGT]B)?$/u;
const HAS_LETTERS = /\p{Lu}[\p{L}&]|\p{L}\p{Lu}|[\p{Script=Katakana}\p{Script=Han}]{2}/u;
const DATE =
  /^(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)[\p{L}.]*(?:\s|$)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/u;
const HALF_NAME = plainLetters(
  String.raw`-(?:based|speaking|owned|exposed|backed|linked|style|like|only|sponsored|run|wide|related)$`,
  'i',
);
const ONE_WITH_AND =
  /^[^,]+ and [^,]+(?:Authority|Board|Trust|Commission|Society|Department|District|Association|Council|Company|Foundation|Bank|Service|Services|Agency|Office)$/u;

/** `blames X for the Y breach`: X is none of those hit. */
const ACCUSES = /(?:blam|accus|charg|indict|suspect)\p{L}+ $/u;
const CULPRIT = /^.+? (?:for|in|over) the /u;

/** `A, B and C` are three names; `Johnson & Johnson` and `the Onslow Water and Sewer Authority` are one. */
export function namesIn(words: string, before: string): readonly string[] {
  const isOne = (before.endsWith('the ') || words.startsWith('The ')) && ONE_WITH_AND.test(words);
  const named = ACCUSES.test(before) ? words.replace(CULPRIT, '') : words;
  return (isOne ? [named] : named.split(/,\s+(?:and\s+|et\s+)?(?:the\s+)?|\s+(?:and|et|und|y)\s+(?:the\s+)?/u))
    .map((name) => withoutOwner(name.replace(LEADING, '').replace(KIND_BEFORE, '').replace(TRAILING, '').trim()))
    .filter((name) => name !== '');
}

function withoutOwner(name: string): string {
  const owner = OWNER.exec(name)?.groups?.owner;
  return owner && countryOf(owner) ? name.replace(OWNER, '') : name;
}

/** True for the name of an organisation, not of a place, a day, a product, a person or somebody who only reports. */
export function isVictimName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 80 &&
    HAS_LETTERS.test(name) &&
    !DATE.test(name) &&
    !AMOUNT.test(name) &&
    !HALF_NAME.test(name) &&
    !REGION.test(name) &&
    !PRODUCT.test(name) &&
    !isNotVictim(name) &&
    !isPersonShape(name) &&
    (countryOf(name) === undefined || hasOrganisationWord(name))
  );
}
