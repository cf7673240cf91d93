import { conceptsIn } from '../language/concepts.ts';
import { figuresIn } from '../language/figures-in.ts';
import { MANNERS, type Manner } from '../language/manners.ts';
import { isSameWord, tokens } from '../language/tokens.ts';

/** What a sentence of a model may rest on. */
export interface Grounds {
  readonly quotes: readonly string[];
  /** Language of the quotes. */
  readonly language: string;
  /** Names that the briefing holds already. */
  readonly names: readonly string[];
}

const NOT_PLAIN = /[\p{Cc}\p{Cf}<>{}[\]|`*_]|https?:|www\.|\S@\S|\p{L}\.\p{L}{2,}/u;
const UPPER = /\p{Lu}/u;
const DIGIT = /^\p{N}/u;
const LONGEST = 400;
/** Shorter words can hardly carry a claim alone. */
const SMALL_LENGTH = 3;

/**
 * Whether quotes carry a sentence, as far as rules can tell: it brings no figure, name, act, negation or content word of
 * its own, and drops no negation and no doubt. False in languages for which the rules are missing.
 */
export function isSupported(text: string, language: string, { quotes, language: quoted, names }: Grounds): boolean {
  const ours = MANNERS[language];
  const theirs = MANNERS[quoted];
  if (!ours || !theirs || text.length > LONGEST || NOT_PLAIN.test(text)) return false;
  const ground = quotes.join('\n');
  const known = tokens(`${ground} ${names.join(' ')}`).map((token) => token.toLowerCase());
  const figures = figuresIn(ground, quoted);
  const acts = conceptsIn(ground);
  return (
    ours.negated.test(text) === theirs.negated.test(ground) &&
    (ours.doubtful.test(text) || !theirs.doubtful.test(ground)) &&
    [...figuresIn(text, language)].every((figure) => figures.has(figure)) &&
    [...conceptsIn(text)].every((act) => acts.has(act)) &&
    tokens(text).every((token) => isAccounted(token, ours, known))
  );
}

/** A word that claims nothing, or a word of the quotes in another form or language. */
function isAccounted(token: string, { small }: Manner, known: readonly string[]): boolean {
  const folded = token.toLowerCase();
  const isShort = token.length <= SMALL_LENGTH && !UPPER.test(token);
  if (isShort || small.has(folded) || DIGIT.test(token)) return true;
  return known.some((word) => isSameWord(folded, word)) || conceptsIn(token).size > 0;
}
