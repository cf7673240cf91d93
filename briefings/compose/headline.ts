import type { BriefingActor } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Loss, Victim } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { sanitiseLine } from '../render/sanitise.ts';
import { countryName, formatAmount, wordsFor } from '../render/words.ts';

const THEFT =
  /\b(?:st[eo]le[ns]?|stealing|theft|heist|looted|drained|siphoned|robbed|vol(?:é\w*|s)?|dérob\w+|détourn\w+|braquage|butin)\b/iu;
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
  const [actor, second] = actors.filter(({ role }) => role === 'attributed' || role === 'suspected');
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
    const words = stories.find((story) => story.id === id)?.[field].slice(Math.max(0, start - NEAR), end + NEAR);
    return words !== undefined && THEFT.test(words);
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
