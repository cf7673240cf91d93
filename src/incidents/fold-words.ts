import lists from './common-words.json' with { type: 'json' };

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
const MARK = /\p{M}+/gu;
const POSSESSIVE = /['’]s?$/;
const ELISION = /^(?:[dlcjmnst]|qu)['’]/i;
const ENDS_SENTENCE = /[.!?:…。！？\n"“”«»•|]\s*$/;
const APOSTROPHE = /['’]/;
const ASCII = /^[!-~]*$/;
const LOWERCASE = /^[a-z]+$/;
const CAPITAL = /^\p{Lu}/u;
/** `Lazarus-Gruppe` is two words, `PAN-OS` one. */
const COMPOUND_HYPHEN = /(?<=\p{Ll}{2})-(?=\p{Lu}\p{Ll}{2})/gu;
/** Begins the last of these at the start only: from every letter on it would read a long word as often as it has letters. */
const ODD_SHAPE = /\p{Ll}\p{Lu}|\p{Lu}{2}|^\P{L}*\p{L}.*\p{N}/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NUMBER = /^[\p{N}.,-]+$/u;

const wordsOf = (rows: readonly string[]): readonly string[] => rows.flatMap((row) => row.split(' '));
/** A story may be about them, but so are many. */
const MAKERS = new Set(wordsOf(lists.makers));
/** And places, offices, times and measures, and the trade's ordinary words: sharing them says little about the event. */
const COMMON = new Set([...MAKERS, ...wordsOf(lists.never), ...wordsOf(lists.words)]);

/** A word where it stands. */
export interface Token {
  readonly raw: string;
  /** Lower case, without accents, possessive and elided article. */
  readonly folded: string;
  readonly capital: boolean;
  /** `CastleLoader`, `TA4557`, `HPE`: written in a way that ordinary words are not. */
  readonly odd: boolean;
  readonly startsSentence: boolean;
  /** Only a space parts it from the token before. */
  readonly follows: boolean;
}

/** The words of a text in their order; bare numbers are none. */
export function tokensOf(source: string): readonly Token[] {
  const text = source.includes('-') ? source.replace(COMPOUND_HYPHEN, ' ') : source;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const raw = bare(match[0]);
    const plain = LOWERCASE.test(raw);
    if (!plain && NUMBER.test(raw)) continue;
    const startsSentence = tokens.length === 0 || (between !== ' ' && ENDS_SENTENCE.test(between));
    tokens.push({
      raw,
      folded: plain ? raw : fold(raw),
      capital: !plain && CAPITAL.test(raw),
      odd: !plain && ODD_SHAPE.test(raw) && !UNSPACED.test(raw),
      startsSentence,
      follows: between === ' ',
    });
  }
  return tokens;
}

/** The folded words of a text, one space between them; numbers stay. */
export function foldWords(text: string): string {
  return (text.match(TOKEN) ?? []).map((word) => fold(bare(word))).join(' ');
}

function bare(word: string): string {
  return APOSTROPHE.test(word) ? word.replace(ELISION, '').replace(POSSESSIVE, '') : word;
}

function fold(word: string): string {
  return (ASCII.test(word) ? word : word.normalize('NFKD').replace(MARK, '').normalize('NFC')).toLowerCase();
}

/** Half of all security news holds these words: nothing can be told by them. */
export function isCommon(folded: string): boolean {
  return folded.split(' ').every((word) => COMMON.has(word) || word.length < 2);
}

/** Written in a script that puts no space between words. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/** Makers and products that many events are about. */
export function isMaker(folded: string): boolean {
  return folded.split(' ').every((word) => MAKERS.has(word));
}
