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

/** Each filter, and how its value is tidied; undefined when it makes no sense. */
const OPTIONS = {
  country: matching(COUNTRY, (value) => value.toUpperCase()),
  sector: (value: string) => value.toLowerCase(),
  technique: matching(TECHNIQUE, (value) => value.toUpperCase()),
  cve: matching(CVE, (value) => value.toUpperCase()),
  word: (value: string) => value.toLowerCase(),
  role: oneOf(ROLES),
  confidence: oneOf(CONFIDENCES),
  priority: oneOf(PRIORITIES),
  quiet: matching(QUIET_HOURS),
  zone: knownZone,
} as const satisfies Record<string, (value: string) => string | undefined>;
type OptionName = keyof typeof OPTIONS;

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
  const { given, faults } = readOptions(typed);
  const all = (wanted: OptionName) => given.filter(({ name }) => name === wanted).map(({ value }) => value);
  const rest = typed.replace(OPTION, ' ').replace(PACE, ' ');
  const [quietHours] = all('quiet');
  const [timezone] = all('zone');
  const filters: Filters = {
    countries: all('country'),
    sectors: all('sector'),
    techniques: all('technique'),
    cves: all('cve'),
    words: all('word'),
    everything: EVERYTHING.test(rest),
    minRole: ROLES.find((role) => all('role').includes(role)) ?? 'suspected',
    minConfidence: CONFIDENCES.find((confidence) => all('confidence').includes(confidence)) ?? 'low',
    minPriority: PRIORITIES.find((priority) => all('priority').includes(priority)) ?? 'low',
    pace: readPace(typed),
    ...(quietHours !== undefined && { quietHours }),
    ...(timezone !== undefined && { timezone }),
  };
  return { filters, words: splitWords(rest.replace(EVERYTHING, ' ')), faults };
}

/** All `name:value`, each value checked and tidied. */
function readOptions(typed: string): {
  readonly given: readonly { readonly name: OptionName; readonly value: string }[];
  readonly faults: readonly string[];
} {
  const given: { name: OptionName; value: string }[] = [];
  const faults: string[] = [];
  for (const [, typedName = '', quoted, bare = ''] of typed.matchAll(OPTION)) {
    const name = typedName.toLowerCase();
    if (!isOption(name)) {
      faults.push(`${name}: is no filter. There are ${Object.keys(OPTIONS).join(', ')}.`);
      continue;
    }
    for (const value of quoted === undefined ? bare.split(',') : [quoted]) {
      const tidy = OPTIONS[name](value);
      if (tidy === undefined) faults.push(`${name}:${value} cannot be understood.`);
      else given.push({ name, value: tidy });
    }
  }
  return { given, faults };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** True when something besides actors says what to follow. */
export function isRestricted({ countries, sectors, techniques, cves, words, everything }: Filters): boolean {
  return everything || [countries, sectors, techniques, cves, words].some((list) => list.length > 0);
}

function readPace(typed: string): string {
  const [, daily, , day = '', hours, minutes] = PACE.exec(typed) ?? [];
  if (hours === undefined) return 'immediate';
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
