import type { Loss } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { findMoney, type Money } from './money.ts';
import { quote } from './quote.ts';
import { findRecords } from './records.ts';
import type { Sentence } from './sentences.ts';

const HAS_DIGIT_OR_UNIT = /\d|[$€£¥￥₩₹]|dollars?|bitcoins?|euros?|pounds/iu;

const TAKEN =
  /\b(?:st[eo]le[ns]?|stealing|theft|thieves|heists?|rob(?:bed|bery)|loot(?:ed|ing)?|drain(?:ed|ing)?|siphon(?:ed|ing)?|la?under(?:ed|ing)|swiped|embezzl\w+|los(?:t|s|ses|es|ing)|damages?|cost(?:s|ing)?|defraud\w*|scam\w*|con(?:ned)|duped|wir(?:ed|ing)|transferr?ed|hack(?:ed|s|ing)?|ransom\w*|extort\w*|demand\w*|pa(?:id|y|ys|ying|yment|yments)|worth|valued at|haul|missing|gone|taken|took|moved out|sold|selling|sale|price|asking|vol(?:s|é|és|ée|ées)?|d[ée]rob\w+|butin|pertes?|perdu\w*|rançon\w*|d[ée]tourn\w+|escroqu\w+|réclam\w+|exig\w+|valai\w+|gestohlen\w*|gestohlene|erbeut\w+|Schaden\w*|Lösegeld\w*|robad\w+|robo|rescate|p[ée]rdidas?|rubat\w+|riscatto|roubad\w+)|流出|盗|被害|身代金|损失|勒索|窃/iu;

const ASIDE =
  /\b(?:valuation|market (?:cap|value)|revenues?|turnover|profits?|sales of|budgets?|funding|raised|fund(?:s|ed)? round|series [a-f]\b|loans?|borrow\w*|capital|invest\w*|acqui(?:re|red|sition)|bounty|reward|fine[ds]?|penalt\w+|settle\w*|shares?|insurance|premium|grant|salary|contract worth|emprunt\w*|prêt|lev(?:ée|er) de fonds|amende|chiffre d['’]affaires|récompense|sanctionn\w+|Bußgeld|Umsatz|Kredit|Strafe|multa|préstamo|ingresos)\b/iu;

const TOTAL =
  /\b(?:in (?:19|20)\d\d(?! (?:alone )?(?:from|when))|since (?:19|20)\d\d|(?:last|this|each|every|per|a) year|this (?:quarter|half)|so far|in total|totall?ing|overall|altogether|combined|annual\w*|yearly|on average|average|typically|usually|globally|worldwide|across \d+|over the (?:past|last)|between (?:19|20)\d\d and|en (?:19|20)\d\d|depuis (?:19|20)\d\d|au total|l['’]an dernier|chaque année|par an|en moyenne|im Jahr (?:19|20)\d\d|insgesamt|en total|al año)\b/iu;

const ELSEWHERE =
  /\b(?:record|previous(?:ly)?|earlier (?:this|that|in)|compared? (?:with|to)|similar to|by contrast|unrelated|other (?:victims?|groups?|incidents?|cases?|thefts?|attacks?)|another (?:victim|group|incident|gang|case)|separate(?:ly)?|in a different|such as the|unlike|auparavant|précédent\w*|par rapport|à titre de comparaison|sans rapport|autre(?:s)? (?:victimes?|groupes?|affaires?)|zuvor|anteriormente)\b/iu;

const MANY =
  /\b(?:\d+|several|multiple|dozens of|various|numerous|plusieurs|mehrere|varios) (?:incidents?|attacks?|hacks?|thefts?|heists?|breaches|victims|cases|attaques|incidents|Vorfälle)\b/iu;

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
    .filter((sentence) => HAS_DIGIT_OR_UNIT.test(sentence.text))
    .flatMap((sentence) => [
      ...findMoney(sentence.text, language).map((money) => ({
        ...money,
        scope: scopeOf(sentence.text, money),
        sentence,
      })),
      ...findRecords(sentence.text, language).map((records) => ({
        ...records,
        scope: isAside(sentence.text) ? ('context' as const) : ('incident' as const),
        sentence,
      })),
    ]);
}

function scopeOf(sentence: string, money: Money): Loss['scope'] {
  return TAKEN.test(sentence) && !isAside(sentence) && money.amount > 0 ? 'incident' : 'context';
}

function isAside(sentence: string): boolean {
  return ASIDE.test(sentence) || ELSEWHERE.test(sentence) || MANY.test(sentence) || TOTAL.test(sentence);
}
