import type { Config } from '../config/config.ts';
import { publisherReliability } from '../feeds/publisher-reliability.ts';
import type { Story } from '../model/story.ts';
import { configuredFeeds } from './configured-feeds.ts';

/** Makes what gives a story that came by hand the reliability of its publisher, as the watched feeds have it. */
export function rateByPublisher(config: Config): (story: Story) => Story {
  const feeds = configuredFeeds(config);
  return (story) => ({ ...story, reliability: publisherReliability(story.url, feeds) });
}
