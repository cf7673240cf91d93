import type { Named } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { COUNTRY, countryOf } from './country-names.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const HARM =
  /\b(?:attack\w*|breach\w*|hack\w*|victims?|target\w*|compromis\w*|st[eo]l\w+|theft|ransom\w*|hit|struck|infect\w*|intru\w+|infiltrat\w*|leak\w*|expos\w*|cyber\w*|phish\w*|attaqu\w*|pirat\w*|victimes?|vis(?:e|ant|és?|ées?)|vol(?:é\w*)?|fuite|rançon\w*|Angriff\w*|angegriff\w*|ataqu\w*|víctimas?|attacc\w*|rob\w+)\b|攻撃|流出|被害|盗|攻击|窃/iu;

/** After the name: it speaks of the attacker's side or of an office. */
const NOT_VICTIM_AFTER =
  /^(?:[’']s)?[- ](?:[\p{L}-]+ ){0,2}(?:hack\w*|actors?|threat|state|regime|group|gang|APT|spies|spy|cyber ?spies|cyber ?criminals?|criminals?|speaking|linked|backed|aligned|nexus|sponsored|affiliated|intelligence|espionage|operatives|attackers?|nationals?|citizens?|national police|police|authorities|officials?|prosecutors?|law enforcement|Treasury|Department|Justice|Cybersecurity|Attorney|Secret|dollars?|security (?:firm|compan\w+|researchers?|vendor)|cybersecurity|researchers?|IT workers|programme|program|weapons)\b/iu;
/** Before the name: it is the attacker's home. */
const NOT_VICTIM_BEFORE =
  /\b(?:linked to|tied to|attributed to|links? (?:to|with)|behalf of|working for|sponsored by|backed by|blamed on|blames?|blamed|accus(?:es?|ed|ing)|out of|originat\w+ (?:in|from)|operat\w+ (?:from|out of)|lié(?:e?s)? (?:à|au) (?:la |l['’])?|attribué(?:e?s)? (?:à|au) (?:la |l['’])?|groupe|hackers?|pirates|Gruppe)\s+(?:the |la |le |l['’]|les )?$/iu;
const HIT_BEFORE =
  /\b(?:in|across|against|on|at|target\w+|throughout|of|from|hit|based in|en|au|aux|à|contre|visant|in der|aus)\s+(?:the |la |le |l['’]|les )?$/iu;
const HIT_AFTER =
  /^(?:[’']s)?[- ](?:based|(?:[\p{Ll}-]+ ){0,3}(?:compan(?:y|ies)|firms?|banks?|hospitals?|exchanges?|government|agenc(?:y|ies)|ministr(?:y|ies)|universit\w+|organi[sz]ations?|business\w*|utilit\w+|airlines?|operators?|retailers?|manufacturers?|providers?|makers?|giants?|users|customers|citizens'? data|embass(?:y|ies)|military|critical infrastructure|networks?|entit(?:y|ies)|institutions?|sector|platforms?|hotels?|schools?|giant|entreprises?|banques?|hôpita\w+|opérateurs?|plateformes?)\b)/iu;
const FRENCH_NOUN_BEFORE =
  /\b(?:entreprise|société|banque|plateforme|groupe|opérateur|hôpital|ministère|gouvernement|bourse|exchange|géant|constructeur|compagnie|police)s? (?:[\p{Ll}-]+ )?$/iu;
const MOST_QUOTES = 3;

/** Where those hit are, as ISO 3166-1 alpha-2; the attackers' home and the countries of offices that speak are left out. */
export function findCountries(story: Story, sentences: readonly Sentence[]): readonly Named[] {
  const found = new Map<string, Named['evidence']>();
  for (const { text, field, start } of sentences) {
    if (!HARM.test(text)) continue;
    for (const match of text.matchAll(COUNTRY)) {
      const code = countryOf(match[0]);
      const end = match.index + match[0].length;
      if (!code || !isHit(text.slice(Math.max(0, match.index - 40), match.index), text.slice(end, end + 60))) continue;
      found.set(code, [...(found.get(code) ?? []), quote(story, field, start + match.index, start + end)]);
    }
  }
  return [...found].map(([name, evidence]) => ({ name, evidence: evidence.slice(0, MOST_QUOTES) }));
}

function isHit(before: string, after: string): boolean {
  if (NOT_VICTIM_AFTER.test(after) || NOT_VICTIM_BEFORE.test(before)) return false;
  return (
    HIT_BEFORE.test(before) || HIT_AFTER.test(after) || (FRENCH_NOUN_BEFORE.test(before) && !/police $/iu.test(before))
  );
}
