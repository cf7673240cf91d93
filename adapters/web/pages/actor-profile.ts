import { countryName } from '../../../briefings/render/words.ts';
import type { Actor } from '../../../src/model/actor.ts';
import { type Html, html } from '../html.ts';
import { ENGLISH } from '../words.ts';

/** Who an actor is: description, names by who uses them, family, aims. */
export function actorProfile(actor: Actor, family: readonly Actor[]): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['Works from', actor.country === undefined ? '' : countryName(actor.country, ENGLISH)],
    ['Kind', actor.kind === 'unknown' ? '' : actor.kind],
    ['Aims', actor.motivations.join(', ')],
    ['Sectors', actor.sectors.join(', ')],
    ['First seen', actor.firstSeen ?? ''],
    ['ATT&CK', actor.attackId ?? ''],
    ['Tools', actor.software.join(', ')],
  ];
  return html`<div class="profile"><p>${actor.description}</p>
<dl>${rows.filter(([, value]) => value !== '').map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
${aliasesByUser(actor).map(([user, names]) => html`<div><dt>${user} says</dt><dd>${names.join(', ')}</dd></div>`)}
${family.length > 0 && html`<div><dt>Family</dt><dd>${family.map((each, index) => html`${index > 0 && ', '}<a href="/actors/${each.id}">${each.name}</a>`)}</dd></div>`}</dl></div>`;
}

/** Names grouped by who uses them; a name that nobody is recorded for stands under `Others`. */
export function aliasesByUser({ aliases }: Actor): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const { name, usedBy } of aliases) {
    for (const user of usedBy.length > 0 ? usedBy : ['Others']) groups.set(user, [...(groups.get(user) ?? []), name]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
