import { readFileSync } from 'node:fs';
import type { Feed } from '../model/feed.ts';
import { packageFile } from '../package-file.ts';
import { parseYaml } from '../parse-yaml.ts';
import { feedId } from './feed-id.ts';

/** The feeds of `default-feeds.yaml`, in its order. */
export function loadDefaultFeeds(): readonly Feed[] {
  const sources = parseYaml(readFileSync(packageFile('src/feeds/default-feeds.yaml'), 'utf8')) as readonly Omit<
    Feed,
    'id'
  >[];
  return sources.map((source) => ({ id: feedId(source.url), ...source }));
}
