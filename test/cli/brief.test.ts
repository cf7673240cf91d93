import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../src/model/briefing.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TITLE = 'FBI blames TraderTraitor for the DMM Bitcoin theft';
const TEXT =
  'The FBI attributed the theft of 4,502.9 BTC from the exchange DMM Bitcoin to TraderTraitor on 23 December 2024. ' +
  'An operator posing as a recruiter on LinkedIn sent an employee a link to a malicious Python script.';

function brief(args: readonly string[], input?: string, folder = temporaryFolder()) {
  return runCli(['brief', ...args], { folder, ...(input !== undefined && { input }) });
}

describe('sitrep brief', () => {
  it('writes a briefing as JSON whose every quote stands in the story', async () => {
    const { code, stdout, stderr } = await brief(['-', '--title', TITLE, '--published', '2024-12-24'], TEXT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const briefing = JSON.parse(stdout) as Briefing;
    expect(briefing).toMatchObject({
      schema: 'sitrep.briefing/1',
      revision: 1,
      actors: [{ id: 'tradertraitor', role: 'attributed', attackId: null, parents: [{ id: 'lazarus-group' }] }],
      losses: [{ amount: 4502.9, unit: 'BTC', scope: 'incident' }],
    });
    const quotes = JSON.stringify(briefing).matchAll(/"quote":"((?:[^"\\]|\\.)*)"/g);
    for (const [, quote] of quotes) expect(`${TITLE}\n${TEXT}`).toContain(JSON.parse(`"${quote}"`));
  });

  it.each([
    ['text', /Bottom line/],
    ['markdown', /^# /m],
    ['csv', /^"type","value"/m],
    ['stix', /"type": "bundle"/],
    ['navigator', /"domain": "enterprise-attack"/],
    ['misp', /"Event"/],
  ])('draws %s', async (format, sign) => {
    const { code, stdout } = await brief(['-', '--title', TITLE, '--format', format], TEXT);
    expect(code).toBe(0);
    expect(stdout).toMatch(sign);
  });

  it('keeps every line of a plain text whose title it is told, and trusts the publisher as its feed is trusted', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'story.txt'), `${TEXT.slice(0, 112)}\n\nMore is not known.`);
    const args = ['story.txt', '--title', TITLE, '--published', '2024-12-24', '--format', 'json', '--url'];
    const read = async (url: string) => JSON.parse((await brief([...args, url], undefined, folder)).stdout) as Briefing;
    expect(await read('https://www.fbi.gov/news/dmm')).toMatchObject({
      victims: [{ name: 'DMM Bitcoin' }],
      sources: [{ reliability: 'A', title: TITLE }],
    });
    expect((await read('https://therecord.media/dmm')).sources[0]?.reliability).toBe('B');
    expect((await read('https://nobody.example/dmm')).sources[0]?.reliability).toBe('F');
  });

  it('reads the article out of a web page, and leaves its furniture', async () => {
    const folder = temporaryFolder();
    const page = `<!doctype html><html lang="en"><head><title>${TITLE}</title></head><body><nav>Home Login</nav>
      <article><h1>${TITLE}</h1>${`<p>${TEXT}</p>`.repeat(3)}</article><footer>APT28 newsletter</footer></body></html>`;
    writeFileSync(join(folder, 'page.html'), page);
    const { stdout } = await brief(['page.html', '--format', 'json'], undefined, folder);
    const briefing = JSON.parse(stdout) as Briefing;
    expect(briefing.sources[0]?.title).toBe(TITLE);
    expect(briefing.actors.map(({ id }) => id)).toEqual(['tradertraitor']);
  });

  it('streams lines in order, names the bad ones, and fails at the end', async () => {
    const lines = [
      JSON.stringify({ id: 'a', title: TITLE, text: TEXT }),
      'no json',
      JSON.stringify({ id: 'b' }),
      JSON.stringify({ id: 3, text: 'Zinc prices lead metals higher.' }),
    ];
    const { code, stdout } = await brief(['--jsonl'], lines.join('\n'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      ['a', undefined],
      [null, 'LINE_INVALID'],
      ['b', 'LINE_INVALID'],
      [3, undefined],
    ]);
    expect(answers[3].actors).toEqual([]);
  });

  it.each([
    [['nowhere.txt'], 2, /nowhere\.txt cannot be read\.\nCheck/],
    [['-'], 1, /holds no text/],
    [['-', '--format', 'pdf'], 2, /Allowed choices/],
    [['-', '--published', 'someday', '--title', 'x'], 2, /is no date/],
    [['http://127.0.0.1:1/'], 1, /was not asked/],
  ])('tells what was wrong with %j', async (args, expected, words) => {
    const { code, stdout, stderr } = await brief(args, args.includes('someday') ? TEXT : '');
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
