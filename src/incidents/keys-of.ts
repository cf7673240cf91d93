import type { Findings, Loss } from '../model/findings.ts';
import type { Story } from '../model/story.ts';
import { foldWords } from './fold-words.ts';
import { textKeys } from './text-keys.ts';

const COMPANY_FORM =
  / (?:inc|ltd|llc|plc|corp|corporation|co|company|group|holdings?|gmbh|ag|se|sa|sas|sarl|nv|bv|ab|as|oy|spa|srl|kk|limited)$/;
/** Shorter texts (an empty body under "Untitled") may be equal by chance. */
const SHORTEST_COPY = 60;
const MOST_OF_A_KIND = 15;
/** Amounts of the same step or the next one are about the same. */
const STEP = Math.log(1.1);

/** The ids of an actor's ancestors, nearest first. */
export type AncestorsOf = (actorId: string) => readonly string[];

/**
 * The rare things of a story by which others on the same event are found: `subject:dmm bitcoin`, `amount:4502.9 BTC`,
 * `cve:...`, `indicator:...`, its distinctive words. Those with a `~` are not looked up by and only tell how alike two are:
 * `~actor:tradertraitor`, `~family:lazarus-group`, `~name:...`, its wording.
 */
export function keysOf(story: Story, findings: Findings, ancestorsOf: AncestorsOf): readonly string[] {
  const actors = findings.actors
    .filter((actor) => actor.primary || actor.role !== 'mentioned')
    .map((actor) => actor.actorId);
  const actorNames = [
    ...findings.actors.flatMap(({ matched }) => matched),
    ...findings.unprofiled.map(({ name }) => name),
  ];
  const losses = findings.losses.filter((loss) => loss.scope === 'incident');
  const keys = [
    ...copyKey(story),
    ...(story.url ? [`link:${story.url}`] : []),
    ...some(victimKeys(story, findings)),
    ...some(losses.map((loss) => `amount:${loss.amount} ${loss.unit}`)),
    ...some(losses.flatMap(aboutKeys)),
    ...some(actors.map((actor) => `~actor:${actor}`)),
    ...some(findings.unprofiled.map(({ name }) => `~actor:${foldWords(name)}`)),
    ...some(actors.flatMap((actor) => [actor, ...ancestorsOf(actor)]).map((actor) => `~family:${actor}`)),
    ...some(
      findings.indicators.map(({ type, value }) => `${type === 'cve' ? 'cve' : 'indicator'}:${value.toLowerCase()}`),
    ),
    ...textKeys(story, actorNames),
  ];
  return [...new Set(keys)];
}

function some(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].slice(0, MOST_OF_A_KIND);
}

function copyKey({ title, text, fingerprint }: Story): readonly string[] {
  return title.length + text.length < SHORTEST_COPY ? [] : [`copy:${fingerprint}`];
}

/** Victims in the title are what the story is about; those in the text are so only when the title names none. */
function victimKeys({ title }: Story, { victims }: Findings): readonly string[] {
  const heading = ` ${foldWords(title)} `;
  const names = victims.map(({ name }) => foldWords(name).replace(COMPANY_FORM, ''));
  const inTitle = names.filter((name) => heading.includes(` ${name} `));
  const main = inTitle.length > 0 ? inTitle : names;
  const others = names.filter((name) => !main.includes(name));
  return [
    ...main.flatMap((name) => [`~victim:${name}`, `subject:${name}`, `word:${name}`]),
    ...others.flatMap((name) => [`~name:${name}`, `word:${name}`]),
  ];
}

function aboutKeys({ amount, unit }: Loss): readonly string[] {
  if (amount <= 0) return [];
  const step = Math.floor(Math.log(amount) / STEP);
  return [`~about:${step} ${unit}`, `~about:${step + 1} ${unit}`];
}
