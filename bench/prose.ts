const WORDS =
  'the attackers used a malicious document to deliver a backdoor and stole credentials from government networks in a campaign that researchers attribute to the group which has targeted exchanges suppliers developers with lures exploited flaws servers command infrastructure ransomware leak site victims claims patch critical operators loader payload'.split(
    ' ',
  );
/** News that a newsroom has most of, and that names nobody who attacks. */
const ORDINARY =
  'the town council has opened a new library by the river after two years of work and many visitors came to see its reading room on a rainy morning while the school choir sang farmers expect a good harvest of apples this autumn trains run later than usual because of repairs to a bridge'.split(
    ' ',
  );
/** Of a linear congruential generator, as in Numerical Recipes: every run sees the same text. */
const [FACTOR, STEP] = [1_664_525, 1_013_904_223];

export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, FACTOR) + STEP) >>> 0;
    return state / 2 ** 32;
  };
}

/** Real names, and as many more as asked for that bear a number: all different, none a word of the prose. */
export function someNames(count: number, real: readonly string[], random: Random): readonly string[] {
  const names = new Set(real.slice(0, count));
  while (names.size < count) names.add(`${pick(real, random)} ${Math.floor(random() * 100_000)}`);
  return [...names];
}

/** Sentences of a threat report, one word in a hundred a name. */
export function writeProse(length: number, names: readonly string[], random: Random): string {
  return write(length, random, () => (random() < 0.01 ? pick(names, random) : pick(WORDS, random)));
}

/** Sentences that name no actor. */
export function writeOrdinaryNews(length: number, random: Random): string {
  return write(length, random, () => pick(ORDINARY, random));
}

function write(length: number, random: Random, nextWord: () => string): string {
  const words: string[] = [];
  for (let size = 0; size < length; size += words.at(-1)?.length ?? 0) {
    const next = nextWord();
    words.push(random() < 0.06 ? `${next}.` : next);
  }
  return words.join(' ');
}

/** One of a list that is not empty. */
export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}
