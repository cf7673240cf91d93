import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/actors/load-pack.ts';
import { findActors } from '../../src/match/find-actors.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import type { Actor } from '../../src/model/actor.ts';
import type { Role } from '../../src/model/findings.ts';
import { atOnce } from '../../src/steps.ts';
import { actorNamed, storyOf } from './actors.ts';

interface Labelled {
  readonly lang: string;
  readonly actor: string;
  readonly role: Role;
  readonly text: string;
}

const SENTENCES: readonly Labelled[] = readFileSync(join(import.meta.dirname, 'roles.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const ENOUGH = 0.9;

const pack = loadPack();
const unknown = [...new Set(SENTENCES.map(({ actor }) => actor))].filter((name) => !pack.some((a) => bears(a, name)));
const matcher = buildMatcher([...pack, ...unknown.map((name) => actorNamed([name]))], []);

describe('the roles of 120 labelled sentences', () => {
  it.each(['en', 'fr', 'de|es|ja|zh'])('are right nine times in ten: %s', (languages) => {
    const own = SENTENCES.filter(({ lang }) => languages.split('|').includes(lang));
    const wrong = own
      .map((sentence) => ({ ...sentence, found: roleOf(sentence) }))
      .filter(({ role, found }) => role !== found);
    const listed = wrong.map(({ role, found, text }) => `${role}, found ${found}: ${text}`).join('\n');
    expect(1 - wrong.length / own.length, listed).toBeGreaterThanOrEqual(ENOUGH);
  });

  it('number at least 120, of every role', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(SENTENCES.map(({ role }) => role)).size).toBe(4);
  });
});

/** Under a headline, as sentences stand in the news. */
function roleOf({ actor, text }: Labelled): Role | undefined {
  const { actors } = atOnce(findActors(matcher, storyOf(text, 'Cyberattack: what is known')));
  return actors.find(({ actorId }) => bears(matcher.actors.get(actorId), actor))?.role;
}

function bears(actor: Actor | undefined, name: string): boolean {
  return actor?.aliases.some((alias) => alias.name === name) ?? false;
}
