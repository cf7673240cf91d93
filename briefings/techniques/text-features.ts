const LINK = /h(?:xx|tt)ps?:\S+/gi;
const TOKEN = /[A-Za-z][A-Za-z0-9]*|\d{2,5}/g;
const HUMP = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(?:ations?|ating|ated|ates?)$/, 'at'],
  [/(?:ings?|ed|es|s|e)$/, ''],
  [/(.)\1$/, '$1'],
];
const SHORT_PLURAL = /(?<=..[^s])s$/;
const SHORT_LENGTH = 4;
/** Where hashes begin, so that a word and a piece of the same letters differ. */
const WORD = 0x811c9dc5;
const PIECE = 0x3c6ef372;
const PIECE_LENGTH = 5;
const WEIGHTS = { word: 1, hump: 0.5, piece: 0.3, pair: 1, distantPair: 0.7 };
const IDLE: ReadonlySet<string> = new Set(
  `a an the and or of to in on for with by from as at is are was were be been has have had it its this that these those
  their they can could may might will would which also used uses use using such into than then via other both not no but
  if any all some during through more most one two new after before while when where who`.split(/\s+/),
);

/** What a text is made of, each with its weight; the keys are hashes of 32 bits. */
export type Features = ReadonlyMap<number, number>;

/** The words of a text that say something, as written. */
export function tellingWords(text: string): readonly string[] {
  return (text.replace(LINK, ' ').match(TOKEN) ?? []).filter((word) => !IDLE.has(word.toLowerCase()));
}

/** Stems, the parts of names like `VirtualAlloc`, pieces of words, and pairs of neighbours. */
export function featuresOf(words: readonly string[]): Features {
  const features = new Map<number, number>();
  const add = (key: number, weight: number): void => {
    features.set(key, (features.get(key) ?? 0) + weight);
  };
  const plain = words.map((word) => word.toLowerCase());
  const stems = plain.map(stem);
  plain.forEach((word, at) => {
    const own = hash(stems[at] as string, WORD);
    const [next, afterNext] = [stems[at + 1], stems[at + 2]];
    add(own, WEIGHTS.word);
    for (const hump of humps(words[at] as string)) add(hash(stem(hump.toLowerCase()), WORD), WEIGHTS.hump);
    for (let from = 0; word.length > PIECE_LENGTH && from + PIECE_LENGTH <= word.length; from++)
      add(hash(word, PIECE, from, from + PIECE_LENGTH), WEIGHTS.piece);
    if (next !== undefined) add(hash(next, own), WEIGHTS.pair);
    if (afterNext !== undefined) add(hash(afterNext, own), WEIGHTS.distantPair);
  });
  return features;
}

function stem(word: string): string {
  if (word.length <= SHORT_LENGTH) return word.replace(SHORT_PLURAL, '');
  return ENDINGS.reduce((left, [ending, put]) => left.replace(ending, put), word);
}

function humps(word: string): readonly string[] {
  const parts = word.match(HUMP) ?? [];
  return parts.length > 1 ? parts.filter((part) => part.length > 2) : [];
}

/** FNV-1a, begun from any number. */
function hash(text: string, seed: number, from = 0, to = text.length): number {
  let value = seed;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
