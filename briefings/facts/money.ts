import { allMatches } from '../../src/all-matches.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { readNumber } from './number.ts';

/** An amount as written: where it stands in the text it was read from, and what it says. */
export interface Money {
  readonly amount: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`\d+[億亿]\d+(?:[万萬]\d+)?|\d+[万萬]\d+|\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,8})?|\d+(?:[.,]\d+)*`;
const SCALE = String.raw`thousand|mille(?!\p{L})|tausend|(?:m|b|tr)illions?|millionen|millones|mill[oó]n|milion[ei]|milh(?:ões|ão)|bilh(?:ões|ão)|mil millones|milliards?|milliarden?|miliard[oi]|miljoen|miljard|miljoner|mrd\.?|mio\.?|mln\.?|bn|mn|tn|mds?|млрд\.?|млн\.?|миллион(?:ов|а)?|миллиард(?:ов|а)?|[kmb](?![\p{L}])|[万萬億亿兆]`;
const WORD_NUMBER =
  'an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|half|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix';

const COINS: Readonly<Record<string, RegExp>> = {
  BTC: /^(?:btc|bitcoins?|биткоин\p{L}*|ビットコイン|比特币)$/iu,
  ETH: /^(?:eth|ethers?|ethereum|イーサリアム|以太币)$/iu,
  XMR: /^(?:xmr|moneros?)$/iu,
  LTC: /^(?:ltc|litecoins?)$/iu,
  DASH: /^dash$/iu,
  XRP: /^xrp$/iu,
  USDT: /^(?:usdt|tethers?)$/iu,
  USDC: /^usdc$/iu,
  SOL: /^sol$/iu,
};

const CURRENCIES: Readonly<Record<string, RegExp>> = {
  USD: /^(?:usd|us ?\$|\$|us[ -]dollars?|u\.s\. dollars?|dollars? am[ée]ricains?|dollars?|d[óo]lares?(?: estadounidenses)?|dollari|dólares|доллар\p{L}*|米?ドル|美元|달러)$/iu,
  EUR: /^(?:eur|€|euros?|евро|ユーロ|欧元|유로)$/iu,
  GBP: /^(?:gbp|£|pounds?(?: sterling)?|livres? sterling|ポンド|英镑)$/iu,
  JPY: /^(?:jpy|¥|￥|yens?|円|日元)$/iu,
  KRW: /^(?:krw|₩|won|ウォン|원|韩元)$/iu,
  INR: /^(?:inr|₹|rs\.?|rupees?)$/iu,
  CNY: /^(?:cny|rmb|yuan|人民币|元)$/iu,
  RUB: /^(?:rub|₽|(?:russian )?rubles?|roubles?|рубл\p{L}*)$/iu,
  UAH: /^(?:uah|₴|hryvnia\p{L}*|гривен\p{L}*|грн)$/iu,
  CHF: /^(?:chf|swiss francs?|francs suisses?|schweizer franken|franken)$/iu,
  AUD: /^(?:aud|a(?:u|us)? ?\$|australian dollars?)$/iu,
  CAD: /^(?:cad|ca?n? ?\$|canadian dollars?|dollars canadiens)$/iu,
  NZD: /^(?:nzd|nz ?\$)$/iu,
  HKD: /^(?:hkd|hk ?\$|hong kong dollars?)$/iu,
  SGD: /^(?:sgd|s ?\$|singapore dollars?)$/iu,
  BRL: /^(?:brl|r ?\$|reais)$/iu,
};
const UNITS = Object.entries({ ...COINS, ...CURRENCIES });

const SYMBOL = String.raw`(?:(?:US|AUS?|CAN?|NZ|HK) ?|[ACSR])?\$|[€£¥￥₩₹₽]|(?:USD|EUR|GBP|JPY|KRW|INR|CNY|RMB|RUB|CHF|AUD|CAD|NZD|HKD|SGD|BRL|BTC|ETH|XMR)(?![\p{L}])|Rs\.?`;
const UNIT = String.raw`(?:u\.?s\.?[ -]|australian |canadian |hong kong |singapore |swiss )?(?:dollars?|francs?)(?: am[ée]ricains?| canadiens?| suisses?)?|d[óo]lares?|dollari|euros?|pounds?(?: sterling)?|livres? sterling|yens?|won(?!\p{L})|rupees?|yuan|(?:russian )?(?:roubles?|rubles?)|reais|hryvnias?|franken|bitcoins?|btc|ethers?(?!\p{L})|ethereum|eth(?!\p{L})|moneros?|xmr|litecoins?|ltc|dash(?!\p{L})|xrp|tethers?|usdt|usdc|usd|eur(?!\p{L})|gbp|jpy|krw|chf|доллар\p{L}*|евро|рубл\p{L}*|биткоин\p{L}*|円|米?ドル|ユーロ|ポンド|ウォン|ビットコイン|イーサリアム|美元|欧元|英镑|日元|人民币|比特币|以太币|달러|원`;

const ARTICLE = /^(?:an?|une?|half)$/i;
const BEFORE = plainLetters(
  String.raw`(?<![\p{L}\d$])(${SYMBOL}) ?(?<!\d)(${NUMBER})(?:[- \u00a0\u202f]?(${SCALE}))?(?![\p{Script=Latin}\p{Script=Cyrillic}\d])`,
  'gi',
);
/** What follows a coin's name when no sum is meant: `two bitcoin wallets`. */
const THING =
  'wallets?|address(?:es)?|accounts?|exchanges?|forks?|networks?|miners?|mining|transactions?|users?|holders?';
const AFTER = plainLetters(
  String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\d.,$€£])(?:(\.\d+|${NUMBER}|(?:${WORD_NUMBER})(?= ))(?:[- \u00a0\u202f]?(${SCALE})(?: d['’]|(?: (?:de|di|of))? ?|[-\u00a0\u202f])?|[- \u00a0\u202f]| de )?(${UNIT})|(${NUMBER})[ \u00a0\u202f]?(${SCALE})? ?([€£¥￥₩$]))(?![\p{Ll}\d]|\.\p{L}| (?:${THING})(?!\p{L}))`,
  'gi',
);

/** Every sum of money or coins in a text, in order, without overlaps. `language` tells how digits are grouped. */
export function findMoney(text: string, language: string): readonly Money[] {
  const found = [
    ...allMatches(text, BEFORE).flatMap((m) => read(m, m[2], m[3], m[1], language)),
    ...allMatches(text, AFTER).flatMap((m) => read(m, m[1] ?? m[4], m[2] ?? m[5], m[3] ?? m[6], language)),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((money, i) => !found.slice(0, i).some((earlier) => earlier.end > money.start));
}

function read(
  match: RegExpExecArray,
  digits: string | undefined,
  scale: string | undefined,
  symbol: string | undefined,
  language: string,
): readonly Money[] {
  if (!scale && ARTICLE.test(digits ?? '')) return [];
  const amount = readNumber(digits ?? '', scale ?? '', language);
  const unit = unitOf(symbol ?? '');
  if (amount === undefined || unit === undefined) return [];
  const end = match.index + match[0].trimEnd().length;
  return [{ amount, unit, start: match.index, end }];
}

function unitOf(symbol: string): string | undefined {
  const name = symbol.trim();
  return UNITS.find(([, pattern]) => pattern.test(name))?.[0];
}
