import type { AuditEntry } from '../../store/store.ts';
import { changedFields } from '../changed-fields.ts';
import type { Command } from '../command.ts';
import { listOr, moment, privately } from '../replies.ts';

const SHOWN = 20;
const READ = 500;
const FIELDS_SHOWN = 4;

export const audit: Command = {
  aliases: ['log'],
  usage: '[WORD ...]',
  summary: 'The last changes: who made them, where and when, before and after',
  example: 'audit feed',
  async run({ words }, { store }) {
    const holdsAll = ({ who, where, what }: AuditEntry) => {
      const said = `${who} ${what} ${where}`.toLowerCase();
      return words.every((word) => said.includes(word.toLowerCase()));
    };
    const entries = (await store.audit.list(READ)).filter(holdsAll).slice(0, SHOWN);
    const items = entries.map(({ at, who, where, what, before, after }) => ({
      text: `${who} ${what}`,
      detail: [moment(at), where, ...changedFields(before, after).slice(0, FIELDS_SHOWN)].join(' · '),
    }));
    const nothing = words.length === 0 ? 'Nothing was changed yet.' : 'No change tells of that.';
    return privately(...listOr(`The last ${items.length} changes`, items, nothing));
  },
};
