import type { Briefing } from '../../src/model/briefing.ts';
import type { BriefingOutline } from '../../src/model/briefing-outline.ts';
import type { Role } from '../../src/model/findings.ts';
import type { BriefingFilter, Reading } from './reading.ts';

const SEARCH_DEPTH = 300;
const MOST_NEWS = 20;
const DAY_MS = 86_400_000;
const ROLES: readonly Role[] = ['attributed', 'suspected', 'mentioned', 'denied'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-/;

/** What a reader may ask of the list; empty means any. */
export interface BriefingQuery {
  readonly words: string;
  /** A name, alias or id; its family is included. */
  readonly actor: string;
  readonly country: string;
  readonly role: Role | '';
  readonly technique: string;
  /** `2024-12-24`, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly before?: Date;
  /** The id of the last briefing of the page before: many may be of one moment. */
  readonly after?: string;
  readonly limit: number;
}

/** Reads a query string; what cannot be understood counts as empty. */
export function readQuery(query: Readonly<Record<string, unknown>>): BriefingQuery {
  const one = (key: string) => (typeof query[key] === 'string' ? query[key].trim().slice(0, 200) : '');
  const limit = Number.parseInt(one('limit'), 10);
  return {
    words: one('q'),
    actor: one('actor'),
    country: one('country').toUpperCase(),
    role: ROLES.find((role) => role === one('role')) ?? '',
    technique: one('technique').toUpperCase(),
    from: dayOf(one('from')),
    to: dayOf(one('to')),
    ...placeOf(one('before')),
    limit: limit >= 1 ? Math.min(limit, 200) : 50,
  };
}

/** `before=` is a moment or the id of a briefing. */
function placeOf(typed: string): Pick<BriefingQuery, 'before' | 'after'> {
  if (!MOMENT.test(typed)) return typed === '' ? {} : { after: typed };
  const before = new Date(typed);
  return Number.isNaN(before.getTime()) ? {} : { before };
}

/** The newest revisions that fit, newest first. Search words look through the stories behind them. */
export async function findBriefings(reading: Reading, query: BriefingQuery): Promise<readonly Briefing[]> {
  return reading.briefings.latest(await filterOf(reading, query));
}

/** What came after a moment and fits, newest first. */
export async function findNews(
  reading: Reading,
  query: BriefingQuery,
  after: Date,
): Promise<readonly BriefingOutline[]> {
  const { before: _, after: __, ...filter } = await filterOf(reading, query);
  return reading.briefings.outlines({ ...filter, since: new Date(after.getTime() + 1), limit: MOST_NEWS });
}

async function filterOf(reading: Reading, query: BriefingQuery): Promise<BriefingFilter> {
  const { words, country, role, technique, from, to, limit } = query;
  const actorIds = actorsNamed(query.actor, reading);
  const last = query.after === undefined ? undefined : await reading.briefings.get(query.after);
  if (query.after !== undefined && !last) return { limit, incidentIds: [] };
  const end = earliest(query.before, to === '' ? undefined : new Date(Date.parse(to) + DAY_MS));
  return {
    limit,
    ...(words !== '' && { incidentIds: await reading.stories.incidentsOf(words, SEARCH_DEPTH) }),
    ...(actorIds && { actorIds }),
    ...(country !== '' && { country }),
    ...(role !== '' && { role }),
    ...(technique !== '' && { technique }),
    ...(from !== '' && { since: new Date(from) }),
    ...(end && { before: end }),
    ...(last && { after: last }),
  };
}

function earliest(one: Date | undefined, other: Date | undefined): Date | undefined {
  return one && other ? (one < other ? one : other) : (one ?? other);
}

/** Empty for what is no day of the calendar. */
function dayOf(typed: string): string {
  return DAY.test(typed) && !Number.isNaN(Date.parse(typed)) ? typed : '';
}

/** Undefined: any actor. Empty: nobody bears that name. */
function actorsNamed(name: string, { actors }: Reading): readonly string[] | undefined {
  if (name === '') return undefined;
  const found = actors.find(name);
  return [...new Set(found.flatMap(({ id }) => [id, ...actors.descendants(id).map((child) => child.id)]))];
}
