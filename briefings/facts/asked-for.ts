import { allMatches } from '../../src/all-matches.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Money } from './money.ts';

/** Whoever waits for a payment, refuses it or makes something depend on it has not made it. */
const NOT_PAID = [
  String.raw`(?:unless|until|if|whether|sauf si|tant que|a menos que)(?!\p{L})[^.,;]{0,60}?(?<!\p{L})(?:pa(?:id|y|ys|ying|yment)|receiv\p{L}+|pay(?:é|ée|er)|paga\p{L}*)`,
  String.raw`(?:not|never|no|refus\p{L}+|declin\p{L}+|den(?:y|ied|ies|ying)|without|instead of|rather than|won['’]t|(?:did|had|has|have|would|was|were|is)n['’]t|pas|sans|jamais|nicht|nie|не)(?: (?!and |but )\p{L}+){0,3}? (?:pa(?:id|y|ys|ying)|pay(?:é|ée|er)|(?:ge|be)?zahl(?:t|en)|pag(?:ó|ado|ar|aron|ato)|(?:за|вы)?плати\p{L}+)`,
  String.raw`n['’]a (?:pas|jamais) (?:été )?payé\p{L}*`,
  String.raw`(?:to|must|can|could|should|will) be paid`,
];
const ASKS = [
  String.raw`demand\p{L}*|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|request\p{L}*|wants?|threaten\p{L}*|offer\p{L}*|sell(?:s|ing)?|(?:for|on|up for) sale|pay|payable`,
  String.raw`exig\p{L}+|exij\p{L}+|réclam\p{L}+|menac\p{L}+|propos(?:e|é|ent|aient|ait)|payer`,
  String.raw`(?:Lösegeld)?forder\p{L}*|gefordert\p{L}*|verlang\p{L}+|(?:ge)?droh\p{L}*|biete[nt]?|bot(?:en)?|(?:be)?zahlen`,
  String.raw`pid(?:e|en|ió|ieron|iendo)|ped(?:ía|ían|ido|em|iu)|solicit\p{L}+|reclam\p{L}+|amenaz\p{L}+|ofrec\p{L}+|pagar|chie(?:de|dono|sto|sta)|minacc\p{L}+`,
  String.raw`(?:по)?треб(?:у|ов)\p{L}+|угрож\p{L}+|предл(?:аг|ож)\p{L}+|(?:за|вы)?платить`,
];
const GOT = [
  String.raw`(?:agree[ds]?|decide[ds]?|chose|opted|forced|had|having|admit\p{L}*|accepté de|accepta de|décidé de|dû|aceptó|decidió|tuvo que) (?:to )?(?:pa(?:y|ying)|payer|pagar)`,
  String.raw`pa(?:id|ys|ying)|transferr(?:ed|ing)|wir(?:ed|ing)|sent|hand(?:ed|ing) over|receiv\p{L}+|collect(?:ed|ing)|earn(?:ed|ing)?|net(?:s|ted)|pocket(?:ed|s)|raked in|extort(?:ed|s|ing)|st(?:eal(?:s|ing)?|olen?)(?! (?:\p{L}+ ){0,3}(?:data|files|documents|information|records|credentials|e-?mails|databases?|code))|theft|heists?|rob(?:bed|bery)|loot(?:ed|ing)?|drain(?:ed|ing)?|siphon(?:ed|ing)?|swiped|embezzl\p{L}+|los(?:t|s|ses|es|ing)|cost(?:s|ing)?|damages?|defraud\p{L}*|duped|took|taken`,
  String.raw`pa(?:yé\p{L}*|ie|ient|ya|yèrent)|versé\p{L}*|versa|transféré\p{L}*|viré\p{L}*|vol(?:é|és|ée|ées)|d[ée]rob\p{L}+|perdu\p{L}*|pertes?|d[ée]tourn\p{L}+|empoch\p{L}+|coûté?|butin`,
  String.raw`(?:ge|be)zahlt\p{L}*|zahlten?|überw(?:ies|iesen)|gestohlen(?!en)|stahlen|erbeut\p{L}+|verlor\p{L}*|Verlust\p{L}*|Schaden|entwend\p{L}+|kostete\p{L}*`,
  String.raw`pag(?:ó|aron|ad[oa]s?|ato|ou)|transfiri\p{L}+|rob(?:ó|aron|ad[oa]s?|o)|sustra\p{L}+|perdi\p{L}+|pérdidas?|desvi\p{L}+|estaf\p{L}+`,
  String.raw`(?:за|вы)?плати(?:л|вш)\p{L}*|перев(?:ел|ёл)\p{L}*|похи[тщ]\p{L}+|укра[дл]\p{L}*|потер\p{L}+|ущерб\p{L}*`,
];
const UNSPACED_ASKS = String.raw`支払わ(?!れ)|支払って(?:い|お)?な|支払いを(?:拒|要求)|(?:要求|拒绝|拒不|不会|没有|未|不)[^，。；]{0,15}?支付|要求|請求|脅|索要|索取|威胁|勒索(?=[^，。；]{0,8}\d)|出价`;
const UNSPACED_GOT = String.raw`支払|送金|振り込|奪|盗(?!ん?だ?(?:まれた)?(?:データ|情報|ファイル))|流出|被害|損失|支付|付款|转账|窃取(?!的?(?:数据|文件))|损失|转移|转走`;

const CUE = plainLetters(
  String.raw`(?<!\p{L})(?:(${NOT_PAID.join('|')})|(${GOT.join('|')})|(${ASKS.join('|')}))(?!\p{L})|(${UNSPACED_ASKS})|(${UNSPACED_GOT})`,
  'gi',
);
const RANSOM = plainLetters(
  String.raw`(?<!\p{L})(?:ransom|rançon|Lösegeld|rescate|riscatto|resgate|выкуп\p{L}*)(?!\p{L})|身代金|赎金`,
  'i',
);
const PAYMENT = plainLetters(
  String.raw`(?<!\p{L})(?:payments?|paiements?|zahlung\p{L}*|Lösegeldzahlung\p{L}*|pagos?|платеж\p{L}*)(?!\p{L})`,
  'i',
);
const CLAUSE_END = plainLetters(
  String.raw`[;:()–—、，：；]|,\s|(?<!\p{L})(?:and|but|while|et|mais|und|aber|sondern|y|pero|и|но)(?!\p{L})`,
  'i',
);
/** Their verbs stand at the end: what is nearest to a sum governs it. */
const VERB_LAST: ReadonlySet<string> = new Set(['de', 'nl', 'ja', 'ko']);

interface Cue {
  readonly asks: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * True for a sum that somebody demands, asks, offers or was refused, and that the sentence does not say was paid or taken. What
 * governs it is a word before it in its clause, else one after it there, else the last one before that clause.
 */
export function isAskedFor(sentence: string, sum: Money, language: string): boolean {
  const cues = cuesOf(sentence);
  if (!cues.some(({ asks }) => asks)) return cues.length === 0 && RANSOM.test(sentence) && !PAYMENT.test(sentence);
  return governing(sentence, sum, cues, language)?.asks ?? false;
}

function governing(sentence: string, sum: Money, cues: readonly Cue[], language: string): Cue | undefined {
  const before = cues.findLast(({ end }) => end <= sum.start);
  const after = cues.find(({ start }) => start >= sum.end);
  const isClose = before && !CLAUSE_END.test(sentence.slice(before.end, sum.start));
  const follows = after && !CLAUSE_END.test(sentence.slice(sum.end, after.start));
  if (isClose && follows && VERB_LAST.has(language)) {
    return after.start - sum.end < sum.start - before.end ? after : before;
  }
  if (isClose) return before;
  return follows ? after : (before ?? after);
}

function cuesOf(sentence: string): readonly Cue[] {
  return allMatches(sentence, CUE).map((match) => ({
    asks: (match[1] ?? match[3] ?? match[4]) !== undefined,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
