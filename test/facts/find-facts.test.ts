import { expect, it } from 'vitest';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import { atOnce } from '../../src/steps.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';

it('tells victims, losses and their scope of the DMM Bitcoin theft in English', () => {
  const { victims, losses } = atOnce(findFacts(aStory()));
  expect(victims.map(({ name }) => name)).toContain('DMM Bitcoin');
  expect(losses.map(({ amount, unit, scope }) => `${amount} ${unit} ${scope}`)).toEqual([
    '4502.9 BTC incident',
    '308000000 USD incident',
    '1340000000 USD context',
    '75000000 USD context',
  ]);
});

it('tells the same of a French story', () => {
  const { victims, losses } = atOnce(findFacts(aFrenchStory()));
  expect(victims.map(({ name }) => name)).toEqual(['DMM Bitcoin', 'Ginco']);
  expect(losses.map(({ amount, unit, scope }) => `${amount} ${unit} ${scope}`)).toEqual([
    '4502.9 BTC incident',
    '300000000 EUR incident',
  ]);
});

it.each([
  ['Hackers stole 1.2 million records from Norwich insurer Alder & Finch', 'Alder & Finch'],
  ['Ransomware hits Lyon hospital Clinique Bellecour', 'Clinique Bellecour'],
  ['Hackers stole files from Norwich, its mayor said', 'Norwich'],
])('names the victim, not the place where it is: %s', (title, name) => {
  const { victims } = atOnce(findFacts(aStory({ title, text: '' })));
  expect(victims.map((victim) => victim.name)).toEqual([name]);
});
