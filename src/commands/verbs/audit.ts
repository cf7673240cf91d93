import type { Command } from '../command.ts';
import { listOr, moment, privately } from '../replies.ts';

const SHOWN = 20;

export const audit: Command = {
  aliases: ['log'],
  usage: '',
  summary: 'The last changes: who made them, where and when',
  example: 'audit',
  async run(_, { store }) {
    const entries = await store.audit.list(SHOWN);
    const items = entries.map(({ at, who, where, what }) => ({
      text: `${who} ${what}`,
      detail: `${moment(at)} · ${where}`,
    }));
    return privately(...listOr(`The last ${items.length} changes`, items, 'Nothing was changed yet.'));
  },
};
