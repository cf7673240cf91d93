import type { Briefing } from '../model/briefing.ts';
import type { BriefingOutline } from '../model/briefing-outline.ts';
import type { Database } from './schema.ts';

const LONGEST_QUOTE = 240;
const ROWS_AT_ONCE = 200;

/** Takes out what a briefing was found by. */
export async function unindexBriefing({ query }: Pick<Database, 'query'>, id: string): Promise<void> {
  await query.deleteFrom('briefing_actors').where('briefing_id', '=', id).execute();
  await query.deleteFrom('briefing_techniques').where('briefing_id', '=', id).execute();
}

/** Writes what a briefing is found by, of which nothing was written before. */
export async function indexBriefing({ query }: Pick<Database, 'query'>, briefing: Briefing): Promise<void> {
  const { id: briefing_id } = briefing;
  const actors = new Map(
    briefing.actors.map(({ id, country, role }) => [id, { actor_id: id, briefing_id, country, role }]),
  );
  if (actors.size > 0)
    await query
      .insertInto('briefing_actors')
      .values([...actors.values()])
      .execute();
  const said = briefing.techniques.filter(({ basis }) => basis !== 'known-for').map(({ id }) => id);
  const techniques = [...new Set(said)].map((technique_id) => ({ technique_id, briefing_id }));
  if (techniques.length > 0) await query.insertInto('briefing_techniques').values(techniques).execute();
}

/** Indexes what an earlier version stored. */
export async function indexAll({ query }: Pick<Database, 'query'>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await query
      .selectFrom('briefings')
      .select(['id', 'briefing'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) {
      const briefing: Briefing = JSON.parse(row.briefing);
      await unindexBriefing({ query }, row.id);
      await indexBriefing({ query }, briefing);
      await query
        .updateTable('briefings')
        .set({ outline: JSON.stringify(outlineOf(briefing)) })
        .where('id', '=', row.id)
        .execute();
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.id;
  }
}

export function outlineOf(briefing: Briefing): BriefingOutline {
  const { id, incidentId, createdAt, headline } = briefing;
  return {
    id,
    incidentId,
    createdAt,
    headline,
    level: briefing.priority.level,
    actors: briefing.actors.map(({ id, name, role, confidence, attributedBy, evidence }) => ({
      id,
      name,
      role,
      confidence,
      attributedBy: attributedBy.map(({ name, reliability }) => ({ name, reliability })),
      quote: shortened(attributedBy[0]?.evidence[0]?.quote ?? evidence[0]?.quote ?? ''),
    })),
    losses: briefing.losses.filter(({ scope }) => scope === 'incident').map(({ amount, unit }) => ({ amount, unit })),
    techniques: briefing.techniques.filter(({ basis }) => basis === 'reported').map(({ id }) => id),
  };
}

function shortened(quote: string): string {
  return quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE)}…`;
}
