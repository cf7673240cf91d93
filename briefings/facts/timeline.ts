import type { TimelineEvent } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { createDateReader, type DatedSpan } from './dates.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const MAY_DATE =
  /(?:19|20)\d\d|\b(?:jan|feb|f[ée]v|mar|apr|avr|abr|ene|may|mai|maj|jun|juin|jul|juil|aug|ao[uû]|ago|sep|oct|okt|out|nov|dec|d[ée]c|dez|dic|gen|mag|giu|lug|set|ott)\p{L}*\b|yesterday|\bmid-|last (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:days|weeks|months) ago|hier\b|dernière?|gestern|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|[年月日]|января|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр/iu;

const EVENT =
  /\b(?:cyber\w*|attack\w*|breach\w*|hack\w*|st[eo]l\w+|theft|intru\w+|compromis\w*|access\w*|infect\w*|ransom\w*|leak\w*|expos\w*|exploit\w*|discover\w*|detect\w*|notic\w+|disclos\w*|confirm\w*|announc\w*|reveal\w*|attribut\w*|blam\w*|indict\w*|charg\w*|arrest\w*|sanction\w*|patch\w*|fix\w*|releas\w*|report\w*|notif\w*|target\w*|phish\w*|spread\w*|deploy\w*|active|began|start\w*|launch\w*|contact\w*|sent|pos(?:ed|ing)|transf\w+|drain\w*|withdr\w+|la?under\w*|publish\w*|clos\w+|shut\w*|offline|restor\w*|resum\w*|paid|demand\w*|claim\w*|add(?:ed|s)|regist\w+|observ\w*|identif\w*|spotted|saw|seen|suspicious|receiv\w+|expel\w+|broke|used|upload\w*|creat\w*|hit|struck|alter\w*|attaqu\w*|pirat\w*|vol|volé\w*|dérob\w*|intrusion|fuite|découv\w*|détect\w*|annonc\w*|confirm\w*|révél\w*|attribu\w*|contact\w*|approch\w*|visé\w*|touch\w*|ferm\w*|publi\w*|arrêt\w*|inculp\w*|angegriff\w*|Angriff\w*|gestohlen|entdeckt|bekannt|ataque\w*|roba\w*|anunci\w*|atacc\w*)\b|攻撃|流出|盗|不正|公表|発表|確認|攻击|窃取|披露|атак|взлом|похи/iu;

const PUBLISHING =
  /^(?:updated?|published|posted|last (?:updated|modified)|by [A-Z]|written by|copyright|©|reporting by|mis à jour|publié|le \d|par [A-Z]|aktualisiert|veröffentlicht|photo|image|read more|related|sign up|subscribe)\b/iu;

/** The date says when somebody spoke, not when something happened. */
const SPOKEN_BEFORE =
  /\b(?:said|says|told \p{L}+(?: \p{L}+)?|wrote|tweeted|added|warned|statement|interview|spoke|declined|a déclaré|a indiqué|sagte|dijo)(?: in a statement| to reporters)?(?: on| late| early| ce| le)*\s*$/iu;
const CLAUSE_BREAK =
  /[;:–—]\s|,\s(?=(?:and|but|while|before|after|when|et|mais|puis|und|aber)\s)|\s(?=(?:that|which|after|when|before|qui|que|après|nachdem|and (?:then |later |on |in |was |were |had )?\p{Ll}+ed)\s)/gu;
const LONG = 220;
const AHEAD_MS = 400 * 86_400_000;

/** What happened when, oldest first; relative dates count from publication, and a date is only as precise as its words. */
export function findTimeline(story: Story, sentences: readonly Sentence[]): readonly TimelineEvent[] {
  const dated = sentences.filter(({ text }) => MAY_DATE.test(text) && EVENT.test(text) && !PUBLISHING.test(text));
  if (dated.length === 0) return [];
  const readDates = createDateReader(story.language, story.publishedAt);
  return dated
    .flatMap((sentence) => events(story, sentence, readDates(sentence.text)))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function events(story: Story, { text, field, start }: Sentence, spans: readonly DatedSpan[]): readonly TimelineEvent[] {
  const dates = spans.filter((span) => isEvent(span, text, story));
  const seen = new Set<string>();
  return dates.flatMap((span) => {
    const [from, to] = dates.length === 1 && text.length <= LONG ? [0, text.length] : clauseAround(text, span);
    const what = text.slice(from, to);
    if (!EVENT.test(what) || seen.has(what)) return [];
    seen.add(what);
    return [{ date: span.date, what, evidence: [quote(story, field, start + from, start + to)] }];
  });
}

function isEvent({ date, start }: DatedSpan, text: string, { publishedAt }: Story): boolean {
  return (
    Date.parse(date) < publishedAt.getTime() + AHEAD_MS &&
    !SPOKEN_BEFORE.test(text.slice(Math.max(0, start - 60), start))
  );
}

/** The clause of a sentence that holds the date. */
function clauseAround(text: string, { start, end }: DatedSpan): readonly [from: number, to: number] {
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_BREAK)) {
    if (index + mark.length <= start) from = index + mark.length;
    else if (index >= end) return [from, index];
  }
  return [from, text.length];
}
