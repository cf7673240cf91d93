import type { Reply, ReplyPart } from '../../model/message.ts';
import type { FeedRecord } from '../../store/store.ts';
import type { Command, CommandContext } from '../command.ts';
import { recordChange } from '../record-change.ts';
import { choices, listOr, moment, privately, text } from '../replies.ts';

type Change = (target: string, context: CommandContext) => Promise<readonly ReplyPart[]>;

const CHANGES: ReadonlyMap<string, Change> = new Map([
  ['add', addFeed],
  ['remove', removeFeed],
  ['import', importFeeds],
]);

export const feeds: Command = {
  aliases: ['feed'],
  usage: '[add URL ... | remove ID ... | import URL | export]',
  summary: 'The feeds that are read and how they do',
  example: 'feeds add https://www.cisa.gov/news-events',
  permission: 'feeds',
  changes: ['add', 'remove', 'import'],
  async run({ words: [action, ...targets] }, context) {
    if (action === undefined || action === 'list') return listFeeds(context);
    if (action === 'export') return exportFeeds(context);
    const change = CHANGES.get(action);
    if (!change) return privately(text(`Example: ${feeds.example}`));
    if (targets.length === 0) return privately(text(`Say which, for example: ${feeds.example}`));
    const answers: ReplyPart[] = [];
    for (const target of targets) answers.push(...(await change(target, context)));
    return privately(...answers);
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
  const { cutAt } = state;
  if (state.failures === 0) return `read ${moment(state.lastCheckedAt)}${cutAt ? `, cut after ${cutAt} bytes` : ''}`;
  return `failed ${state.failures} times: ${state.lastError?.message ?? 'no reason known'}`;
}

/** What is there already is not posted; the newest of it is offered as a sample. */
async function addFeed(url: string, context: CommandContext): Promise<readonly ReplyPart[]> {
  const { feed, newest } = await context.services.findFeed(url);
  await recordChange(context, { what: `added feed ${feed.id}`, after: feed }, (store) => store.feeds.put(feed));
  const read = `${feed.name} (${feed.url}) is read from now on. Nothing older than a day will be posted from it.`;
  if (!newest) return [text(read)];
  return [
    text(`${read} Its newest: “${newest.title}”`),
    ...choices({ label: 'Brief it as a sample', command: `brief ${newest.url}` }),
  ];
}

/** Feeds that are read already stay as they are. */
async function importFeeds(url: string, context: CommandContext): Promise<readonly ReplyPart[]> {
  const known = new Set((await context.store.feeds.list()).map(({ feed }) => feed.id));
  const listed = await context.services.readFeedList(url);
  const added = listed.filter(({ id }) => !known.has(id));
  const after = added.map(({ id }) => id);
  await recordChange(context, { what: `imported feeds (${added.length})`, after }, async (store) => {
    for (const feed of added) await store.feeds.put(feed);
  });
  return [text(`${added.length} of ${listed.length} feeds are new, and read from now on.`)];
}

async function exportFeeds({ services }: CommandContext): Promise<Reply> {
  const content = await services.writeFeedList();
  return privately({ kind: 'file', name: 'sitrep-feeds.opml', mime: 'text/x-opml', content });
}

async function removeFeed(id: string, context: CommandContext): Promise<readonly ReplyPart[]> {
  const record = (await context.store.feeds.list()).find(({ feed }) => feed.id === id || feed.url === id);
  if (!record) return [text(`There is no feed ${id}. \`feeds\` lists them with their ids.`)];
  const { feed } = record;
  await recordChange(context, { what: `removed feed ${feed.id}`, before: feed }, (store) =>
    store.feeds.remove(feed.id),
  );
  return [text(`${feed.name} is no longer read. Its stories are kept.`)];
}
