import { allMatches } from '../../src/all-matches.ts';
import type { TimelineEvent } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Steps } from '../../src/steps.ts';
import { datelineLength } from './dateline.ts';
import { createDateReader, type DatedSpan } from './dates.ts';
import { isTotal } from './elsewhere.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const MAY_DATE = plainLetters(
  String.raw`(?:19|20)\d\d|\b(?:jan|feb|f[ée]v|mar|apr|avr|abr|ene|may|mai|maj|jun|juin|jul|juil|aug|ao[uû]|ago|sep|oct|okt|out|nov|dec|d[ée]c|dez|dic|gen|mag|giu|lug|set|ott)\p{L}*\b|yesterday|\bmid-|last (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:days|weeks|months) ago|hier\b|dernière?|gestern|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|[年月日]|января|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр`,
  'i',
);

const EVENT = plainLetters(
  String.raw`(?<!\p{L})(?:cyber\p{L}*|attack\p{L}*|breach\p{L}*|hack\p{L}*|st[eo]l\p{L}+|theft|intru\p{L}+|compromis\p{L}*|access\p{L}*|infect\p{L}*|ransom\p{L}*|leak\p{L}*|expos\p{L}*|exploit\p{L}*|discover\p{L}*|detect\p{L}*|notic\p{L}+|disclos\p{L}*|confirm\p{L}*|announc\p{L}*|reveal\p{L}*|attribut\p{L}*|blam\p{L}*|indict\p{L}*|charg\p{L}*|arrest\p{L}*|sanction\p{L}*|patch\p{L}*|fix\p{L}*|releas\p{L}*|report\p{L}*|notif\p{L}*|target\p{L}*|phish\p{L}*|spread\p{L}*|deploy\p{L}*|active|began|start\p{L}*|launch\p{L}*|contact\p{L}*|sent|pos(?:ed|ing)|transf\p{L}+|drain\p{L}*|withdr\p{L}+|la?under\p{L}*|publish\p{L}*|clos\p{L}+|shut\p{L}*|offline|restor\p{L}*|resum\p{L}*|paid|demand\p{L}*|claim\p{L}*|add(?:ed|s)|regist\p{L}+|observ\p{L}*|identif\p{L}*|named|spotted|saw|seen|suspicious|receiv\p{L}+|expel\p{L}+|broke|used|upload\p{L}*|creat\p{L}*|hit|struck|alter\p{L}*|took|taken|admit\p{L}*|plac(?:ed|ing)|inject\p{L}*|install\p{L}*|penetrat\p{L}*|alerts?|outage\p{L}*|malicious|attaqu\p{L}*|pirat\p{L}*|vol|volé\p{L}*|dérob\p{L}*|intrusion|fuite|découv\p{L}*|détect\p{L}*|annonc\p{L}*|confirm\p{L}*|révél\p{L}*|attribu\p{L}*|contact\p{L}*|approch\p{L}*|visé\p{L}*|touch\p{L}*|ferm\p{L}*|publi\p{L}*|diffus\p{L}*|victimes?|exfiltr\p{L}*|revendiqu\p{L}*|frapp\p{L}*|arrêt\p{L}*|inculp\p{L}*|angegriff\p{L}*|Angriff\p{L}*|Angreif\p{L}*|gelang\p{L}*|verschlüssel\p{L}*|gestohlen|entdeckt|bekannt|ataque\p{L}*|roba\p{L}*|anunci\p{L}*|atacc\p{L}*)(?!\p{L})|攻撃|流出|感染|悪用|改ざん|廃業|盗|不正|公表|発表|確認|攻击|窃取|披露|атак|взлом|похи`,
  'i',
);

const PUBLISHING = plainLetters(
  String.raw`^(?:updated?|published|posted|last (?:updated|modified)|by [A-Z]|written by|copyright|©|reporting by|mis à jour|publié|le \d|par [A-Z]|aktualisiert|veröffentlicht|photo|image|read more|related|sign up|subscribe|correction|clarification|editor['’]s note|rectificatif|korrektur)(?!\p{L})`,
  'i',
);

/** The date says when somebody spoke, not when something happened. */
const SPOKEN_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:said|says|told \p{L}+(?: \p{L}+)?|wrote|reported|tweeted|added|warned|statement|interview|spoke|declined|a déclaré|a indiqué|sagte|dijo)(?: in a statement| to reporters)?(?: on| late| early| ce| le)*\s*$`,
  'i',
);
const CLAIMED_AFTER = plainLetters(
  String.raw`^,? (?:confirm|attribut|blam|accus|announc|reveal|disclos|link|tied|said|nam)\p{L}*(?!\p{L})|^,? a (?:confirmé|attribué|accusé|annoncé|révélé)`,
  'i',
);
const CLAUSE_BREAK =
  /[;:–—]\s|,\s(?=(?:and|but|while|before|after|when|et|mais|puis|und|aber)\s)|\s(?=(?:that (?:it|they|the|its|a|an|he|she)|after|when|before|après|nachdem|qui|and (?:then |later |on |in |was |were |had )?\p{Ll}+ed)\s)/gu;
const LINKING_WORD = plainLetters(String.raw`^(?:that|qui|and|but|et|mais|puis|und|aber|dass)\s+`, 'i');
const BLANKS = /^[\s,]+/u;
const LONG = 320;
const AHEAD_MS = 400 * 86_400_000;
const MOST_EVENTS = 100;

/** What happened when, oldest first; relative dates count from publication, and a date is only as precise as its words. */
export function* findTimeline(story: Story, sentences: readonly Sentence[]): Steps<readonly TimelineEvent[]> {
  const dated = sentences.filter(({ text }) => MAY_DATE.test(text) && EVENT.test(text) && !PUBLISHING.test(text));
  if (dated.length === 0) return [];
  const readDates = createDateReader(story.language, story.publishedAt);
  const told: TimelineEvent[] = [];
  for (const sentence of dated) {
    if (told.length >= MOST_EVENTS) break;
    told.push(...events(story, sentence, readDates(sentence.text)));
    yield;
  }
  return told.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function events(story: Story, { text, field, start }: Sentence, spans: readonly DatedSpan[]): readonly TimelineEvent[] {
  const dateline = datelineLength(text);
  const dates = spans.filter((span) => span.start >= dateline && isEvent(span, text, story));
  const isShort = dates.length === 1 && text.length <= LONG;
  let told = dateline;
  return dates.flatMap((span, i) => {
    const [clauseFrom, clauseTo] = isShort ? [0, text.length] : clauseAround(text, span);
    const from = skipBlanks(text, Math.max(clauseFrom, told));
    const to = isCutBy(dates[i + 1], text, from, span.end, clauseTo) ? span.end : clauseTo;
    const what = text.slice(from, to);
    if (!EVENT.test(what) || (isWithin(dates[i + 1], to) && isClaimed(text, span))) return [];
    told = to;
    return [{ date: span.date, what, evidence: [quote(story, field, start + from, start + to)] }];
  });
}

function isWithin(next: DatedSpan | undefined, to: number): boolean {
  return next !== undefined && next.end <= to;
}

/** The date says when somebody spoke of it: `The FBI on Monday confirmed`. */
function isClaimed(text: string, { end }: DatedSpan): boolean {
  return CLAIMED_AFTER.test(text.slice(end));
}

/** Two dates in one clause, an event before each: the first is told when its date has been named. */
function isCutBy(next: DatedSpan | undefined, text: string, from: number, end: number, clauseTo: number): boolean {
  return (
    next !== undefined &&
    next.end <= clauseTo &&
    EVENT.test(text.slice(from, end)) &&
    EVENT.test(text.slice(end, next.end))
  );
}

function skipBlanks(text: string, from: number): number {
  return from + (BLANKS.exec(text.slice(from))?.[0].length ?? 0);
}

function isEvent({ date, start }: DatedSpan, text: string, { publishedAt }: Story): boolean {
  if (!isDay(date) && isTotal(text)) return false;
  return (
    Date.parse(date) < publishedAt.getTime() + AHEAD_MS &&
    !SPOKEN_BEFORE.test(text.slice(Math.max(0, start - 60), start))
  );
}

function isDay(date: string): boolean {
  return date.length === 'YYYY-MM-DD'.length;
}

/** The clause of a sentence that holds the date, without the word that links it to the one before. */
function clauseAround(text: string, { start, end }: DatedSpan): readonly [from: number, to: number] {
  const breaks = allMatches(text, CLAUSE_BREAK).map(({ index, 0: mark }) => ({
    before: index,
    after: index + mark.length,
  }));
  const from = breaks.findLast(({ after }) => after <= start)?.after ?? 0;
  const to = breaks.find(({ before }) => before >= end)?.before ?? text.length;
  const link = LINKING_WORD.exec(text.slice(from, start))?.[0].length ?? 0;
  return [from + link, to];
}
