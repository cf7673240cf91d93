import { loadPack } from '../src/actors/load-pack.ts';
import { buildMatcher } from '../src/match/matcher.ts';
import { scan } from '../src/match/scan.ts';
import type { Actor } from '../src/model/actor.ts';
import { type Comparison, compare } from './measure.ts';
import { createRandom, someNames } from './prose.ts';

const LATIN = /^[A-Za-z]+( [A-Za-z]+)*$/;
const TEXT_LENGTH = 1_000_000;

/** Finding names in the descriptions of the bundled profiles, over and over, against one regular expression of all of them; all that it finds must be found. */
export async function benchMatching(count: number): Promise<Comparison> {
  const pack = loadPack();
  const real = pack.flatMap(({ aliases }) => aliases.map(({ name }) => name)).filter((name) => LATIN.test(name));
  const names = someNames(count, real, createRandom(count));
  const prose = pack.map(({ description }) => description).join('\n');
  const text = prose.repeat(Math.ceil(TEXT_LENGTH / prose.length));
  const matcher = buildMatcher(names.map(anActor), []);
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const regex = new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'gi');
  const [found, wanted] = [scan(matcher, text).length, [...text.matchAll(regex)].length];
  if (found < wanted) throw new Error(`found ${found} names, the expression ${wanted}`);
  return compare(
    () => scan(matcher, text),
    () => [...text.matchAll(regex)],
  );
}

function anActor(name: string, index: number): Actor {
  return {
    id: `actor-${index}`,
    name,
    aliases: [{ name, usedBy: [], guard: 'plain' }],
    kind: 'unknown',
    motivations: [],
    sectors: [],
    parents: [],
    software: [],
    techniques: [],
    references: [],
    description: '',
    provenance: [],
  };
}
