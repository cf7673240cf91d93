import { plainLetters } from '../../src/plain-letters.ts';

const WHOLE_YEAR = String.raw`since (?:19|20)\d\d|(?:last|this|each|every|per|a) year|this (?:quarter|half)|so far (?:this|in)|all of (?:19|20)\d\d|in total|totall?ing|overall|altogether|combined|annual\p{L}*|yearly|on average|average|typically|usually|globally|worldwide|across \d+|over the (?:past|last)|in recent (?:weeks|months|years)|ces dern(?:iers|ières) (?:mois|années)|between (?:19|20)\d\d and|depuis (?:19|20)\d\d|au total|sur l['’]ensemble de|l['’]année (?:19|20)\d\d|l['’]an dernier|chaque année|par an|en moyenne|insgesamt|en total|al año`;
const MANY = String.raw`(?:\d+|several|multiple|dozens of|various|numerous|plusieurs|mehrere|varios) (?:incidents?|attacks?|hacks?|thefts?|heists?|breaches|victims|cases|attaques|incidents|Vorfälle)`;
const OTHERS = String.raw`(?<!on )record|previous(?:ly)?|earlier (?:this|that|in)|compared? (?:with|to)|similar to|by contrast|unrelated|other (?:victims?|groups?|incidents?|cases?|thefts?|attacks?)|another (?:victim|group|incident|gang|case)|separate(?:ly)?|in a different|such as the|unlike|auparavant|précédent\p{L}*|par rapport|à titre de comparaison|sans rapport|autre(?:s)? (?:victimes?|groupes?|affaires?)|zuvor|anteriormente`;
const TOTAL = anyPhrase(WHOLE_YEAR, MANY);
const ELSEWHERE = anyPhrase(OTHERS, WHOLE_YEAR, MANY);

/** A bare year counts a year's sum, unless somebody named was robbed in it. */
const YEAR = plainLetters(String.raw`(?<!\p{L})(?:[Ii]n|[Ee]n|[Ii]m Jahr|of|de) (?:19|20)\d\d(?!\d)`);
const FROM_NAMED =
  /(?<!\p{L})(?:from|chez|against|on|at|auprès de|à|bei|de) (?:the |la |le |l['’])?(?:\p{Ll}+ ){0,3}?(?!North|South|European|American|Korean)\p{Lu}\p{L}/u;

/** True for a sentence that speaks of a whole year, of many cases or of somebody else's case. */
export function isElsewhere(sentence: string): boolean {
  return ELSEWHERE.test(sentence) || isYearsSum(sentence);
}

/** True for a sentence that counts over a year or over many cases. */
export function isTotal(sentence: string): boolean {
  return TOTAL.test(sentence) || isYearsSum(sentence);
}

function isYearsSum(sentence: string): boolean {
  return YEAR.test(sentence) && !FROM_NAMED.test(sentence);
}

function anyPhrase(...words: readonly string[]): RegExp {
  return plainLetters(String.raw`(?<!\p{L})(?:${words.join('|')})(?!\p{L})`, 'i');
}
