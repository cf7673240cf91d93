import type { Config } from '../config/config.ts';
import { publisherReliability } from '../feeds/publisher-reliability.ts';
import type { Feed } from '../model/feed.ts';
import type { Story } from '../model/story.ts';
import { configuredFeeds } from './configured-feeds.ts';

/**
 * Makes what gives a story that came by hand the reliability of its publisher, as the watched feeds have it. They are
 * read for the first story that has an address.
 */
export function rateByPublisher(config: Config): (story: Story) => Story {
  let feeds: readonly Feed[] | undefined;
  return (story) => {
    if (story.url === '') return story;
    feeds ??= configuredFeeds(config);
    return { ...story, reliability: publisherReliability(story.url, feeds) };
  };
}
