import { hashText } from '../hash-text.ts';
import type { Incident, LookUp } from '../model/incident.ts';

/**
 * The index of keys has one region to a period: what comes is written side by side, however large the archive is, and what is
 * looked for is found without going through it.
 */
const PERIOD_MS = 100 * 24 * 60 * 60_000;
const HASHES = 2 ** 32;

/** Where an incident stands in the index: whole numbers, the period of its newest story before the hash of each key. */
export function placesOf({ keys, updatedAt }: Incident): readonly number[] {
  const period = periodOf(updatedAt);
  return keys.filter(isIndexed).map((key) => placeOf(period, key));
}

/** Where the incidents that share a key stand, newest period last, each place with its key. */
export function placesToLookAt({ keys, since, until }: LookUp): readonly (readonly [number, string])[] {
  const first = periodOf(since);
  const periods = Array.from({ length: periodOf(until) - first + 1 }, (_, index) => first + index);
  return keys
    .filter(isIndexed)
    .flatMap((key) => periods.map((period): [number, string] => [placeOf(period, key), key]));
}

function periodOf(time: Date): number {
  return Math.floor(time.getTime() / PERIOD_MS);
}

/** Two keys that meet in one place do no harm: what is found there is read before it is believed. */
function placeOf(period: number, key: string): number {
  return period * HASHES + hashText(key);
}

function isIndexed(key: string): boolean {
  return !key.startsWith('~');
}
