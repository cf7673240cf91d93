import type { Database } from './schema.ts';
import type { AuditEntry, AuditStore } from './store.ts';

export function createAuditStore({ query }: Database): AuditStore {
  return {
    append: async (entry) => {
      await query
        .insertInto('audit')
        .values({ entry: JSON.stringify(entry) })
        .execute();
    },

    list: async (limit) => {
      const rows = await query.selectFrom('audit').select('entry').orderBy('seq', 'desc').limit(limit).execute();
      return rows.map((row) => toEntry(row.entry));
    },
  };
}

function toEntry(text: string): AuditEntry {
  const { at, ...rest }: Omit<AuditEntry, 'at'> & { at: string } = JSON.parse(text);
  return { ...rest, at: new Date(at) };
}
