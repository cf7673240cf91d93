import { loadPack } from '../src/actors/load-pack.ts';
import { buildMatcher } from '../src/match/matcher.ts';
import { NOT_ACTORS } from '../src/match/not-actors.ts';
import { scan } from '../src/match/scan.ts';
import { against, type Result, sideBySide } from './measure.ts';
import { toActors, toExpression } from './names.ts';
import { createRandom, someNames } from './prose.ts';
import { reportProse } from './report-prose.ts';
import { buildTokenTrie, findInTrie } from './token-trie.ts';

const LATIN = /^[A-Za-z]+( [A-Za-z]+)*$/;
const NOT_ASCII = /\P{ASCII}/gu;
const TEXT_LENGTH = 500_000;

/**
 * Finding names in report prose, against one regular expression of all names and a trie of tokens. All that the expression
 * finds must be found. The names are those of the bundled profiles as they are, in all scripts, and as many more as it
 * takes; the Latin ones alone on text without typographic quotes are what V8 is fastest at.
 */
export async function benchMatching(): Promise<readonly Result[]> {
  const listed = loadPack().flatMap(({ aliases }) => aliases.map(({ name }) => name));
  const names = [...new Set(listed)].filter((name) => !isPartOfDecoy(name));
  const latin = names.filter((name) => LATIN.test(name));
  const prose = reportProse(TEXT_LENGTH);
  const ascii = prose.replace(NOT_ASCII, "'");
  return [
    ...(await compareOn('300 names', some(300, names), prose)),
    ...(await compareOn('3,000 names', some(3_000, names), prose, 1 / 8)),
    ...(await compareOn('30,000 names', some(30_000, names), prose, 1 / 12)),
    ...(await compareOn('3,000 Latin names, ASCII text', some(3_000, latin), ascii)),
    ...(await compareOn('30,000 Latin names, ASCII text', some(30_000, latin), ascii)),
  ];
}

/** `Cobalt`, which we do not find in `Cobalt Strike`. */
function isPartOfDecoy(name: string): boolean {
  return NOT_ACTORS.some((decoy) => decoy.toLowerCase().includes(name.toLowerCase()));
}

function some(count: number, real: readonly string[]): readonly string[] {
  return someNames(count, real, createRandom(count));
}

async function compareOn(
  what: string,
  names: readonly string[],
  text: string,
  target?: number,
): Promise<readonly Result[]> {
  const matcher = buildMatcher(toActors(names), []);
  const regex = toExpression(names);
  const trie = buildTokenTrie(names);
  const [found, wanted] = [scan(matcher, text).length, [...text.matchAll(regex)].length];
  if (found < wanted) throw new Error(`found ${found} names, the expression ${wanted}`);
  const { ours, expression, tokens } = await sideBySide({
    ours: () => scan(matcher, text),
    expression: () => [...text.matchAll(regex)],
    tokens: () => findInTrie(trie, text),
  });
  const title = `match ${what} in 0.5 MB`;
  return [
    against(title, 'ms CPU', ours, { name: 'one regular expression', figures: expression }, target),
    against(title, 'ms CPU', ours, { name: 'trie of tokens', figures: tokens }),
  ];
}
