import type { Loss } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { findMoney, type Money } from './money.ts';
import { quote } from './quote.ts';
import { findRecords } from './records.ts';
import type { Sentence } from './sentences.ts';

const HAS_DIGIT_OR_UNIT = /\d|[$€£¥￥₩₹]|dollars?|bitcoins?|euros?|pounds/iu;

const TAKEN =
  /\b(?:st[eo]le[ns]?|stealing|theft|thieves|heists?|rob(?:bed|bery)|loot(?:ed|ing)?|drain(?:ed|ing)?|siphon(?:ed|ing)?|la?under(?:ed|ing)|swiped|embezzl\w+|los(?:t|s|ses|es|ing)|damages?|cost(?:s|ing)?|defraud\w*|scam\w*|con(?:ned)|duped|wir(?:ed|ing)|transferr?ed|hack(?:ed|s|ing)?|ransom\w*|extort\w*|demand\w*|pa(?:id|y|ys|ying|yment|yments)|send|accept|worth|valued at|haul|missing|gone|taken|took|moved out|sold|selling|sale|price|asking|vol(?:s|é|és|ée|ées)?|d[ée]rob\w+|butin|pertes?|perdu\w*|rançon\w*|d[ée]tourn\w+|escroqu\w+|réclam\w+|exig\w+|valai\w+|gestohlen\w*|gestohlene|erbeut\w+|Schaden\w*|Lösegeld\w*|robad\w+|robo|rescate|p[ée]rdidas?|rubat\w+|riscatto|roubad\w+)|流出|盗|被害|身代金|损失|勒索|窃/iu;

/** Money around an event that nobody took: its words stand near the amount. */
const LATER =
  /\b(?:valuations?|market (?:cap\w*|value)|fund(?:ing|s|ed)? (?:round)?|raised|raising|series [a-f]|loans?|borrow\w*|capital|bail-?out|fine[ds]?|penalt\w+|settle\w*|compensat\w+|seiz\w+|recover\w+|frozen|froze|freez\w+|reimburs\w+|refund\w*|acqui(?:re|red|sition)|emprunt\w*|prêts?|lev(?:ée|er) de fonds|amendes?|condamn\w+|récupér\w+|gel(?:é|és|ée|ées|er)|saisi\w*|indemnis\w+|Bußgeld|Kredit|Strafe|Darlehen|multa|préstamo)\b|借入|調達|罰金/iu;

/** Prices, sales and pay: no loss and no news. */
const COMMERCE =
  /\b(?:revenues?|turnover|profits?|spend(?:ing)?|market (?:size|worth)|salary|bonus|award|bount(?:y|ies)|rewards?|contracts?|budgets?|retails?|subscription|premiums?|invest(?:ed|ment|ing|s)?|per (?:year|month|customer|record|card|account|user|person|victim|bitcoin)|each|(?:price|value|rate) (?:of|per) (?:a |one |1 )?(?:single )?(?:bitcoin|ether\w*|record|card)|(?:asking|share) price|price tag|black market for|sold at around|retails?|stock|chiffre d['’]affaires|récompenses?|par (?:mois|personne|client)|Umsatz|ingresos)\b/iu;

const TOTAL =
  /\b(?:in (?:19|20)\d\d(?! (?:alone )?(?:from|when))|since (?:19|20)\d\d|(?:last|this|each|every|per|a) year|this (?:quarter|half)|so far|in total|totall?ing|overall|altogether|combined|annual\w*|yearly|on average|average|typically|usually|globally|worldwide|across \d+|over the (?:past|last)|between (?:19|20)\d\d and|en (?:19|20)\d\d|depuis (?:19|20)\d\d|au total|l['’]an dernier|chaque année|par an|en moyenne|im Jahr (?:19|20)\d\d|insgesamt|en total|al año)\b/iu;

const ELSEWHERE =
  /\b(?:record|previous(?:ly)?|earlier (?:this|that|in)|compared? (?:with|to)|similar to|by contrast|unrelated|other (?:victims?|groups?|incidents?|cases?|thefts?|attacks?)|another (?:victim|group|incident|gang|case)|separate(?:ly)?|in a different|such as the|unlike|auparavant|précédent\w*|par rapport|à titre de comparaison|sans rapport|autre(?:s)? (?:victimes?|groupes?|affaires?)|zuvor|anteriormente)\b/iu;

const MANY =
  /\b(?:\d+|several|multiple|dozens of|various|numerous|plusieurs|mehrere|varios) (?:incidents?|attacks?|hacks?|thefts?|heists?|breaches|victims|cases|attaques|incidents|Vorfälle)\b/iu;

const EXTORTED = /\b(?:ransom\w*|demand\w*|extort\w*|send|decrypt\w*|unlock\w*|rançon\w*|Lösegeld\w*|rescate)\b/iu;
const NEAR = 70;

interface Figure extends Money {
  readonly scope: Loss['scope'];
  readonly sentence: Sentence;
}

/** Sums and numbers of records with the words that give them; the same amount is listed once. */
export function findLosses(story: Story, sentences: readonly Sentence[]): readonly Loss[] {
  const losses = new Map<string, Loss>();
  for (const { amount, unit, scope, sentence, start, end } of figures(sentences, story.language)) {
    const evidence = quote(story, sentence.field, sentence.start + start, sentence.start + end);
    const key = `${amount} ${unit}`;
    const known = losses.get(key);
    losses.set(key, {
      amount,
      unit,
      scope: known?.scope === 'incident' ? 'incident' : scope,
      evidence: [...(known?.evidence ?? []), evidence],
    });
  }
  return [...losses.values()];
}

function figures(sentences: readonly Sentence[], language: string): readonly Figure[] {
  return sentences
    .filter(({ text }) => HAS_DIGIT_OR_UNIT.test(text))
    .flatMap((sentence) => {
      const { text } = sentence;
      const money = TAKEN.test(text) || LATER.test(text) ? findMoney(text, language) : [];
      const sums = money.filter((sum) => sum.amount > 0 && !isCommerce(around(text, sum)));
      return [
        ...sums.map((sum): Figure => ({ ...sum, scope: scopeOf(text, sum), sentence })),
        ...findRecords(text, language).map(
          (records): Figure => ({ ...records, scope: isElsewhere(text) ? 'context' : 'incident', sentence }),
        ),
      ];
    });
}

function isCommerce(words: string): boolean {
  return COMMERCE.test(words) && !EXTORTED.test(words);
}

function scopeOf(sentence: string, sum: Money): Loss['scope'] {
  return TAKEN.test(sentence) && !LATER.test(around(sentence, sum)) && !isElsewhere(sentence) ? 'incident' : 'context';
}

/** The sentence speaks of a year, of many cases or of somebody else's. */
function isElsewhere(sentence: string): boolean {
  return ELSEWHERE.test(sentence) || MANY.test(sentence) || TOTAL.test(sentence);
}

function around(text: string, { start, end }: Money): string {
  return text.slice(Math.max(0, start - NEAR), end + NEAR);
}
