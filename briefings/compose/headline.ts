import type { BriefingActor } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Loss, Victim } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { sanitiseLine } from '../render/sanitise.ts';
import { countryName, formatAmount, wordsFor } from '../render/words.ts';

const THEFT = plainLetters(
  String.raw`(?<!\p{L})(?:st[eo]le[ns]?|stealing|theft|heist|looted|drained|siphoned|robbed|vol(?:é|és|ée|ées|s)?|dérob\p{L}+|détourn\p{L}+|braquage)(?!\p{L})`,
  'i',
);
/** A sum that was asked for, paid or spent is no theft, whatever else was stolen. */
const NOT_TAKEN = plainLetters(
  String.raw`(?<!\p{L})(?:ransom\p{L}*|demand\p{L}*|extort\p{L}*|pa(?:id|y|ys|ying|yments?)|cost\p{L}*|ask\p{L}*|offer\p{L}*|rançon\p{L}*|réclam\p{L}*|exig\p{L}*|coût\p{L}*|vers(?:é|ée|er))(?!\p{L})`,
  'i',
);
const SENTENCE_END = /[.!?。]\s|\n/u;
const BEFORE = 100;
const AFTER = 80;
const NEAR = 160;

interface HeadlineFacts {
  readonly actors: readonly BriefingActor[];
  readonly victims: readonly Victim[];
  readonly losses: readonly Loss[];
  /** Most reliable first. */
  readonly stories: readonly Story[];
  readonly language: string;
}

/** Who stole what from whom when the facts carry it, otherwise the title of the most reliable story. */
export function writeHeadline(facts: HeadlineFacts): string {
  return composed(facts) ?? bestTitle(facts);
}

function composed({ actors, victims, losses, stories, language }: HeadlineFacts): string | undefined {
  const [actor, second] = foremost(actors);
  const loss = losses.find(
    ({ scope, unit, evidence }) => scope === 'incident' && unit !== 'records' && isTheft(evidence, stories),
  );
  const victim = loss && robbed(loss, victims);
  if (!actor || !loss || !victim || second?.role === actor.role || (language !== 'en' && language !== 'fr'))
    return undefined;
  const who = describe(actor, language);
  const what = formatAmount(loss, wordsFor(language));
  const isSuspected = actor.role === 'suspected';
  if (language === 'fr') {
    return isSuspected
      ? `${who} soupçonné du vol de ${what} chez ${victim.name}`
      : `${who} a volé ${what} à ${victim.name}`;
  }
  return isSuspected
    ? `${who} suspected in the theft of ${what} from ${victim.name}`
    : `${who} stole ${what} from ${victim.name}`;
}

/** Those held responsible; a group above another of them gives way to it. */
function foremost(actors: readonly BriefingActor[]): readonly BriefingActor[] {
  const held = actors.filter(({ role }) => role === 'attributed' || role === 'suspected');
  return held.filter(({ id }) => !held.some(({ parents }) => parents.some((parent) => parent.id === id)));
}

/** `TraderTraitor (North Korea, part of Lazarus Group)`. */
function describe(actor: BriefingActor, language: string): string {
  const words = wordsFor(language);
  const parent = actor.parents[0];
  const aside = [actor.country && countryName(actor.country, words), parent && `${words.partOf} ${parent.name}`].filter(
    Boolean,
  );
  return aside.length > 0 ? `${actor.name} (${aside.join(', ')})` : actor.name;
}

function isTheft(evidence: Loss['evidence'], stories: readonly Story[]): boolean {
  return evidence.some(({ story: id, field, start, end }) => {
    const text = stories.find((story) => story.id === id)?.[field] ?? '';
    const before =
      text
        .slice(Math.max(0, start - BEFORE), start)
        .split(SENTENCE_END)
        .at(-1) ?? '';
    const after = text.slice(end, end + AFTER).split(SENTENCE_END)[0] ?? '';
    const words = `${before} ${after}`;
    return THEFT.test(words) && !NOT_TAKEN.test(words);
  });
}

/** The victim whose words stand beside the loss. */
function robbed(loss: Loss, victims: readonly Victim[]): Victim | undefined {
  return victims.find(({ evidence }) => evidence.some((words) => loss.evidence.some((sum) => areNear(words, sum))));
}

function areNear(a: Evidence, b: Evidence): boolean {
  return a.story === b.story && a.field === b.field && a.start < b.end + NEAR && b.start < a.end + NEAR;
}

function bestTitle({ stories, actors }: HeadlineFacts): string {
  const names = actors.flatMap(({ matched }) => matched);
  const titles = stories.map((story) => ({
    story,
    title: withoutPublisher(sanitiseLine(story.title), story.publisher),
  }));
  const best = titles[0]?.story.reliability;
  const peers = titles.filter(({ story, title }) => story.reliability === best && title !== '');
  const chosen =
    peers.find(({ title }) => names.some((name) => title.includes(name))) ??
    peers[0] ??
    titles.find(({ title }) => title !== '');
  return chosen?.title ?? names[0] ?? '';
}

function withoutPublisher(title: string, publisher: string): string {
  for (const mark of [' - ', ' | ', ' – ', ' — ', ' • ']) {
    if (title.endsWith(`${mark}${publisher}`)) return title.slice(0, -(mark.length + publisher.length));
  }
  return title;
}
