import { countryName, wordsFor } from '../../briefings/render/words.ts';
import type { Actor } from '../../src/model/actor.ts';
import { headlineOf } from './draw-card.ts';
import { bold, type Element, gap, line, linked, small, words } from './rich.ts';

const WORDS = wordsFor('en');
const NAMES_SHOWN = 12;
const LINKS_SHOWN = 4;

/** A profile: who they are, every name by who uses it, family, aims, tools. */
export function drawActor(actor: Actor, family: readonly Actor[]): readonly Element[] {
  return [
    headlineOf(actor.name),
    small(factsOf(actor)),
    line([words(actor.description, 900)], { spacing: 'Medium' }),
    ...sections(actor, family),
    ...references(actor),
    small(
      `From ${actor.provenance.map(({ source, version }) => [source, version].filter(Boolean).join(' ')).join(', ')}`,
    ),
  ];
}

/** `North Korea · ATT&CK G0032 · first seen 2009 · state · espionage` */
export function factsOf({ country, attackId, firstSeen, kind, motivations }: Actor): string {
  return [
    ...(country === undefined ? [] : [countryName(country, WORDS)]),
    ...(attackId === undefined ? [] : [`ATT&CK ${attackId}`]),
    ...(firstSeen === undefined ? [] : [`first seen ${firstSeen}`]),
    ...(kind === 'unknown' ? [] : [kind]),
    ...motivations,
  ].join(' · ');
}

function sections(actor: Actor, family: readonly Actor[]): readonly Element[] {
  const isParent = ({ id }: Actor) => actor.parents.some((parent) => parent.id === id);
  const children = family.filter((member) => member.parents.some(({ id }) => id === actor.id));
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Names', namesByUser(actor)],
    ['Part of', family.filter(isParent).map(({ name }) => name)],
    ['Includes', children.map(({ name }) => name)],
    ['Targets', actor.sectors],
    ['Tools', actor.software],
    ['Techniques', actor.techniques],
  ];
  return facts
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => line([bold(name), gap('  '), words(some(values), 900)]));
}

/** `Jade Sleet (Microsoft)` */
function namesByUser({ name, aliases }: Actor): readonly string[] {
  return aliases
    .filter((alias) => alias.name !== name)
    .map((alias) => `${alias.name}${alias.usedBy.length > 0 ? ` (${alias.usedBy.join(', ')})` : ''}`);
}

function references({ references: links }: Actor): readonly Element[] {
  if (links.length === 0) return [];
  return [
    line([bold('Read'), ...links.slice(0, LINKS_SHOWN).flatMap((url) => [gap('  '), linked(url, hostOf(url), 60)])]),
  ];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function some(values: readonly string[]): string {
  const more = values.length - NAMES_SHOWN;
  return [...values.slice(0, NAMES_SHOWN), ...(more > 0 ? [WORDS.more(more)] : [])].join(', ');
}
