import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/feeds/decode-document.ts';
import { parseFeed } from '../../src/feeds/parse-feed.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const inRss = (inside: string): string => `<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`;

describe('parseFeed', () => {
  it.each(readdirSync(FIXTURES).filter((file) => file.endsWith('.xml')))('reads %s', async (file) => {
    const parsed = await parseFeed(decodeDocument(readFileSync(join(FIXTURES, file)), ''), file);
    const wanted: unknown = JSON.parse(readFileSync(join(FIXTURES, file.replace('.xml', '.json')), 'utf8'));
    expect(JSON.parse(JSON.stringify(parsed))).toEqual(wanted);
  });

  it.each([
    ['', 'FEED_EMPTY'],
    [' \n<!-- nothing -->', 'FEED_EMPTY'],
    ['<!DOCTYPE html><html><body>Log in</body></html>', 'FEED_IS_HTML'],
    ['<!doctype html><title>t</title><svg><rdf:RDF></rdf:RDF></svg>', 'FEED_IS_HTML'],
    ['<head><title>Moved</title></head>', 'FEED_IS_HTML'],
    ['<note><to>you</to></note>', 'FEED_UNREADABLE'],
    ['{"items": 3}', 'FEED_UNREADABLE'],
    ['{"items": [', 'FEED_UNREADABLE'],
    ['\u001f\u008b\u0008 binary', 'FEED_UNREADABLE'],
  ])('says what is wrong with %j', async (text, code) => {
    await expect(parseFeed(text, 'The feed')).rejects.toMatchObject({ code });
  });

  it('reads an RSS feed behind a doctype of HTML', async () => {
    const parsed = await parseFeed(`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">${inRss('<item/>')}`, 'x');
    expect(parsed.entries).toHaveLength(1);
  });

  it.each([
    ['an entry that is never closed', '<item><title>a</title><item><title>b</title></item>', ['a', 'b']],
    [
      'a body that is never closed',
      '<item><title>a</title><description>x</item><item><title>b</title></item>',
      ['a', 'b'],
    ],
    [
      'a CDATA section that is never closed',
      '<item><title><![CDATA[a</title></item><item><title>b</title></item>',
      ['a', 'b'],
    ],
    [
      'a comment that is never closed',
      '<item><title>a</title><!-- oops</item><item><title>b</title></item>',
      ['a', 'b'],
    ],
    ['tags that cross', '<item><title>a</title><x><y></x></y></item><item><title>b</title></item>', ['a', 'b']],
    [
      'entries quoted inside a body',
      '<item><title>a</title><description><![CDATA[<item><title>no</title></item>]]></description></item>',
      ['a'],
    ],
    [
      'names of object members',
      '<item><__proto__>x</__proto__><constructor>y</constructor><title>a</title></item>',
      ['a'],
    ],
  ])('survives %s', async (_, inside, titles) => {
    const parsed = await parseFeed(inRss(inside), 'x');
    expect(parsed.entries.map(({ title }) => title)).toEqual(titles);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it.each([
    ['CDATA full of <', inRss(`<item><description><![CDATA[${'<'.repeat(200_000)}]]></description></item>`)],
    ['CDATA full of x<p', inRss(`<item><description><![CDATA[${'x<p'.repeat(66_000)}]]></description></item>`)],
    ['10,000 levels', inRss('<a>'.repeat(10_000))],
    ['bodies never closed', inRss('<item><description>'.repeat(20_000))],
    ['comments never closed', inRss('<!--'.repeat(100_000))],
    ['CDATA never closed', inRss('<item><title><![CDATA['.repeat(20_000))],
    ['stray ampersands', inRss('&a'.repeat(200_000))],
    ['nothing but <', '<'.repeat(300_000)],
    ['roots that never end', '<rss '.repeat(100_000)],
    ['deep JSON', `{"items":[${'['.repeat(100_000)}`],
  ])('takes %s in its stride', async (_, text) => {
    const start = performance.now();
    await parseFeed(text, 'x').catch(() => undefined);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
