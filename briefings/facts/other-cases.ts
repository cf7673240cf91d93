import { allMatches } from '../../src/all-matches.ts';
import type { Story } from '../../src/model/story.ts';
import { onceFor } from '../../src/once-per.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { attackersIn } from './attackers.ts';
import { isNotVictim } from './not-victims.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

const COMPARED = String.raw`exceed(?:s|ed|ing)?|surpass\p{L}*|dwarf(?:s|ed)|eclips(?:es|ed|ing)|in contrast to|(?:by|in) comparison|compar(?:ed|ing|able)|unlike|reminiscent|similar to|likened|à titre de comparaison|à l['’]instar|zum Vergleich|en comparación`;
const RECALLED = String.raw`which was behind|also behind|previously (?:hit|attacked|linked)|had already (?:lost|paid|suffered|been (?:hit|hacked|breached|attacked))|pour rappel|avai(?:t|ent) déjà (?:été|attaqu\p{L}+|touch\p{L}+|piraté|frappé|visé|subi|perdu)|(?:19|20)\d\d déjà|schon hinter|hatten? (?:schon|bereits)|ya (?:perdió|sufrió|fue|atacó)|the (?:19|20)\d\d (?:[\p{L}-]+ ){0,3}(?:hack|breach|attack|heist)`;
const BESIDE = plainLetters(String.raw`(?<!\p{L})(?:${COMPARED}|${RECALLED})(?!\p{L})`, 'i');

const YEAR = /(?<![\d./-])(?:19|20)\d\d(?![\d/-])/gu;
/** From that year on until now: no case of its own. */
const SINCE = plainLetters(
  String.raw`(?<!\p{L})(?:since|between|from|depuis|dès|entre|à partir de|seit|ab|desde|dal)(?: \p{L}+)?[ -]$`,
  'i',
);
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Februar|März|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const EARLIER = plainLetters(
  String.raw`(?<!\p{L})(?:(?:in|en|im|pasado mes de) (?:${MONTHS})(?!\p{L}| \d)|(?<!the )(?:last|previous) (?:month|year)|(?:days|weeks|months|years|(?:a|one) (?:week|month|year)) (?:earlier|before)|le mois dernier|l['’]an dernier)`,
  'i',
);
const DONE = plainLetters(
  String.raw`(?<!\p{L})(?:paid|demanded|extorted|hit|attacked|breached|hacked|robbed|lost|stole|stolen|victimes?|attaqu\p{L}+|frapp\p{L}+|pirat\p{L}+|touch\p{L}+|volé\p{L}*|angegriffen|gehackt|atac\p{L}+|robó|perdió)(?!\p{L})`,
  'i',
);
/** Whom the story has spoken of already; a small word says so only where no name stands before it. */
const BACK_REFERENCE = plainLetters(
  String.raw`(?<!\p{L})(?:he|she|our|the (?:company|firm|exchange|retailer|airline|hospital|bank|carrier|platform|university|agency|city)|l['’](?:entreprise|hôpital|établissement|opérateur|agence)(?! d[eu’'])|la (?:société|plateforme|mairie)(?! d[eu’'])|das Unternehmen)(?!\p{L})`,
  'i',
);
const PRONOUN = plainLetters(
  String.raw`(?<!\p{L})(?:it|they|its|their|il|elle|ils|elles|sein\p{L}*|ihr\p{L}*)(?!\p{L})`,
  'i',
);
/** `It attacked X`: the small word means the attacker. */
const ATTACKER_AGAIN =
  /^(?:It|They|He) (?:(?:has|have|had|also|then|later) )*(?:attacked|hit|breached|hacked|stole|demanded|published|claimed|leaked|targeted|extorted|robbed)(?!\p{L})/u;
const NAME = /(?<![\p{L}\d])\p{Lu}[\p{L}\d&]*(?:['’-]\p{L}{3,})*/gu;
const LEAD_SENTENCES = 2;
const OLD_AFTER_YEARS = 2;

/**
 * The sentences of a story that speak of another case than the one it reports: one it is compared with, one of years
 * ago, or one that befell somebody else earlier.
 */
export const otherCases = onceFor((story: Story): ReadonlySet<Sentence> => {
  const sentences = sentencesOf(story);
  const lead = [
    ...sentences.filter(({ field }) => field === 'title'),
    ...sentences.filter(({ field }) => field === 'text').slice(0, LEAD_SENTENCES),
  ];
  const isOld = oldYears(story, sentences, lead);
  const attackers = new Set([...attackersIn(`${story.title}\n${story.text}`)].flatMap((name) => name.split(' ')));
  const known = new Set(lead.flatMap(({ text }) => namesIn(text)).filter((name) => !attackers.has(name)));
  const isOther = (sentence: Sentence): boolean => {
    const { text } = sentence;
    if (BESIDE.test(text)) return true;
    return !lead.includes(sentence) && (isOld(text) || befellOthers(text, known, attackers));
  };
  return new Set(sentences.filter(isOther));
});

/** All years that a sentence names lie long before the story, which mostly tells of later days. */
function oldYears(
  { publishedAt }: Story,
  sentences: readonly Sentence[],
  lead: readonly Sentence[],
): (text: string) => boolean {
  const newest = publishedAt.getUTCFullYear() - OLD_AFTER_YEARS;
  const told = new Set(lead.flatMap(({ text }) => yearsIn(text)));
  const isOld = (text: string) => {
    const years = yearsIn(text);
    return years.length > 0 && years.every((year) => year <= newest && !told.has(year));
  };
  const isHistory = sentences.filter(({ text }) => isOld(text)).length * 2 > sentences.length;
  return isHistory ? () => false : isOld;
}

function yearsIn(text: string): readonly number[] {
  return allMatches(text, YEAR)
    .filter(({ index }) => !SINCE.test(text.slice(Math.max(0, index - 24), index)))
    .map(([year]) => Number(year));
}

/** Something done earlier, and nobody in it whom title or lead named. */
function befellOthers(text: string, known: ReadonlySet<string>, attackers: ReadonlySet<string>): boolean {
  if (!EARLIER.test(text) || !DONE.test(text) || BACK_REFERENCE.test(text)) return false;
  const names = namesIn(text).filter((name) => !attackers.has(name));
  const [first] = names;
  const isAttacker = ATTACKER_AGAIN.test(text);
  if (first === undefined || (!isAttacker && PRONOUN.test(text.slice(0, text.indexOf(first))))) return false;
  return !names.some((name) => known.has(name));
}

function namesIn(text: string): readonly string[] {
  return allMatches(text, NAME)
    .map(([name]) => name)
    .filter((name) => !isNotVictim(name));
}
