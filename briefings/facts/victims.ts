import { allMatches } from '../../src/all-matches.ts';
import type { Victim } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { onceFor } from '../../src/once-per.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Steps } from '../../src/steps.ts';
import { attackersIn } from './attackers.ts';
import { commentatorsIn, peopleIn } from './people.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';
import { isVictimName, namesIn } from './victim-names.ts';
import { likelyFrames } from './victim-patterns.ts';

const HARM = plainLetters(
  String.raw`attack|breach|hack|victim|target|compromis|st[eo]l[eo]?n?|theft|ransom|\bhit\b|struck|strikes|infect|intru|infiltrat|leak|expos|crippl|paraly|robb|drain|dup(?:e|ing)|trick|scam|conn?ed|defraud|heist|havoc|phish|malware|unauthori|broke into|extort|lost\b|pa(?:id|y)|\blist(?:s|ed)\b|for sale\b|outage|recruiter|recruteur|offline|virus|incident|attaqu|pirat|vol|dérob|visé|ciblé|touché|fuite|rançon|Angriff|angegriffen|[Dd]iebstahl|Raub|gestohlen|erbeut|gehackt|Opfer|betroffen|ataque|hackeo|robo|attacc|攻撃|アクセス|流出|ハッキング|ランサム`,
  'i',
);
/** Words that an organisation uses of itself; a researcher who reports a breach does not. */
const OF_ITSELF = plainLetters(
  String.raw`(?<!\p{L})(?:its|our|their|it|own|customers?|patients|employees|clients|been|passengers|users|members|students|guests|personal (?:data|information)|fell|falling|ransomware|cyber-?attack|outage)(?!\p{L})`,
  'i',
);
const CYBER = plainLetters(
  String.raw`cyber|hack|breach|ransom|malware|phish|data|leak|crypto|computer|network|online|password|stolen|informati|pirat|rançon|fuite|Daten|Angriff|datos|fraud|scam|trick|bitcoin|outage|fishing|Krypto|サイバー|不正|流出|网络|黑客|数据`,
  'i',
);
const WEAK_VERB = plainLetters(
  String.raw`(?<!\p{L})(?:say|said|says|report(?:s|ed)|reveal(?:s|ed)?|detect(?:s|ed)|discover(?:s|ed)|announc(?:es|ed)|disclos(?:es|ed)|learn(?:s|ed|t))(?!\p{L})`,
  'i',
);
const WEAKNESS = plainLetters(String.raw`vulnerabilit|\bflaws?\b|\bbugs?\b|zero-?day|faille|Schwachstelle`, 'i');
const PREPOSITION_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:in|from|by|near|than|via|using|as|called|named|dubbed|to|with|on) (?:the )?$`,
  'i',
);
const HYPOTHETICAL = plainLetters(
  String.raw`(?<!\p{L})(?:could|might|would|can|if|should)\b(?! (?:not )?(?:confirm|reveal))`,
  'i',
);

/** What follows when the name is a thing: software, a protocol, malware. */
const THING_AFTER = plainLetters(
  String.raw`^(?:['’]s?)? (?:(?!aux?|des?|par|by|to|from|and|et)\p{L}+ )?(?:ransomware|portals?|gateways?|appliances?|malware|trojan|virus|worm|botnet|packets?|protocol|address(?:es)?|bugs?|flaws?|vulnerabilit\p{L}+|apps?|browsers?|plugins?|routers?|modems?|consoles?|software|packages?|devices?|phones?|firmware|versions?|users can|operating system|zero-days?|exploits?|hackers|group|gang|actors?|strain|institutes|studios|organi[sz]ations|infrastructure|servers?|lights?|departments|corporations' computers|tools)(?!\p{L})`,
  'i',
);
/** Of a product's servers, not of its maker. */
const PRODUCT_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:serveurs?|logiciels?|équipements?|boîtiers?|appareils?|pare-feu|messageries?|servers?|appliances?|instances) $`,
  'i',
);
/** Somebody says that he was not hit. */
const UNHARMED = plainLetters(
  String.raw`(?<!\p{L})(?:was|were|is|are|had|has|have)(?: not|n['’]t) (?:been )?(?:\p{L}+ly )?(?:breached|hacked|compromised|affected|impacted|hit|stolen)(?!\p{L})`,
  'i',
);
const LONE_WORD = /^\p{Lu}\p{Ll}+$/u;
const SMALL_WORD = /(?<![\p{L}@./-])\p{Ll}{2,}(?![\p{L}-]|\.\p{L})/gu;
const MOST_QUOTES = 4;
/** A longer list names no victims, or they are not what its readers look for. */
const MOST_VICTIMS = 100;

/**
 * Organisations that the story says were hit, with the words that say so. When it names nobody, those it
 * describes: `two US-based banks`.
 */
export function* findVictims(story: Story, sentences: readonly Sentence[]): Steps<readonly Victim[]> {
  if (!CYBER.test(story.title) && !CYBER.test(story.text)) return [];
  const harmed = sentences.filter(({ text }) => HARM.test(text));
  const isOther = othersIn(story);
  const framesOf = onceFor(({ text }: Sentence) => likelyFrames(text, story.language));
  const named = yield* collect(story, harmed, (sentence) =>
    framesOf(sentence)
      .flatMap((frame) => hits(sentence.text, frame.named, namesIn))
      .filter(({ name }) => isVictimName(name) && !isOther(name)),
  );
  if (named.length > 0) return withoutShorterNames(named);
  return yield* collect(story, harmed, (sentence) =>
    framesOf(sentence).flatMap((frame) => (frame.described ? hits(sentence.text, frame.described, described) : [])),
  );
}

interface Hit {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Tells names of people, attackers and commentators, and ordinary words; who they are is looked up at the first name. */
function othersIn({ text, publisher }: Story): (name: string) => boolean {
  let others: ReadonlySet<string> | undefined;
  let small: ReadonlySet<string> | undefined;
  return (name) => {
    others ??= new Set([...peopleIn(text), ...attackersIn(text), ...commentatorsIn(text), publisher]);
    if (others.has(name)) return true;
    if (!LONE_WORD.test(name)) return false;
    small ??= smallWordsIn(text);
    return small.has(name.toLowerCase());
  };
}

function* collect(
  story: Story,
  sentences: readonly Sentence[],
  find: (sentence: Sentence) => readonly Hit[],
): Steps<readonly Victim[]> {
  const found = new Map<string, Victim>();
  for (const sentence of sentences) {
    if (found.size >= MOST_VICTIMS) break;
    yield;
    for (const { name, from, to } of find(sentence)) {
      const known = found.get(fold(name));
      const said = quote(story, sentence.field, sentence.start + from, sentence.start + to);
      const evidence = [...(known?.evidence ?? []), said];
      found.set(fold(name), { name: known?.name ?? name, evidence: evidence.slice(0, MOST_QUOTES) });
    }
  }
  return [...found.values()];
}

function hits(text: string, frame: RegExp, read: (words: string, before: string) => readonly string[]): readonly Hit[] {
  return allMatches(text, frame).flatMap((match) => {
    const [from, to] = match.indices?.groups?.who ?? [0, 0];
    const said = match[0];
    if (HYPOTHETICAL.test(said) || WEAKNESS.test(said) || THING_AFTER.test(text.slice(to, to + 40))) return [];
    if (PRODUCT_BEFORE.test(text.slice(match.index, from)) || UNHARMED.test(said)) return [];
    if (from === match.index && isReport(said.slice(to - from))) return [];
    const before = text.slice(Math.max(0, from - 20), from);
    const names = read(text.slice(from, to), before);
    const own = from === match.index && PREPOSITION_BEFORE.test(before) ? names.slice(1) : names;
    return own.map((name) => ({ name, from: match.index, to: match.index + said.length }));
  });
}

/** Somebody tells of a breach that is not his own. */
function isReport(words: string): boolean {
  return WEAK_VERB.test(words) && !OF_ITSELF.test(words);
}

function described(words: string): readonly string[] {
  return [words];
}

/** The words that a story writes small outside addresses: with a capital they are no names. */
function smallWordsIn(text: string): ReadonlySet<string> {
  return new Set(allMatches(text, SMALL_WORD).map(([word]) => word));
}

/** `DMM` beside `DMM Bitcoin` is the same organisation. */
function withoutShorterNames(victims: readonly Victim[]): readonly Victim[] {
  const isPart = (short: string, long: string) =>
    long.length > short.length && ` ${fold(long)} `.includes(` ${fold(short)} `);
  const kept = victims.filter(({ name }) => !victims.some((other) => isPart(name, other.name)));
  return kept.map((victim) => ({
    ...victim,
    evidence: victims
      .filter(({ name }) => name === victim.name || isPart(name, victim.name))
      .flatMap(({ evidence }) => evidence)
      .slice(0, MOST_QUOTES),
  }));
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
