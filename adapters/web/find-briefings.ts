import type { Briefing } from '../../src/model/briefing.ts';
import type { Role } from '../../src/model/findings.ts';
import type { Reading } from './reading.ts';

const STEP = 100;
const FURTHEST = 2_000;
const SEARCH_DEPTH = 300;
const ROLES: readonly Role[] = ['attributed', 'suspected', 'mentioned', 'denied'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

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
  readonly limit: number;
}

/** Reads a query string; what cannot be understood counts as empty. */
export function readQuery(query: Readonly<Record<string, unknown>>): BriefingQuery {
  const one = (key: string) => (typeof query[key] === 'string' ? query[key].trim().slice(0, 200) : '');
  const before = new Date(one('before'));
  const limit = Number.parseInt(one('limit'), 10);
  return {
    words: one('q'),
    actor: one('actor'),
    country: one('country').toUpperCase(),
    role: ROLES.find((role) => role === one('role')) ?? '',
    technique: one('technique').toUpperCase(),
    from: DAY.test(one('from')) ? one('from') : '',
    to: DAY.test(one('to')) ? one('to') : '',
    ...(Number.isNaN(before.getTime()) ? {} : { before }),
    limit: limit >= 1 ? Math.min(limit, 200) : 50,
  };
}

/** The newest revisions that fit, newest first. Search words look through the stories behind them. */
export async function findBriefings(reading: Reading, query: BriefingQuery): Promise<readonly Briefing[]> {
  const actorIds = actorsNamed(query.actor, reading);
  if (actorIds?.length === 0) return [];
  const found: Briefing[] = [];
  for await (const page of candidates(reading, query, actorIds)) {
    found.push(...page.filter((briefing) => fits(briefing, query, actorIds)));
    if (found.length >= query.limit) break;
  }
  return found.slice(0, query.limit);
}

async function* candidates(
  reading: Reading,
  query: BriefingQuery,
  actorIds: readonly string[] | undefined,
): AsyncGenerator<readonly Briefing[]> {
  if (query.words !== '') {
    yield await searched(reading, query.words);
    return;
  }
  const seen = new Set<string>();
  let before = query.before;
  for (let read = 0; read < FURTHEST; read += STEP) {
    const page = await reading.briefings.latest({
      limit: STEP,
      ...(actorIds && { actorIds }),
      ...(before && { before }),
    });
    yield page.filter(({ id }) => !seen.has(id));
    for (const { id } of page) seen.add(id);
    if (page.length < STEP) return;
    before = pageAfter(page);
  }
}

async function searched({ stories, briefings }: Reading, words: string): Promise<readonly Briefing[]> {
  const records = await stories.search(words, SEARCH_DEPTH);
  const incidents = [...new Set(records.flatMap(({ incidentId }) => incidentId ?? []))];
  const newest = await Promise.all(incidents.map(async (id) => (await briefings.revisions(id)).at(-1)));
  return newest.flatMap((briefing) => briefing ?? []).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function fits(briefing: Briefing, query: BriefingQuery, actorIds: readonly string[] | undefined): boolean {
  const { country, role, technique, from, to, before } = query;
  const day = briefing.createdAt.slice(0, 10);
  const asked = country !== '' || role !== '' || actorIds !== undefined;
  return (
    (!asked ||
      briefing.actors.some(
        (actor) =>
          (country === '' || actor.country === country) &&
          (role === '' || actor.role === role) &&
          (actorIds === undefined || actorIds.includes(actor.id)),
      )) &&
    (technique === '' ||
      briefing.techniques.some(({ id, basis }) => basis !== 'known-for' && id.startsWith(technique))) &&
    (from === '' || day >= from) &&
    (to === '' || day <= to) &&
    (before === undefined || briefing.createdAt < before.toISOString())
  );
}

/**
 * From where the next page must be read. Briefings of one pass share a moment, so the page's last moment is read again:
 * better twice than never.
 */
export function pageAfter(page: readonly Briefing[]): Date | undefined {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return undefined;
  const end = new Date(last.createdAt).getTime();
  return new Date(first.createdAt === last.createdAt ? end : end + 1);
}

/** Undefined: any actor. Empty: nobody bears that name. */
function actorsNamed(name: string, { actors }: Reading): readonly string[] | undefined {
  if (name === '') return undefined;
  const found = actors.find(name);
  return [...new Set(found.flatMap(({ id }) => [id, ...actors.descendants(id).map((child) => child.id)]))];
}
