import { countryName, wordsFor } from '../../briefings/render/words.ts';
import type { Actor } from '../../src/model/actor.ts';

const WORDS = wordsFor('en');
const NAMES_SHOWN = 12;
const LINKS_SHOWN = 4;

/** `North Korea · ATT&CK G0032 · first seen 2009 · state · espionage` */
export function actorFacts({ country, attackId, firstSeen, kind, motivations }: Actor): string {
  return [
    ...(country === undefined ? [] : [countryName(country, WORDS)]),
    ...(attackId === undefined ? [] : [`ATT&CK ${attackId}`]),
    ...(firstSeen === undefined ? [] : [`first seen ${firstSeen}`]),
    ...(kind === 'unknown' ? [] : [kind]),
    ...motivations,
  ].join(' · ');
}

/** Names by who uses them, family, aims and tools, each with its label; what is too much is counted. */
export function actorRows(actor: Actor, family: readonly Actor[]): readonly (readonly [string, string])[] {
  const isParent = ({ id }: Actor) => actor.parents.some((parent) => parent.id === id);
  const children = family.filter((member) => member.parents.some(({ id }) => id === actor.id));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Names', namesByUser(actor)],
    ['Part of', family.filter(isParent).map(({ name }) => name)],
    ['Includes', children.map(({ name }) => name)],
    ['Targets', actor.sectors],
    ['Tools', actor.software],
    ['Techniques', actor.techniques],
  ];
  return rows.filter(([, values]) => values.length > 0).map(([label, values]) => [label, some(values)]);
}

/** The first pages to read, each with the host that it stands on. */
export function actorLinks({ references }: Actor): readonly { readonly url: string; readonly host: string }[] {
  return references
    .slice(0, LINKS_SHOWN)
    .map((url) => ({ url, host: URL.canParse(url) ? new URL(url).hostname : url }));
}

/** `From sitrep-pack 1.0.0, mitre-attack 18` */
export function actorOrigin({ provenance }: Actor): string {
  return `From ${provenance.map(({ source, version }) => [source, version].filter(Boolean).join(' ')).join(', ')}`;
}

/** `Jade Sleet (Microsoft)` */
function namesByUser({ name, aliases }: Actor): readonly string[] {
  return aliases
    .filter((alias) => alias.name !== name)
    .map((alias) => `${alias.name}${alias.usedBy.length > 0 ? ` (${alias.usedBy.join(', ')})` : ''}`);
}

function some(values: readonly string[]): string {
  const more = values.length - NAMES_SHOWN;
  return [...values.slice(0, NAMES_SHOWN), ...(more > 0 ? [WORDS.more(more)] : [])].join(', ');
}
