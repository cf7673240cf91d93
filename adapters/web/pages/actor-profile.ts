import { countryName } from '../../../briefings/render/words.ts';
import type { Actor } from '../../../src/model/actor.ts';
import { type Content, type Html, html } from '../html.ts';
import { capital, ENGLISH } from '../words.ts';

const UNRECORDED = 'Others';

/** Who an actor is, and its names by who uses them; `described` with its description. */
export function actorProfile(actor: Actor, family: readonly Actor[], described = true): Html {
  return html`<div class="profile">${described && html`<p>${actor.description}</p>`}
${rows([
  ['Works from', actor.country !== undefined && countryName(actor.country, ENGLISH)],
  ['Kind', actor.kind !== 'unknown' && actor.kind],
  ['Aims', actor.motivations.join(', ')],
  ['Sectors', actor.sectors.join(', ')],
  ['First seen', actor.firstSeen],
  ['ATT&CK', actor.attackId],
  ['Tools', actor.software.join(', ')],
  [
    'Family',
    family.length > 0 &&
      family.map(({ id, name }, index) => html`${index > 0 && ', '}<a href="/actors/${id}">${name}</a>`),
  ],
])}
<h3>Names</h3>
${rows(aliasesByUser(actor))}</div>`;
}

function rows(facts: readonly (readonly [string, Content])[]): Html {
  const known = facts.filter(([, value]) => value !== undefined && value !== false && value !== '');
  return html`<dl>${known.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** `Microsoft` with `Jade Sleet`; names that nobody is recorded for come last. */
function aliasesByUser({ name: own, aliases }: Actor): readonly (readonly [string, string])[] {
  const users = [...new Set(aliases.flatMap(({ usedBy }) => usedBy))].sort((a, b) => a.localeCompare(b));
  const namesOf = (user: string) => aliases.filter(({ usedBy }) => usedBy.includes(user)).map(({ name }) => name);
  const others = aliases.filter(({ name, usedBy }) => usedBy.length === 0 && name !== own).map(({ name }) => name);
  return [...users.map((user) => [capital(user), namesOf(user).join(', ')] as const), [UNRECORDED, others.join(', ')]];
}
