import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import { fence } from '../../briefings/model/fence.ts';
import { defang, refang } from '../../briefings/render/defang.ts';
import { safeJson } from '../../briefings/render/safe-json.ts';
import { sanitise, sanitiseLine } from '../../briefings/render/sanitise.ts';
import { createTechniqueFinder, findTechniques } from '../../briefings/techniques/find-techniques.ts';
import { parseCommand, splitWords } from '../../src/commands/parse-command.ts';
import { readFilters } from '../../src/commands/read-filters.ts';
import { AppError } from '../../src/errors.ts';
import { htmlToText } from '../../src/feeds/html-to-text.ts';
import { parseFeed } from '../../src/feeds/parse-feed.ts';
import { tidyText } from '../../src/feeds/tidy-text.ts';
import { toStories } from '../../src/feeds/to-stories.ts';
import { findActors } from '../../src/match/find-actors.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { scan } from '../../src/match/scan.ts';
import { atOnce } from '../../src/steps.ts';
import { actorNamed } from '../match/actors.ts';
import { aLibrary } from '../support/a-library.ts';
import { aStory } from '../support/a-story.ts';
import { UNSEEN } from '../support/hostile-words.ts';
import { strangeWords, target } from './target.ts';

const NAMES = ['APT38', 'Fancy Bear', 'Kimsuky', 'Wizard Spider', 'Magecart Group 6'];
/** The naive reference: each name as an expression, a blank or a hyphen where its parts meet. */
const NAIVE =
  /(?<![\p{L}\p{N}])(?:APT[ -]?38|Fancy[ -]?Bear|Kimsuky|Wizard[ -]?Spider|Magecart[ -]?Group[ -]?6)(?![\p{L}\p{N}])/gu;
const VOCABULARY = [
  ...NAMES,
  'APT 38',
  'APT-38',
  'Fancy-Bear',
  'APT381',
  'Kimsukyan',
  'Bear',
  'Spider',
  'the',
  'on',
  '38',
];
const FEED = { id: 'f', url: 'https://f.example/feed', name: 'F', language: 'en', reliability: 'C' } as const;
const NOW = new Date('2024-12-24T12:00:00Z');
const VERBS = new Map([
  ['help', 'help'],
  ['brief', 'brief'],
  ['ask', 'ask'],
  ['wrong actor', 'wrong actor'],
  ['wrong', 'wrong actor'],
] as const);

const plain = buildMatcher(
  NAMES.map((name) => actorNamed([name])),
  [],
);
const library = buildMatcher(aLibrary().actors, []);
const techniques = createTechniqueFinder({});

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom('<rss version="2.0"><channel>', '<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>'),
      fc.constantFrom('<feed xmlns="http://www.w3.org/2005/Atom">', '<entry>', '</entry>', '<link href="/x"/>', '<id>'),
      fc.constantFrom(
        '<pubDate>',
        'Tue, 24 Dec 2024 08:00:00 GMT',
        '</pubDate>',
        '<guid>1</guid>',
        '&amp;',
        '&x;',
        '&#0;',
      ),
      fc.constantFrom(
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"',
        '"}]}',
        '<?xml version="1.0"?>',
      ),
      fc.constantFrom(
        '<p style="display:none">',
        '<p hidden>',
        '</p>',
        '<div',
        ' style="',
        '">',
        '<!--',
        '-->',
        '<script>',
        '</script>',
      ),
      strangeWords(80),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

export const TEXT_TARGETS = [
  target('sanitise', 300, strangeWords(), (words) => {
    assert.doesNotMatch(sanitise(words), UNSEEN);
    assert.doesNotMatch(sanitiseLine(words), /[\n\t]/);
    assert.equal(sanitiseLine(sanitiseLine(words)), sanitiseLine(words));
  }),
  target('safe-json', 200, strangeWords(), (words) => {
    const json = safeJson({ words }, 2);
    assert.doesNotMatch(json, UNSEEN);
    assert.equal((JSON.parse(json) as { words: string }).words, words);
  }),
  target('fence', 200, strangeWords(), (words) => {
    const fenced = fence('story 1', words);
    const [, mark = ''] = /^<<<story 1 ([0-9a-f]{16})\n/.exec(fenced) ?? [];
    assert.equal(fenced.indexOf(`${mark}>>>`), fenced.length - mark.length - 3);
  }),
  target('parse-command', 300, strangeWords(), (words) => {
    const parsed = parseCommand<string>(words, VERBS);
    if (parsed.kind === 'command') assert.ok([...VERBS.values()].some((verb) => verb === parsed.verb));
    else assert.ok([...VERBS.values()].some((verb) => verb === parsed.nearest));
    splitWords(words);
    readFilters(words);
  }),
  target('parse-feed', 150, markup, async (text) => {
    const parsed = await parseFeed(text, 'F').catch((error: unknown) => {
      assert.ok(error instanceof AppError, String(error));
      return undefined;
    });
    for (const { title, text: body, publishedAt } of parsed ? toStories(FEED, parsed, NOW) : []) {
      assert.notEqual(title, '');
      assert.ok(publishedAt <= NOW);
      assert.doesNotMatch(`${title}\n${body}`, /[\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]|(?![\n\t])\p{Cc}/u);
    }
  }),
  target('html-to-text', 200, markup, (html) => {
    assert.doesNotMatch(htmlToText(html), /[\u202a-\u202e\u2066-\u2069\u200b]|(?![\n\t])\p{Cc}/u);
    assert.doesNotMatch(htmlToText(`<p>a</p><div hidden>needle</div>`), /needle/);
  }),
  target(
    'matcher',
    300,
    fc.array(fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(' and ', ', ', '. ', '; '))),
    (parts) => {
      const text = parts.flat().join('');
      const found = scan(plain, text).filter(({ name, glued }) => name.owners.length > 0 && !glued);
      const naive = [...text.matchAll(NAIVE)].map(([surface, ...rest]) => [surface, rest] as const);
      assert.deepEqual(
        found.map(({ surface }) => surface),
        naive.map(([surface]) => surface),
      );
    },
  ),
  target('quotes', 30, fc.tuple(strangeWords(120), strangeWords(1_500)), ([title, text]) => {
    const story = aStory({ title: tidyText(title), text: tidyText(text) });
    const findings = [
      atOnce(findActors(library, story)),
      atOnce(findFacts(story)),
      atOnce(findTechniques(techniques, story)),
    ];
    for (const { quote, field, start, end } of evidenceIn(findings))
      assert.equal(story[field].slice(start, end), quote);
  }),
  target('defang', 300, observables(), (observable) => {
    const shown = { ...observable, value: defang(observable) };
    assert.equal(defang(shown), shown.value);
    assert.equal(refang(shown), observable.value);
    if (observable.type !== 'url') assert.doesNotMatch(shown.value, /[^[]\.[^\]]|@/);
    else assert.doesNotMatch(shown.value, /^https?:/i);
  }),
] as const;

function observables() {
  const octet = fc.nat(255);
  return fc.oneof(
    fc.record({ type: fc.constant('domain' as const), value: fc.domain() }),
    fc.record({
      type: fc.constant('ipv4' as const),
      value: fc.tuple(octet, octet, octet, octet).map((each) => each.join('.')),
    }),
    fc.record({ type: fc.constant('ipv6' as const), value: fc.ipV6() }),
    fc.record({
      type: fc.constant('url' as const),
      value: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    }),
    fc.record({
      type: fc.constant('email' as const),
      value: fc.tuple(fc.stringMatching(/^[a-z0-9._-]{1,12}$/), fc.domain()).map((each) => each.join('@')),
    }),
  );
}

interface Quoted {
  readonly quote: string;
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
}

/** Every piece of evidence, however deep. */
function evidenceIn(value: unknown): readonly Quoted[] {
  if (Array.isArray(value)) return value.flatMap(evidenceIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'quote' in value && 'start' in value ? [value as Quoted] : Object.values(value).flatMap(evidenceIn);
}
