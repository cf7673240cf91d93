import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/actors/load-pack.ts';
import { findActors } from '../../src/match/find-actors.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { atOnce } from '../../src/steps.ts';
import { actorNamed, storyOf } from './actors.ts';

const SENTENCES = readFileSync(join(import.meta.dirname, 'ordinary.txt'), 'utf8')
  .trim()
  .split('\n');
/** Names that vendors really gave, and that the bundled profiles may lack. */
const WORDS =
  `LEAD Mask Tick SEA UPS Zinc Silence Play Bitter Patchwork Royal Hive Maze Cobalt Nickel Platinum Dragonfly Machete
  Chimera Equation Axiom Inception Cleaver Mantis Atlas Mercury Confucius Lazarus Akira Conti Cuba Nevada Chaos Magic Snake
  Scarab Honeybee Butterfly Strider Rattlesnake Mirage Monsoon Newscaster Cicada Leviathan Lyceum Swallowtail Buckeye Gallium
  Hafnium Strontium Krypton Polonium Zirconium Thallium Potassium Plutonium Phosphorus Silicon Chromium Copper Oxygen Helium
  Matrix Shade Ghost Shadow Knight Radar Paradise Delta Fog Cyclone Diamond Jigsaw Domino Owl Flamingo Gorilla Moonlight
  Outsider Parasite Phantom Pioneer Predator Prism Prometheus Phoenix Medusa Poseidon Gold Iron Bronze LAPSUS$ Group5`.split(
    /\s+/,
  );
const PHRASES = ['Sea Turtle', 'Dust Storm', 'Transparent Tribe', 'The White Company', 'Comment Crew', 'Night Dragon'];

const pack = loadPack();
const known = new Set(pack.flatMap(({ aliases }) => aliases.map(({ name }) => name.toLowerCase())));
const others = [...WORDS, ...PHRASES].filter((name) => !known.has(name.toLowerCase()));
const matcher = buildMatcher([...pack, ...others.map((name) => actorNamed([name]))], []);

describe('ordinary news', () => {
  it('is two hundred sentences of words that are actors’ names', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(200);
  });

  it.each(SENTENCES)('names no actor: %s', (sentence) => {
    const nothing = { actors: [], ambiguous: [], unprofiled: [] };
    expect(atOnce(findActors(matcher, storyOf(sentence)))).toEqual(nothing);
    expect(atOnce(findActors(matcher, storyOf('', sentence)))).toEqual(nothing);
  });

  it.each([
    ['The Play ransomware gang hit the city of Oakland.', 'play'],
    ['The hacking group Silence robbed banks in Russia.', 'silence'],
    ['Malware of the BITTER APT was found in Bangladesh.', 'bitter'],
    ['Le groupe Cobalt a visé des banques avec un logiciel malveillant, selon Europol. Les pirates...', 'cobalt'],
    ['In security circles the hackers of LEAD are known for their backdoor.', 'lead'],
  ])('names one where a cue stands by: %s', (sentence, id) => {
    const bearers = matcher.actors;
    const found = atOnce(findActors(matcher, storyOf(sentence))).actors.map(({ actorId }) => bearers.get(actorId));
    expect(found.some((actor) => actor?.aliases.some(({ name }) => name.toLowerCase() === id))).toBe(true);
  });
});
