import type { Actor } from '../../src/model/actor.ts';
import { drawSection, PLAIN, type TextOptions, wrapped } from './layout.ts';
import { sanitiseLine } from './sanitise.ts';
import { countryName, wordsFor } from './words.ts';

const WORDS = wordsFor('en');

export interface Family {
  readonly parents: readonly Actor[];
  readonly children: readonly Actor[];
}

/** A profile as a page: who they are, all their names by who uses them, their family, tools and techniques. */
export function actorToText(actor: Actor, family: Family, { width = 110, paint = PLAIN }: TextOptions = {}): string {
  const sections = [
    { label: 'Names', lines: nameLines(actor) },
    { label: 'Family', lines: familyLines(actor, family) },
    { label: 'Aims', lines: [[actor.kind, ...actor.motivations].filter((word) => word !== 'unknown').join(', ')] },
    { label: 'Targets', lines: [actor.sectors.join(', ')] },
    { label: 'Tools', lines: [actor.software.join(', ')] },
    { label: 'Techniques', lines: [actor.techniques.join(' ')] },
    { label: 'References', lines: actor.references },
    {
      label: 'From',
      lines: [actor.provenance.map(({ source, version }) => [source, version].filter(Boolean).join(' ')).join(', ')],
    },
  ].map(({ label, lines }) => ({ label, lines: lines.map(sanitiseLine).filter((line) => line !== '') }));
  return [
    ...heading(actor).map((line, i) => (i === 0 ? paint.headline(line) : paint.quiet(line))),
    '',
    ...wrapped(sanitiseLine(actor.description), width - 2).map((line) => `  ${line}`),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .flatMap((section) => ['', ...drawSection(section, width, paint)]),
  ].join('\n');
}

function heading({ id, name, attackId, country, firstSeen }: Actor): readonly string[] {
  const facts = [
    country && countryName(country, WORDS),
    attackId && `ATT&CK ${attackId}`,
    firstSeen && `first seen ${firstSeen}`,
    id,
  ].filter(Boolean);
  return [`● ${sanitiseLine(name)}`, `  ${facts.join(' · ')}`];
}

/** `Microsoft: Diamond Sleet, ZINC`; names that nobody is known to use come last. */
function nameLines({ name, aliases }: Actor): readonly string[] {
  const byUser = new Map<string, string[]>();
  for (const alias of aliases) {
    if (alias.name === name) continue;
    const users = alias.usedBy.join(', ') || 'others';
    byUser.set(users, [
      ...(byUser.get(users) ?? []),
      alias.guard === 'never' ? `${alias.name} (not matched)` : alias.name,
    ]);
  }
  return [...byUser]
    .sort(([a], [b]) => Number(a === 'others') - Number(b === 'others') || a.localeCompare(b))
    .map(([users, names]) => `${users}: ${names.join(', ')}`);
}

function familyLines({ id }: Actor, { parents, children }: Family): readonly string[] {
  const nearest = children.filter((child) => child.parents.some((parent) => parent.id === id));
  return [
    ...(parents.length > 0 ? [`part of ${parents.map(({ name }) => name).join(', ')}`] : []),
    ...(nearest.length > 0 ? [`includes ${nearest.map(({ name }) => name).join(', ')}`] : []),
  ];
}
