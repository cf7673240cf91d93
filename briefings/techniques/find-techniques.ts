import { allMatches } from '../../src/all-matches.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Steps } from '../../src/steps.ts';
import { quote } from '../facts/quote.ts';
import { type Sentence, sentencesOf } from '../facts/sentences.ts';
import { techniqueOf } from './catalog.ts';
import { foldWords } from './fold-words.ts';
import { type CueStrength, type Lexicon, loadLexicon, matchCues } from './lexicon.ts';
import type { Predictor } from './predictor.ts';
import type { ReadSentence, Sign } from './read-sentence.ts';
import { clauseAround, clausesOf, isAdvice, type Standing, standingOf } from './standing.ts';
import { weighTechniques } from './weigh-techniques.ts';

const LITERAL_ID = /\bT\d{4}(?:[./:]\d{3})?\b/g;
const MOST_QUOTES = 3;
/** ATT&CK's examples are English; a text too short to tell its language is mostly English too. */
const LEARNED_LANGUAGES: ReadonlySet<string> = new Set(['en', 'und']);

/** Finds techniques in stories. */
export interface TechniqueFinder {
  readonly lexicon: Lexicon;
  readonly learned: Predictor | undefined;
}

/** Without a learned model only what our own cues and literal ids tell is found. */
export function createTechniqueFinder(options: { readonly learned?: Predictor }): TechniqueFinder {
  return { lexicon: loadLexicon(), learned: options.learned };
}

/** Techniques of a story, each with the words that say so; what is reported comes first. */
export function* findTechniques(finder: TechniqueFinder, story: Story): Steps<readonly TechniqueFinding[]> {
  const read: ReadSentence[] = [];
  for (const sentence of sentencesOf(story)) {
    read.push(readSentence(finder, story, sentence));
    yield;
  }
  const told = toldIn(read);
  const { learned } = finder;
  const weighs = learned && LEARNED_LANGUAGES.has(story.language);
  const found = weighs ? yield* weighTechniques(learned, story, read, told) : told;
  return [...found.filter(({ basis }) => basis === 'reported'), ...found.filter(({ basis }) => basis === 'possible')];
}

function readSentence(finder: TechniqueFinder, story: Story, sentence: Sentence): ReadSentence {
  const folded = foldWords(sentence.text);
  const advised = isAdvice(folded);
  const told = advised ? [] : cues(finder, story, sentence, folded);
  return { sentence, signs: [...literalIds(story, sentence), ...told], advised };
}

function toldIn(read: readonly ReadSentence[]): readonly TechniqueFinding[] {
  const byId = new Map<string, Sign[]>();
  for (const sign of read.flatMap(({ signs }) => signs)) {
    const known = byId.get(sign.id);
    if (known) known.push(sign);
    else byId.set(sign.id, [sign]);
  }
  return [...byId].map(([id, signs]) => summed(id, signs));
}

function literalIds(story: Story, { text, field, start }: Sentence): readonly Sign[] {
  return allMatches(text, LITERAL_ID).flatMap(({ 0: id, index }) => {
    const technique = techniqueOf(id.replace(/[/:]/, '.'));
    const evidence = quote(story, field, start + index, start + index + id.length);
    return technique ? [{ id: technique.id, basis: 'reported' as const, evidence, literal: true }] : [];
  });
}

function cues({ lexicon }: TechniqueFinder, story: Story, sentence: Sentence, folded: string): readonly Sign[] {
  const matches = matchCues(lexicon, folded);
  const clauses = matches.length > 0 ? clausesOf(sentence.text) : [];
  return matches.flatMap(({ cue, start, end }) => {
    const clause = clauseAround(clauses, start, end);
    const basis = basisOf(cue.strength, standingOf(folded, clause, start, end));
    if (!basis) return [];
    const from = sentence.start + clause.start + leadingSpace(sentence.text.slice(clause.start));
    const to = sentence.start + clause.end - trailingSpace(sentence.text.slice(0, clause.end));
    return [{ id: cue.techniqueId, basis, evidence: quote(story, sentence.field, from, to), literal: false }];
  });
}

function basisOf(strength: CueStrength, standing: Standing): TechniqueFinding['basis'] | undefined {
  if (standing === 'denied') return undefined;
  return strength === 'cue' && standing === 'said' ? 'reported' : 'possible';
}

/** One finding of all signs of a technique; hints do not dilute the words that report it. */
function summed(id: string, signs: readonly Sign[]): TechniqueFinding {
  const reports = signs.filter(({ basis }) => basis === 'reported');
  const told = reports.length > 0 ? reports : signs;
  const quotes = [...new Map(told.map(({ evidence }) => [`${evidence.field}:${evidence.start}`, evidence])).values()];
  return {
    id,
    basis: reports.length > 0 ? 'reported' : 'possible',
    confidence: reports.length === 0 ? 'low' : quotes.length > 1 ? 'high' : 'moderate',
    evidence: quotes.slice(0, MOST_QUOTES),
  };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length;
}
