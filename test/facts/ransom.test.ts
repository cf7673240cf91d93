import { expect, it } from 'vitest';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory } from '../support/a-story.ts';

function scopes(text: string, language: string): readonly string[] {
  const { losses } = atOnce(findFacts(aStory({ title: '', text, language })));
  return losses.map(({ amount, unit, scope }) => `${amount} ${unit} ${scope}`);
}

it.each([
  ['en', 'Hackers broke into the systems of Example Hospital and demanded a ransom of $2 million.'],
  ['en', 'The ransomware gang is asking for $2 million to unlock the files of Example Hospital.'],
  ['fr', "Les pirates ont attaqué l'hôpital Exemple et exigent une rançon de 2 millions de dollars."],
  ['de', 'Die Angreifer verschlüsselten die Server der Beispiel AG und fordern 2 Millionen Dollar Lösegeld.'],
  ['es', 'Los atacantes robaron los datos del Hospital Ejemplo y exigen un rescate de 2 millones de dólares.'],
  ['it', 'Gli attaccanti hanno cifrato i dati di Ospedale Esempio e chiedono un riscatto di 2 milioni di dollari.'],
])('counts what is demanded as no loss (%s: %s)', (language, text) => {
  expect(scopes(text, language)).toEqual(['2000000 USD context']);
});

it.each([
  ['en', 'Example Hospital paid the hackers a ransom of $2 million.'],
  ['en', 'Hackers demanded $2 million from Example Hospital. It paid the $2 million ransom on Friday.'],
  ['en', 'Hackers stole $2 million from Example Bank.'],
  ['fr', "L'hôpital Exemple a payé aux pirates une rançon de 2 millions de dollars."],
  ['de', 'Die Beispiel AG hat den Angreifern 2 Millionen Dollar Lösegeld gezahlt.'],
])('counts what was paid or taken as lost (%s: %s)', (language, text) => {
  expect(scopes(text, language)).toEqual(['2000000 USD incident']);
});
