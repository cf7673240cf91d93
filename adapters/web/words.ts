import { countryName, type Words, wordsFor } from '../../briefings/render/words.ts';
import type { BriefingActor } from '../../src/model/briefing.ts';

const WHOLE = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** The words of the pages themselves; a briefing's own come from its language. */
export const ENGLISH: Words = wordsFor('en');

/** `Attributed, high confidence`. */
export function verdict({ role, confidence }: Pick<BriefingActor, 'role' | 'confidence'>, words: Words): string {
  return `${words.roles[role]}, ${words.confidences[confidence]}`;
}

/** `North Korea, part of Lazarus Group`; empty when neither is known. */
export function origin({ country, parents }: Pick<BriefingActor, 'country' | 'parents'>, words: Words): string {
  const home = country === null ? [] : [countryName(country, words)];
  return [...home, ...parents.map(({ name }) => `${words.partOf} ${name}`)].join(', ');
}

/** `Tuesday 24 December 2024`. */
export function dayWords(at: Date): string {
  return DAY.format(at);
}

/** `24 Dec 2024`. */
export function shortDayWords(at: Date): string {
  return SHORT_DAY.format(at);
}

/** `24 Dec 2024, 08:05 UTC`. */
export function momentWords(at: Date): string {
  return `${MOMENT.format(at)} UTC`;
}

/** `3 sources`, `1 source`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${WHOLE.format(count)} ${count === 1 ? one : many}`;
}

/** `denied` to `Denied`. */
export function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
