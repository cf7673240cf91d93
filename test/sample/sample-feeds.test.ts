import { readFileSync } from 'node:fs';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';

const MARKUP = /<[^>]+>/g;
const REFERENCE = '2024-12-24T18:00:00.000Z';

async function read(name: string) {
  const xml = readFileSync(packageFile(`src/feeds/sample/${name}.xml`), 'utf8');
  const feed = await new Parser<{ lastBuildDate: string }>().parseString(xml);
  return {
    ...feed,
    stories: feed.items.map((item) => ({ ...item, text: String(item['content:encoded']).replace(MARKUP, ' ') })),
  };
}

describe.each(['wire', 'depeche', 'lab'])('the bundled sample feed %s', (name) => {
  it('holds complete entries from before its reference moment', async () => {
    const { lastBuildDate, stories } = await read(name);
    expect(new Date(lastBuildDate).toISOString()).toBe(REFERENCE);
    for (const story of stories) {
      expect(story.title).toBeTruthy();
      expect(story.guid).toBeTruthy();
      expect(story.link).toMatch(/^https:\/\/[a-z]+\.example\//);
      expect(story.isoDate && story.isoDate < REFERENCE).toBe(true);
      expect(story.text.length).toBeGreaterThan(300);
    }
    expect(new Set(stories.map((story) => story.guid)).size).toBe(stories.length);
  });
});

describe('the bundled sample', () => {
  it('tells the same theft in English, in French and as a vendor’s guess', async () => {
    const feeds = await Promise.all(['wire', 'depeche', 'lab'].map(read));
    const stories = feeds.flatMap((feed) => feed.stories);
    expect(stories.length).toBeGreaterThanOrEqual(12);
    expect(stories.filter((story) => story.text.includes('DMM Bitcoin'))).toHaveLength(3);
  });
});
