import type { Reply } from '../../model/message.ts';
import type { FeedRecord } from '../../store/store.ts';
import type { Command, CommandContext } from '../command.ts';
import { recordChange } from '../record-change.ts';
import { listOr, moment, privately, text } from '../replies.ts';

export const feeds: Command = {
  aliases: ['feed'],
  usage: '[add URL ... | remove ID ...]',
  summary: 'The feeds that are read and how they do',
  example: 'feeds add https://www.cisa.gov/news-events',
  permission: 'feeds',
  changes: ['add', 'remove'],
  async run({ words: [action, ...targets] }, context) {
    if (action === undefined || action === 'list') return listFeeds(context);
    if (action !== 'add' && action !== 'remove') return privately(text(`Example: ${feeds.example}`));
    if (targets.length === 0) return privately(text(`Say which, for example: ${feeds.example}`));
    const lines: string[] = [];
    for (const target of targets) {
      lines.push(await (action === 'add' ? addFeed(target, context) : removeFeed(target, context)));
    }
    return privately(...lines.map(text));
  },
};

async function listFeeds({ store }: CommandContext): Promise<Reply> {
  const records = await store.feeds.list();
  const failing = records.filter(({ state }) => (state?.failures ?? 0) > 0);
  const healthy = records.filter((record) => !failing.includes(record));
  return privately(
    ...listOr(
      `${records.length} feeds, ${failing.length} failing`,
      [...failing, ...healthy].map((record) => ({
        text: record.feed.name,
        detail: `${describeHealth(record)} · ${record.feed.language} · reliability ${record.feed.reliability} · ${record.feed.id}`,
        url: record.feed.url,
      })),
      'No feed is configured. An administrator may `feeds add URL`.',
    ),
  );
}

function describeHealth({ state }: FeedRecord): string {
  if (!state?.lastCheckedAt) return 'not read yet';
  if (state.failures === 0) return `read ${moment(state.lastCheckedAt)}`;
  return `failed ${state.failures} times: ${state.lastError?.message ?? 'no reason known'}`;
}

async function addFeed(url: string, context: CommandContext): Promise<string> {
  const feed = await context.services.findFeed(url);
  await recordChange(context, { what: `added feed ${feed.id}`, after: feed }, (store) => store.feeds.put(feed));
  return `${feed.name} (${feed.url}) is read from now on. Nothing older than a day will be posted from it.`;
}

async function removeFeed(id: string, context: CommandContext): Promise<string> {
  const record = (await context.store.feeds.list()).find(({ feed }) => feed.id === id || feed.url === id);
  if (!record) return `There is no feed ${id}. \`feeds\` lists them with their ids.`;
  const { feed } = record;
  await recordChange(context, { what: `removed feed ${feed.id}`, before: feed }, (store) =>
    store.feeds.remove(feed.id),
  );
  return `${feed.name} is no longer read. Its stories are kept.`;
}
