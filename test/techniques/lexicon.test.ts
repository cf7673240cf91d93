import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { techniqueOf } from '../../briefings/techniques/catalog.ts';
import { compileCue } from '../../briefings/techniques/cue-pattern.ts';
import { findTechniques } from '../../briefings/techniques/find-techniques.ts';
import { buildLexicon, type Cue } from '../../briefings/techniques/lexicon.ts';
import { compileLexicon, type LexiconEntry, readLexicon } from '../../briefings/techniques/read-lexicon.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory } from '../support/a-story.ts';

interface Sample {
  readonly en: string;
  readonly fr: string;
  readonly not: string;
}

const FOLDER = join(import.meta.dirname, '../../briefings/techniques/lexicon');
const samples = parseYaml(readFileSync(join(import.meta.dirname, 'lexicon-samples.yaml'), 'utf8')) as Readonly<
  Record<string, Sample>
>;
const lexicon = readLexicon();
const { anchors, cues } = compileLexicon(lexicon);
const finder = { lexicon: buildLexicon(anchors, (index) => cues[index] as Cue), learned: undefined };

describe.each([...lexicon])('the entry of %s', (id, { cues, hints = [], fr }) => {
  it('is a technique of today, with at least two cues and a French one', () => {
    expect(techniqueOf(id)?.id).toBe(id);
    expect(cues.length).toBeGreaterThanOrEqual(2);
    expect(fr.length).toBeGreaterThanOrEqual(1);
  });

  it('is written in the grammar, and nothing twice', () => {
    const written = [...cues, ...hints, ...fr];
    for (const cue of written) expect(() => compileCue(cue, () => 0)).not.toThrow();
    expect(new Set(written).size).toBe(written.length);
  });

  it('has sample sentences', () => {
    expect(samples[id]).toEqual({ en: expect.any(String), fr: expect.any(String), not: expect.any(String) });
  });
});

describe('the lexicon', () => {
  it('is loaded from what is written (after a change: npx vitest run test/techniques/lexicon.test.ts -u)', async () => {
    const lines = [anchors, ...cues].map((line) => `${JSON.stringify(line)}\n`);
    await expect(lines.join('')).toMatchFileSnapshot(`${FOLDER}.jsonl`);
  });

  it('knows at least 120 techniques, each in one file', () => {
    const files = readdirSync(FOLDER).map(
      (file) => parseYaml(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, LexiconEntry>,
    );
    const ids = files.flatMap((entries) => Object.keys(entries));
    expect(ids.length).toBeGreaterThanOrEqual(120);
    expect(ids.toSorted()).toEqual([...lexicon.keys()].toSorted());
  });

  it.each(Object.entries(samples))(
    'reports %s where the sentence says so, in both languages',
    (id, { en, fr, not }) => {
      expect(reportedIn(en, 'en')).toContain(id);
      expect(reportedIn(fr, 'fr')).toContain(id);
      expect(reportedIn(not, 'en')).not.toContain(id);
    },
  );
});

function reportedIn(sentence: string, language: string): readonly string[] {
  return atOnce(findTechniques(finder, aStory({ title: '', text: sentence, language })))
    .filter(({ basis }) => basis === 'reported')
    .map(({ id }) => id);
}
