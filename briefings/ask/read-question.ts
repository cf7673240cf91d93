import { anyWord } from '../language/any-word.ts';
import { MANNERS } from '../language/manners.ts';
import { tokens } from '../language/tokens.ts';

/** What kind of thing is asked for. */
export type Aspect = 'who' | 'how-much' | 'when' | 'how' | 'victims' | 'indicators';

/** What a source must hold to answer a question. All words are folded. */
export interface Need {
  readonly language: 'en' | 'fr';
  readonly aspects: readonly Aspect[];
  /** Proper names and numbers: a source without them is about something else. */
  readonly names: readonly string[];
  /** Other words that carry sense. */
  readonly words: readonly string[];
}

/** `Who is Storm-2077?` asks for anything about it. */
const WHO =
  /(?<!\p{L})(?:[Ww]ho(?:m|se)?|[Ww]hich (?:group|actor)|[Qq]ui|[Qq]uel groupe)(?!\p{L}| (?:is|are|est|sont) \p{Lu})/u;
const ASPECTS: readonly (readonly [aspect: Aspect, words: RegExp])[] = [
  ['who', WHO],
  ['how-much', anyWord('how much, how many, combien, quel montant')],
  ['when', anyWord('when, what date, what day, quand, à quelle date')],
  ['how', anyWord('how did, how was, how were, how do, how does, how could, comment')],
  ['victims', anyWord('victim*, who was hit, affected, targeted, victime*, touché*, visé*')],
  ['indicators', anyWord('indicator*, iocs, domain*, hash*, cve*, indicateur*, domaine*')],
];
/** Words of asking, which no source need hold. */
const ASKING = new Set(
  'who whom whose what which when where why how much many did does do done get got gain tell know say says said happened happen please date day amount means could should would actor actors is are was were it its he she we us me of to an in on by at as or so if any some qui que quoi quel quelle quels quelles quand où pourquoi comment combien est-ce dit dire sait passé montant ils elles ont-ils ont-elles a-t-il a-t-elle a-t-on on le la de du au aux se ce ça cela en et il elle je'.split(
    ' ',
  ),
);
const FRENCH = anyWord(
  'qui, que, quoi, quel*, quand, où, pourquoi, comment, combien, est-ce, les, des, une, le, la, du, ont, était, dans',
);
const NAME = /\p{Lu}|\p{N}/u;

/** Reads a question in English or French. */
export function readQuestion(question: string): Need {
  const language = FRENCH.test(question) ? 'fr' : 'en';
  const isSmall = (word: string) => ASKING.has(word) || (MANNERS[language]?.small.has(word) ?? false);
  const aspects = ASPECTS.filter(([, words]) => words.test(question));
  const content = tokens(question)
    .filter((token) => !isSmall(token.toLowerCase()))
    .filter((token) => !aspects.some(([, words]) => words.test(token)));
  const names = content.filter((token) => NAME.test(token));
  return {
    language,
    aspects: aspects.map(([aspect]) => aspect),
    names: names.map((token) => token.toLowerCase()),
    words: content.filter((token) => !names.includes(token)).map((token) => token.toLowerCase()),
  };
}
