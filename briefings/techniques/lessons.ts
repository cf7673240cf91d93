import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { allTechniques, techniqueOf } from './catalog.ts';
import type { TechniqueText } from './learned-model.ts';
import { tellingWords } from './text-features.ts';

const SENTENCE_BORDER = /(?<=[.!?])\s+(?=[A-Z"'“([])/;
const OPENING = /^(?:[A-Z0-9][^\s,]*\s+(?:of\s+|the\s+)*)+/;
const CAPITAL = /^[A-Z]/;
const SHORTEST = 16;
const WEIGHTS = { example: 1, definition: 1, remark: 0.5, name: 1, report: 2 };

/** What ATT&CK tells of techniques. */
export interface TechniqueTexts {
  /** How a group or a piece of software used a technique. */
  readonly examples: readonly TechniqueText[];
  readonly descriptions: readonly TechniqueText[];
}

/** Words to learn a technique from; `weight` is how much they count. */
export interface Lesson {
  readonly techniqueId: string;
  readonly words: readonly string[];
  readonly weight: number;
}

/**
 * ATT&CK's examples, its descriptions sentence by sentence, the techniques' names, and how reports put it.
 * Names of groups and software are left out: a technique is to be known by what was done, not by who did it.
 */
export function gatherLessons({ examples, descriptions }: TechniqueTexts): readonly Lesson[] {
  const names = namesIn(examples.map(({ text }) => text));
  return [
    ...examples.flatMap(({ techniqueId, text }) => lesson(techniqueId, text, WEIGHTS.example, names)),
    ...descriptions.flatMap(({ techniqueId, text }) =>
      text
        .split(SENTENCE_BORDER)
        .filter((sentence) => sentence.length >= SHORTEST)
        .flatMap((sentence, at) =>
          lesson(techniqueId, sentence, at === 0 ? WEIGHTS.definition : WEIGHTS.remark, names),
        ),
    ),
    ...allTechniques().flatMap(({ id }) => lesson(id, fullName(id), WEIGHTS.name)),
    ...readReportExamples().flatMap(({ techniqueId, text }) => lesson(techniqueId, text, WEIGHTS.report)),
  ];
}

/** Our own sentences, in the style of news and vendors' reports. */
export function readReportExamples(): readonly TechniqueText[] {
  const entries = parseYaml(readFileSync(packageFile('briefings/techniques/report-examples.yaml'), 'utf8')) as Record<
    string,
    readonly string[]
  >;
  return Object.entries(entries).flatMap(([techniqueId, texts]) => texts.map((text) => ({ techniqueId, text })));
}

function lesson(id: string, text: string, weight: number, names?: ReadonlySet<string>): readonly Lesson[] {
  const technique = techniqueOf(id);
  const words = tellingWords(text).filter((word) => !names?.has(word));
  return technique && words.length > 0 ? [{ techniqueId: technique.id, words, weight }] : [];
}

/** Capitalised words that stand at the opening of examples more often than elsewhere: examples begin with who did it. */
function namesIn(examples: readonly string[]): ReadonlySet<string> {
  const opening = new Map<string, number>();
  const anywhere = new Map<string, number>();
  for (const text of examples) {
    for (const word of tellingWords(OPENING.exec(text)?.[0] ?? '')) count(opening, word);
    for (const word of tellingWords(text)) count(anywhere, word);
  }
  return new Set(
    [...opening]
      .filter(([word, times]) => CAPITAL.test(word) && times * 2 > (anywhere.get(word) ?? 0))
      .map(([word]) => word),
  );
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** A sub-technique's name after its parent's. */
function fullName(id: string): string {
  const parent = id.split('.')[0] ?? id;
  return [...new Set([parent, id])].map((each) => techniqueOf(each)?.name ?? '').join(' ');
}
