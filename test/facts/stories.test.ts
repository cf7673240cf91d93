import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFacts } from '../../briefings/facts/find-facts.ts';
import type { Facts } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory } from '../support/a-story.ts';

const STORIES = join(import.meta.dirname, 'stories');
const FIELDS = ['victims', 'losses', 'dates', 'indicators', 'sectors', 'countries'] as const;
type Field = (typeof FIELDS)[number];

type Told = Pick<Case, 'expected'> & Pick<Story, 'title' | 'text'> & { readonly publishedAt: string };

interface Case {
  readonly name: string;
  readonly story: Story;
  /** A field that is absent is not judged. */
  readonly expected: Partial<Record<Field, readonly string[]>>;
}

const cases = readdirSync(STORIES).map((file): Case => {
  const { expected, publishedAt, ...told } = parseYaml(readFileSync(join(STORIES, file), 'utf8')) as Told;
  const name = file.replace('.yaml', '');
  return { name, expected, story: aStory({ id: name, url: '', ...told, publishedAt: new Date(publishedAt) }) };
});
const found = new Map(cases.map(({ name, story }) => [name, readable(atOnce(findFacts(story)))]));

function readable({
  victims,
  losses,
  timeline,
  indicators,
  sectors,
  countries,
}: Facts): Record<Field, readonly string[]> {
  return {
    victims: victims.map(({ name }) => name),
    losses: losses.map(({ amount, unit, scope }) => `${amount} ${unit} ${scope}`),
    dates: [...new Set(timeline.map(({ date }) => date))],
    indicators: indicators.map(({ type, value }) => `${type} ${value}`),
    sectors: sectors.map(({ name }) => name),
    countries: countries.map(({ name }) => name),
  };
}

/** What was found wrongly and what was missed, as lines to read. */
function compare(field: Field): { readonly hits: number; readonly wrong: string[]; readonly missed: string[] } {
  const judged = cases.filter(({ expected }) => expected[field]);
  const pairs = judged.map(({ name, expected }) => ({
    name,
    got: found.get(name)?.[field] ?? [],
    want: expected[field] ?? [],
  }));
  return {
    hits: pairs.reduce((sum, { got, want }) => sum + got.filter((value) => want.includes(value)).length, 0),
    wrong: pairs.flatMap(({ name, got, want }) =>
      got.filter((value) => !want.includes(value)).map((value) => `${name}: ${value}`),
    ),
    missed: pairs.flatMap(({ name, got, want }) =>
      want.filter((value) => !got.includes(value)).map((value) => `${name}: ${value}`),
    ),
  };
}

describe('facts of stories in seven languages', () => {
  it.each(FIELDS)('%s are right 95 times in 100 and found 85 times in 100', (field) => {
    const { hits, wrong, missed } = compare(field);
    const report = `wrong: ${wrong.join(' | ')}\nmissed: ${missed.join(' | ')}`;
    expect(hits / (hits + wrong.length), report).toBeGreaterThanOrEqual(0.95);
    expect(hits / (hits + missed.length), report).toBeGreaterThanOrEqual(0.85);
  });
});
