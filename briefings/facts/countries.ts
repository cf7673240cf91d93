import { allMatches } from '../../src/all-matches.ts';
import type { Named } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { COUNTRY, countryOf } from './country-names.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const HARM = plainLetters(
  String.raw`(?<!\p{L})(?:attack\p{L}*|breach\p{L}*|hack\p{L}*|victims?|target\p{L}*|compromis\p{L}*|st[eo]l\p{L}+|theft|ransom\p{L}*|hit|struck|infect\p{L}*|intru\p{L}+|infiltrat\p{L}*|leak\p{L}*|drain\p{L}*|lost|expos\p{L}*|outages?|disrupt\p{L}*|unable|cyber\p{L}*|phish\p{L}*|attaqu\p{L}*|pirat\p{L}*|victimes?|vis(?:e|ant|és?|ées?)|vol(?:é\p{L}*)?|fuite|rançon\p{L}*|Angriff\p{L}*|angegriff\p{L}*|ataqu\p{L}*|víctimas?|attacc\p{L}*|rob\p{L}+)(?!\p{L})|攻撃|流出|被害|盗|攻击|窃`,
  'i',
);

/** After the name: it speaks of the attacker's side or of an office. */
const NOT_VICTIM_AFTER = plainLetters(
  String.raw`^(?:[’']s)?[- ](?:[\p{L}-]+ ){0,2}(?:hack\p{L}*|actors?|threat|state|regime|group|gang|APT|spies|spy|cyber ?spies|cyber ?criminals?|criminals?|speaking|linked|backed|aligned|nexus|sponsored|affiliated|intelligence|espionage|operatives|attackers?|nationals?|citizens?|national police|police|authorities|officials?|prosecutors?|law enforcement|Treasury|Department|Justice|Cybersecurity|Attorney|Secret|dollars?|security (?:firm|compan\p{L}+|researchers?|vendor)|cybersecurity|researchers?|IT workers|language|antivirus|based (?:\p{L}+ )?(?:group|gang|hack\p{L}+|cyber|antivirus|security|actors?|crew)|programme|program|weapons)(?!\p{L})`,
  'i',
);
/** Before the name: it is the attacker's home. */
const NOT_VICTIM_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:linked to|tied to|attributed to|links? (?:to|with)|behalf of|working for|sponsored by|backed by|blamed on|blames?|blamed|accus(?:es?|ed|ing)|out of|originat\p{L}+ (?:in|from)|operat\p{L}+ (?:from|out of)|lié(?:e?s)? (?:à|au) (?:la |l['’])?|attribué(?:e?s)? (?:à|au) (?:la |l['’])?|groupe|hackers?|pirates|Gruppe)\s+(?:the |la |le |l['’]|les )?$`,
  'i',
);
/** Before the name: somebody acts, sits or sends from there. */
const BASED_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:hack\p{L}*|groups?|gangs?|attackers?|actors?|criminals?|cyber ?criminals?|servers?|hosted|entities|researchers?|located|operat\p{L}+|arrested|police|authorities|links?|behind|from a server|address(?:es)?)\b[^.,;]{0,25}\b(?:in|from|across|en|aus)\s+(?:the |la |le |l['’])?$`,
  'i',
);
const HIT_BEFORE = plainLetters(
  String.raw`(?:\b(?:in|across|against|on|target\p{L}+|throughout|hit|en|aux|contre|visant)|\b(?:governments?|ministr\p{L}+|citizens|people|compan\p{L}+|banks?|organi[sz]ations|users|victims?|customers|agencies|gouvernement|ministère) (?:of|from|at|de|du))\s+(?:the |la |le |l['’]|les )?$`,
  'i',
);
const HIT_AFTER = plainLetters(
  String.raw`^(?:[’']s)?[- ](?:based|(?:[\p{Ll}-]+ ){0,3}(?:compan(?:y|ies)|firms?|banks?|hospitals?|exchanges?|government|agenc(?:y|ies)|ministr(?:y|ies)|universit\p{L}+|organi[sz]ations?|business\p{L}*|utilit\p{L}+|airlines?|operators?|retailers?|manufacturers?|providers?|makers?|giants?|users|customers|citizens'? data|embass(?:y|ies)|military|critical infrastructure|networks?|entit(?:y|ies)|institutions?|sector|platforms?|hotels?|schools?|giant|entreprises?|banques?|hôpita\p{L}+|opérateurs?|plateformes?)\b)`,
  'i',
);
const FRENCH_NOUN_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:entreprise|société|banque|plateforme|groupe|opérateur|hôpital|ministère|gouvernement|bourse|exchange|géant|constructeur|compagnie)s? (?:[\p{Ll}-]+ )?$`,
  'i',
);
/** `le français Expleo`. */
const FRENCH_ARTICLE_BEFORE = plainLetters(String.raw`(?<!\p{L})(?:le|du)\s$`, 'i');
const NAME_AFTER = /^ \p{Lu}\p{L}+/u;
const LIST_MARK = /^(?:,|,? (?:and|et|und|y|or)) (?:the |la |le |l['’])?$/u;
const MOST_QUOTES = 3;

/** Where those hit are, as ISO 3166-1 alpha-2; the attackers' home and the countries of offices that speak are left out. */
export function findCountries(story: Story, sentences: readonly Sentence[]): readonly Named[] {
  const found = new Map<string, Named['evidence']>();
  for (const { text, field, start } of sentences) {
    if (!HARM.test(text)) continue;
    let listEnd = -1;
    for (const match of allMatches(text, COUNTRY)) {
      const code = countryOf(match[0]);
      const end = match.index + match[0].length;
      const isListed = listEnd >= 0 && LIST_MARK.test(text.slice(listEnd, match.index));
      if (
        !code ||
        !(isListed || isHit(text.slice(Math.max(0, match.index - 70), match.index), text.slice(end, end + 60)))
      )
        continue;
      listEnd = end;
      found.set(code, [...(found.get(code) ?? []), quote(story, field, start + match.index, start + end)]);
    }
  }
  return [...found].map(([name, evidence]) => ({ name, evidence: evidence.slice(0, MOST_QUOTES) }));
}

function isHit(before: string, after: string): boolean {
  if (NOT_VICTIM_AFTER.test(after) || NOT_VICTIM_BEFORE.test(before) || BASED_BEFORE.test(before)) return false;
  return (
    HIT_BEFORE.test(before) ||
    HIT_AFTER.test(after) ||
    FRENCH_NOUN_BEFORE.test(before) ||
    (FRENCH_ARTICLE_BEFORE.test(before) && NAME_AFTER.test(after))
  );
}
