import type { PriorityLevel } from '../model/briefing.ts';
import type { Subscription } from '../model/delivery.ts';
import type { Confidence } from '../model/evidence.ts';
import type { Role } from '../model/findings.ts';
import { splitWords } from './parse-command.ts';

const OPTION = /(?<=^|\s)([a-z]+):(?:"([^"]*)"|([^\s/]\S*))/gi;
const PACE =
  /(?<=^|\s)(?:(daily)\s+|(weekly)\s+(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)([01]\d|2[0-3]):([0-5]\d)(?=\s|$)/i;
const EVERYTHING = /(?<=^|\s)everything(?=\s|$)/i;
const QUIET_HOURS = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
const COUNTRY = /^[A-Z]{2}$/;
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;
const CVE = /^CVE-\d{4}-\d{4,}$/;

const ROLES: readonly Role[] = ['attributed', 'suspected', 'mentioned', 'denied'];
const CONFIDENCES: readonly Confidence[] = ['high', 'moderate', 'low'];
const PRIORITIES: readonly PriorityLevel[] = ['critical', 'high', 'medium', 'low'];

/** What a subscription lets through besides its actors, and when. */
export type Filters = Pick<
  Subscription,
  | 'countries'
  | 'sectors'
  | 'techniques'
  | 'cves'
  | 'words'
  | 'everything'
  | 'minRole'
  | 'minConfidence'
  | 'minPriority'
  | 'pace'
  | 'quietHours'
> & { readonly timezone?: string };

/** Reads `country:KP role:mentioned daily 09:00` out of what was typed; `words` is what remains. */
export function readFilters(typed: string): {
  readonly filters: Filters;
  readonly words: readonly string[];
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const given = new Map<string, readonly string[]>();
  for (const [, name = '', quoted, bare = ''] of typed.matchAll(OPTION)) {
    const key = name.toLowerCase();
    given.set(key, [...(given.get(key) ?? []), ...(quoted === undefined ? bare.split(',') : [quoted])]);
  }
  const pace = PACE.exec(typed);
  const rest = typed.replace(OPTION, ' ').replace(PACE, ' ');
  const take = <T extends string>(key: string, read: (value: string) => T | undefined): readonly T[] => {
    const values = given.get(key) ?? [];
    given.delete(key);
    return values.flatMap((value) => {
      const wanted = read(value);
      if (wanted === undefined) faults.push(`${key}:${value} is nothing that can be followed.`);
      return wanted === undefined ? [] : [wanted];
    });
  };
  const quietHours = take('quiet', matching(QUIET_HOURS))[0];
  const timezone = take('zone', knownZone)[0];
  const filters: Filters = {
    countries: take(
      'country',
      matching(COUNTRY, (value) => value.toUpperCase()),
    ),
    sectors: take('sector', (value) => value.toLowerCase()),
    techniques: take(
      'technique',
      matching(TECHNIQUE, (value) => value.toUpperCase()),
    ),
    cves: take(
      'cve',
      matching(CVE, (value) => value.toUpperCase()),
    ),
    words: take('word', (value) => value.toLowerCase()),
    everything: EVERYTHING.test(rest),
    minRole: take('role', oneOf(ROLES))[0] ?? 'suspected',
    minConfidence: take('confidence', oneOf(CONFIDENCES))[0] ?? 'low',
    minPriority: take('priority', oneOf(PRIORITIES))[0] ?? 'low',
    pace: pace ? readPace(pace) : 'immediate',
    ...(quietHours !== undefined && { quietHours }),
    ...(timezone !== undefined && { timezone }),
  };
  faults.push(...[...given.keys()].map((key) => `${key}: is no filter.`));
  return { filters, words: splitWords(rest.replace(EVERYTHING, ' ')), faults };
}

/** True when something besides actors says what to follow. */
export function isRestricted({ countries, sectors, techniques, cves, words, everything }: Filters): boolean {
  return everything || [countries, sectors, techniques, cves, words].some((list) => list.length > 0);
}

function readPace([, daily, , day = '', hours, minutes]: RegExpExecArray): string {
  const at = `${hours}:${minutes}`;
  return daily ? `daily ${at}` : `weekly ${day.charAt(0).toUpperCase()}${day.slice(1).toLowerCase()} ${at}`;
}

function matching(shape: RegExp, tidy = (value: string) => value): (value: string) => string | undefined {
  return (value) => (shape.test(tidy(value)) ? tidy(value) : undefined);
}

function oneOf<T extends string>(allowed: readonly T[]): (value: string) => T | undefined {
  return (value) => allowed.find((each) => each === value.toLowerCase());
}

function knownZone(value: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
