import type { Services } from '../../src/commands/command.ts';
import { appError } from '../../src/errors.ts';
import { aBriefing } from './a-briefing.ts';

/** The other rooms as commands see them; each answers plainly unless told otherwise. */
export function someServices(overrides: Partial<Services> = {}): Services {
  return {
    brief: async () => aBriefing(),
    ask: async () => ({
      text: 'By a false recruiter [1].',
      passages: [
        { quote: 'posing as a recruiter on LinkedIn', source: 'Sample Wire', url: 'https://wire.example/dmm' },
      ],
    }),
    exportBriefing: async ({ id }, format) => ({
      name: `${id}.${format}`,
      mime: 'text/plain',
      content: `as ${format}`,
    }),
    preview: async () => [aBriefing()],
    findFeed: async (url) => {
      if (!URL.canParse(url)) throw appError('USAGE', { what: `${url} is no address.` });
      return {
        feed: { id: 'found', url, name: new URL(url).hostname, language: 'en', reliability: 'F' },
        newest: { title: 'The newest story', url: 'https://x.example/newest' },
      };
    },
    readFeedList: async () => [
      { id: 'wire', url: 'https://wire.example/feed', name: 'Sample Wire', language: 'en', reliability: 'B' },
      { id: 'more', url: 'https://more.example/feed', name: 'More', language: 'en', reliability: 'F' },
    ],
    writeFeedList: async () => '<opml/>',
    split: async () => 'i-split',
    merge: async () => {},
    actorsChanged: async () => {},
    ...overrides,
  };
}
