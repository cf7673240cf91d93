import type { Loss } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Steps } from '../../src/steps.ts';
import { isAskedFor } from './asked-for.ts';
import { isElsewhere } from './elsewhere.ts';
import { findMoney, type Money } from './money.ts';
import { quote } from './quote.ts';
import { findRecords } from './records.ts';
import type { Sentence } from './sentences.ts';

const HAS_DIGIT_OR_UNIT = plainLetters(String.raw`\d|[$€£¥￥₩₹]|dollars?|bitcoins?|euros?|pounds`, 'i');

const TAKEN = plainLetters(
  String.raw`(?<!\p{L})(?:st[eo]le[ns]?|stealing|theft|thieves|heists?|rob(?:bed|bery)|loot(?:ed|ing)?|drain(?:ed|ing)?|siphon(?:ed|ing)?|la?under(?:ed|ing)|swiped|embezzl\p{L}+|los(?:t|s|ses|es|ing)|damages?|cost(?:s|ing)?|defraud\p{L}*|scam\p{L}*|con(?:ned)|duped|wir(?:ed|ing)|transferr?ed|hack(?:ed|s|ing)?|ransom\p{L}*|extort\p{L}*|demand\p{L}*|pa(?:id|y|ys|ying|yment|yments)|send|accept|worth|valued at|haul|missing|gone|taken|took|moved out|withdrawals? of|sold|selling|sale|price|asking|vol(?:s|é|és|ée|ées)?|d[ée]rob\p{L}+|butin|envol\p{L}+|disparu\p{L}*|pertes?|perdu\p{L}*|rançon\p{L}*|d[ée]tourn\p{L}+|escroqu\p{L}+|réclam\p{L}+|exig\p{L}+|valai\p{L}+|Diebstahl\p{L}*|gestohlen\p{L}*|verschw[au]nden|geraubt\p{L}*|verlang\p{L}+|erbeut\p{L}+|Schaden\p{L}*|Lösegeld\p{L}*|robad\p{L}+|robo|rescate|p[ée]rdidas?|rubat\p{L}+|riscatto|roubad\p{L}+|выкуп\p{L}*|похи[тщ]\p{L}+|укра[дл]\p{L}*)|流出|盗|被害|身代金|损失|勒索|窃|赎金`,
  'i',
);

/** Money around an event that nobody took: its words stand near the amount. */
const LATER = plainLetters(
  String.raw`(?<!\p{L})(?:valuations?|market (?:cap\p{L}*|value)|fund(?:ing|s|ed)? (?:round)?|raised|raising|series [a-f]|loans?|borrow\p{L}*|capital|bail-?out|fine[ds]?|penalt\p{L}+|settle\p{L}*|compensat\p{L}+|seiz\p{L}+|recover\p{L}+|frozen|froze|freez\p{L}+|reimburs\p{L}+|refund\p{L}*|acqui(?:re|red|sition)|emprunt\p{L}*|prêts?|lev(?:ée|er) de fonds|amendes?|condamn\p{L}+|récupér\p{L}+|gel(?:é|és|ée|ées|er)|saisi\p{L}*|indemnis\p{L}+|(?:could not|unable to|cannot) withdraw|(?:proof of|in) reserves|of the (?:loot|haul|booty|stolen (?:funds|assets|coins|money|crypto\p{L}*))|partie d(?:u butin|es fonds)|Teil der Beute|parte del botín|Bußgeld|Kredit|Strafe|Darlehen|multa|préstamo)(?!\p{L})|借入|調達|罰金`,
  'i',
);

/** Prices, sales and pay: no loss and no news. */
const COMMERCE = plainLetters(
  String.raw`(?<!\p{L})(?:revenues?|turnover|profits?|spend(?:ing)?|market (?:size|worth)|salary|bonus|award|bount(?:y|ies)|rewards?|contracts?|budgets?|retails?|subscription|premiums?|invest(?:ed|ment|ing|s)?|per (?:year|month|customer|record|card|account|user|person|victim|bitcoin)|each|(?:price|value|rate) (?:of|per) (?:a |one |1 )?(?:single )?(?:bitcoin|ether\p{L}*|record|card)|(?:asking|share) price|price tag|black market for|sold at around|retails?|stock|chiffre d['’]affaires|récompenses?|par (?:mois|personne|client)|Umsatz|ingresos)(?!\p{L})`,
  'i',
);

/** What the event cost, whatever else the words around it speak of. */
const SUFFERED = plainLetters(
  String.raw`(?<!\p{L})(?:(?:cut|hit|dent|reduc)\p{L}*(?: \p{L}+| this year['’]s){0,4} profits? by|lost revenues?|manque à gagner)(?!\p{L})`,
  'i',
);

const EXTORTED = plainLetters(
  String.raw`(?<!\p{L})(?:ransom\p{L}*|demand\p{L}*|extort\p{L}*|send|decrypt\p{L}*|unlock\p{L}*|rançon\p{L}*|Lösegeld\p{L}*|rescate)(?!\p{L})`,
  'i',
);
/** What is laundered was stolen before: a part of the loot, unless the words say that it is the loot. */
const LAUNDERED = plainLetters(
  String.raw`(?<!\p{L})(?:la?under\p{L}*|blanchi\p{L}*|gewaschen|blanque\p{L}*)(?!\p{L})`,
  'i',
);
const STOLEN = plainLetters(
  String.raw`(?<!\p{L})(?:st[eo]l\p{L}*|theft|heist|robb\p{L}*|vol(?:é\p{L}*|s)?|dérob\p{L}*|gestohlen|robad\p{L}*)(?!\p{L})`,
  'i',
);
const NEAR = 70;
const MOST_LOSSES = 100;
const MOST_QUOTES = 20;

interface Figure extends Money {
  readonly scope: Loss['scope'];
}

/** Sums and numbers of records with the words that give them; the same amount is listed once. */
export function* findLosses(
  story: Story,
  sentences: readonly Sentence[],
  others: ReadonlySet<Sentence>,
): Steps<readonly Loss[]> {
  const losses = new Map<string, Loss>();
  for (const sentence of sentences) {
    yield;
    if (losses.size >= MOST_LOSSES) break;
    for (const { amount, unit, scope, start, end } of figures(sentence, story.language, others)) {
      const evidence = quote(story, sentence.field, sentence.start + start, sentence.start + end);
      const key = `${amount} ${unit}`;
      const known = losses.get(key);
      losses.set(key, {
        amount,
        unit,
        scope: known?.scope === 'incident' ? 'incident' : scope,
        evidence: [...(known?.evidence ?? []), evidence].slice(0, MOST_QUOTES),
      });
    }
  }
  return [...losses.values()];
}

function figures(sentence: Sentence, language: string, others: ReadonlySet<Sentence>): readonly Figure[] {
  const { text } = sentence;
  if (!HAS_DIGIT_OR_UNIT.test(text)) return [];
  const money = TAKEN.test(text) || LATER.test(text) || SUFFERED.test(text) ? findMoney(text, language) : [];
  const sums = money.filter((sum) => sum.amount > 0 && !isCommerce(around(text, sum)));
  return [
    ...sums.map((sum): Figure => ({ ...sum, scope: others.has(sentence) ? 'context' : scopeOf(text, sum, language) })),
    ...findRecords(text, language).map(
      (records): Figure => ({
        ...records,
        scope: others.has(sentence) || isElsewhere(text) ? 'context' : 'incident',
      }),
    ),
  ];
}

function isCommerce(words: string): boolean {
  return COMMERCE.test(words) && !EXTORTED.test(words) && !SUFFERED.test(words);
}

function scopeOf(sentence: string, sum: Money, language: string): Loss['scope'] {
  const words = around(sentence, sum);
  if (SUFFERED.test(words)) return 'incident';
  if (LAUNDERED.test(words) && !STOLEN.test(sentence)) return 'context';
  if (isAskedFor(sentence, sum, language)) return 'context';
  return TAKEN.test(sentence) && !LATER.test(words) && !isElsewhere(sentence) ? 'incident' : 'context';
}

function around(text: string, { start, end }: Money): string {
  return text.slice(Math.max(0, start - NEAR), end + NEAR);
}
