import { createRequire } from 'node:module';
import type { TimelineEvent } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const require = createRequire(import.meta.url);

type Chrono = typeof import('chrono-node/en', { with: { 'resolution-mode': 'require' }});

const LOCALES = new Set(['en', 'fr', 'de', 'es', 'it', 'ja', 'nl', 'pt', 'ru', 'sv', 'uk', 'vi', 'zh', 'fi', 'id']);

const MAY_DATE =
  /(?:19|20)\d\d|\b(?:jan|feb|f[ée]v|mar|apr|avr|abr|ene|may|mai|maj|jun|juin|jul|juil|aug|ao[uû]|ago|sep|oct|okt|out|nov|dec|d[ée]c|dez|dic|gen|mag|giu|lug|set|ott)\p{L}*\b|yesterday|last (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:days|weeks|months) ago|hier\b|dernière?|gestern|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|[年月日]|января|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр/iu;

const EVENT =
  /\b(?:attack\w*|breach\w*|hack\w*|st[eo]l\w+|theft|intru\w+|compromis\w*|access\w*|infect\w*|ransom\w*|leak\w*|expos\w*|exploit\w*|discover\w*|detect\w*|notic\w+|disclos\w*|confirm\w*|announc\w*|reveal\w*|attribut\w*|blam\w*|indict\w*|charg\w*|arrest\w*|sanction\w*|patch\w*|fix\w*|releas\w*|report\w*|notif\w*|target\w*|phish\w*|spread\w*|deploy\w*|active|began|start\w*|launch\w*|contact\w*|sent|pos(?:ed|ing)|transf\w+|drain\w*|withdr\w+|la?under\w*|publish\w*|clos\w+|shut\w*|offline|restor\w*|resum\w*|paid|demand\w*|claim\w*|add(?:ed|s)|regist\w+|observ\w*|identif\w*|spotted|seen|used|upload\w*|creat\w*|hit|struck|alter\w*|attaqu\w*|pirat\w*|vol|volé\w*|dérob\w*|intrusion|fuite|découv\w*|détect\w*|annonc\w*|confirm\w*|révél\w*|attribu\w*|contact\w*|approch\w*|visé\w*|touch\w*|ferm\w*|publi\w*|arrêt\w*|inculp\w*|angegriff\w*|Angriff\w*|gestohlen|entdeckt|bekannt|ataque\w*|roba\w*|anunci\w*|atacc\w*)\b|攻撃|流出|盗|不正|公表|発表|確認|攻击|窃取|披露|атак|взлом|похи/iu;

const PUBLISHING =
  /^(?:updated?|published|posted|last (?:updated|modified)|by [A-Z]|written by|copyright|©|reporting by|mis à jour|publié|le \d|par [A-Z]|aktualisiert|veröffentlicht|photo|image|read more|related|sign up|subscribe)\b/iu;

const CLAUSE_BREAK = /[;:–—]\s|,\s(?=(?:and|but|while|et|mais|und|aber)\s)/gu;
const LONGEST_CLAUSE = 220;
const TIME_ONLY = /^\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?|h|GMT|UTC)?$/i;
const AFTER_SOMETHING = /\b(?:later|after|earlier than|before)\s*$|\bplus tard/i;
const OTHER_MONTH = /\b(?:the|that|same|du|le même|ce) (?:month|week|year|mois)\b/i;
const BEFORE_DURATION = /\b(?:for|during|over|within|every|per|pendant|durant)\s+(?:the\s+)?(?:past|last)?\s*$/i;
const AHEAD_MS = 400 * 86_400_000;

/** What happened when, oldest first; relative dates count from publication, and a date is only as precise as its words. */
export function findTimeline(story: Story, sentences: readonly Sentence[]): readonly TimelineEvent[] {
  const dated = sentences.filter(({ text }) => MAY_DATE.test(text) && EVENT.test(text) && !PUBLISHING.test(text));
  if (dated.length === 0) return [];
  const chrono = require(`chrono-node/${LOCALES.has(story.language) ? story.language : 'en'}`) as Chrono;
  return dated
    .flatMap((sentence) => events(story, sentence, chrono))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function events(story: Story, sentence: Sentence, chrono: Chrono): readonly TimelineEvent[] {
  const seen = new Set<string>();
  return chrono.casual.parse(sentence.text, { instant: story.publishedAt, timezone: 'UTC' }).flatMap((result) => {
    const date = preciseDate(result.start, sentence.text.slice(0, result.index), result.text);
    if (!date || seen.has(date) || Date.parse(date) > story.publishedAt.getTime() + AHEAD_MS) return [];
    const [from, to] = clauseAround(sentence.text, result.index, result.index + result.text.length);
    const what = sentence.text.slice(from, to);
    if (!EVENT.test(what)) return [];
    seen.add(date);
    return [{ date, what, evidence: [quote(story, sentence.field, sentence.start + from, sentence.start + to)] }];
  });
}

type Parsed = ReturnType<Chrono['casual']['parse']>[number]['start'];

function preciseDate(start: Parsed, before: string, words: string): string | undefined {
  if (TIME_ONLY.test(words) || AFTER_SOMETHING.test(words) || OTHER_MONTH.test(words) || BEFORE_DURATION.test(before))
    return undefined;
  const year = String(start.get('year')).padStart(4, '0');
  const month = String(start.get('month')).padStart(2, '0');
  const day = String(start.get('day')).padStart(2, '0');
  if (start.isCertain('day') || start.isCertain('weekday')) return `${year}-${month}-${day}`;
  if (start.isCertain('month')) return `${year}-${month}`;
  return start.isCertain('year') ? year : undefined;
}

/** The clause that holds the span; the whole sentence when it is short. */
function clauseAround(text: string, start: number, end: number): readonly [from: number, to: number] {
  if (text.length <= LONGEST_CLAUSE) return [0, text.length];
  let from = 0;
  let to = text.length;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_BREAK)) {
    if (index + mark.length <= start) from = index + mark.length;
    else if (index >= end) {
      to = index;
      break;
    }
  }
  return [from, to];
}
