import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameTechniques } from '../../briefings/compose/name-techniques.ts';
import { techniqueOf } from '../../briefings/techniques/catalog.ts';
import { createPredictor } from '../../briefings/techniques/create-predictor.ts';
import { createTechniqueFinder, findTechniques } from '../../briefings/techniques/find-techniques.ts';
import { learnTechniques } from '../../briefings/techniques/learn-techniques.ts';
import type { LearnedModel } from '../../briefings/techniques/learned-model.ts';
import { readReportExamples } from '../../briefings/techniques/lessons.ts';
import { isPackedModel, packModel, unpackModel } from '../../briefings/techniques/pack-model.ts';
import type { Prediction, Predictor } from '../../briefings/techniques/predictor.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory } from '../support/a-story.ts';

/** In the style of ATT&CK; doers, deeds and words are ours. */
const TEXTS = {
  examples: [
    example('T1113', 'MarshLight can grab pictures of the desktop every ten seconds.'),
    example('T1113', 'Quiet Heron has taken screenshots of mail clients on the desktops of its victims.'),
    example('T1113', 'MarshLight saves a picture of the active window as a JPEG.'),
    example('T1123', 'MarshLight can record sound through the microphone of a laptop.'),
    example('T1123', 'Quiet Heron has listened to meetings by switching on microphones.'),
    example('T1123', 'ReedPipe stores recorded audio in a WAV file.'),
    example('T1053.005', 'ReedPipe has made a scheduled task that starts it at each logon.'),
    example('T1053.005', 'Quiet Heron used schtasks to run its loader every hour.'),
    example('T1003.001', 'ReedPipe has read the memory of LSASS to get passwords.'),
  ],
  descriptions: [example('T1113', 'Somebody may capture the screen. Pictures tell what a person is working on.')],
};

function example(techniqueId: string, text: string) {
  return { techniqueId, text };
}

let model: LearnedModel;
let predictor: Predictor;

beforeAll(() => {
  model = learnTechniques(TEXTS);
  predictor = createPredictor(() => model);
});

describe('what is learned from examples', () => {
  it.each([
    ['T1113', 'Every minute a picture of the desktop is sent home.'],
    ['T1123', 'The implant switches the microphone on and records meetings.'],
    ['T1053.005', 'Its loader is run by a scheduled task.'],
  ])('%s is the likeliest where a report tells it in other words', (id, sentence) => {
    expect(predictor.predict(sentence)[0]?.id).toBe(id);
  });

  it('gives probabilities, the highest first, with the improbable left out', () => {
    const chances = predictor
      .predict('The spy tool records sound and takes screenshots.')
      .map((one) => one.probability);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(1.001);
    expect(Math.min(...chances)).toBeGreaterThanOrEqual(0.01);
  });

  it('tells techniques by what was done, not by who did it', () => {
    expect(predictor.predict('MarshLight and ReedPipe')).toEqual(predictor.predict('Nobody and nothing'));
  });

  it('is the same every time', () => {
    expect(packModel(learnTechniques(TEXTS))).toEqual(packModel(model));
  });

  it('files what other versions of ATT&CK call otherwise under the id of today', () => {
    const sentence = 'ReedPipe has put a Quartz clock into the mail of its victims.';
    const older = learnTechniques({ ...TEXTS, examples: [...TEXTS.examples, example('T1192', sentence)] });
    expect(createPredictor(() => older).explain(sentence, 'T1566.002')).toBe(sentence);
  });

  it('passes over techniques that the catalog does not know', () => {
    const odd = { ...TEXTS, examples: [...TEXTS.examples, example('T0800', 'ReedPipe has stopped a turbine.')] };
    expect(learnTechniques(odd).techniques).not.toContain('T0800');
  });

  it('counts its rounds', () => {
    const rounds: string[] = [];
    learnTechniques({ examples: [], descriptions: [] }, (round, of) => rounds.push(`${round}/${of}`));
    expect(rounds).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  it('is explained by the nearest example of the technique, or of one below it', () => {
    const sentence = 'A picture of the window was saved.';
    expect(predictor.explain(sentence, 'T1113')).toBe('MarshLight saves a picture of the active window as a JPEG.');
    expect(predictor.explain('a task at logon', 'T1053')).toContain('at each logon');
    expect(predictor.explain(sentence, 'T1591')).toBeUndefined();
  });
});

describe('a stored model', () => {
  it('predicts as before', () => {
    const stored: unknown = JSON.parse(JSON.stringify(packModel(model)));
    if (!isPackedModel(stored)) throw new Error('not recognised');
    const again = createPredictor(() => unpackModel(stored));
    const sentence = 'The malware takes screenshots and records audio by a scheduled task.';
    const close = ({ id, probability }: Prediction) => ({ id, probability: expect.closeTo(probability, 3) });
    expect(again.predict(sentence)).toEqual(predictor.predict(sentence).map(close));
    expect(again.explain(sentence, 'T1123')).toBe(predictor.explain(sentence, 'T1123'));
  });

  it.each([undefined, null, 'text', {}, { format: 0 }])('is told from %j', (value) => {
    expect(isPackedModel(value)).toBe(false);
  });

  it('is unpacked when the first sentence asks for it', () => {
    let loads = 0;
    const lazy = createPredictor(() => {
      loads += 1;
      return model;
    });
    expect(loads).toBe(0);
    lazy.predict('one');
    lazy.predict('two');
    expect(loads).toBe(1);
  });
});

describe('our own examples of how reports put it', () => {
  it.each(readReportExamples())('$techniqueId: $text', ({ techniqueId, text }) => {
    expect(techniqueOf(techniqueId)?.id).toBe(techniqueId);
    expect(text).toBeTypeOf('string');
  });

  it('say nothing twice', () => {
    const texts = readReportExamples().map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a story read with what was learned', () => {
  const sure = (...ids: readonly string[]): Predictor => ({
    predict: () => ids.map((id) => ({ id, probability: 0.9 / ids.length })),
    explain: (_, id) => `the example of ${id}`,
  });
  const read = (text: string, learned?: Predictor, language = 'en') =>
    atOnce(findTechniques(createTechniqueFinder(learned ? { learned } : {}), aStory({ title: '', text, language })));

  it('calls possible what nobody said in so many words, and shows the sentence and a known example', () => {
    const found = read('The visitors left a curious thing behind.', sure('T1505.003'));
    expect(found.map(({ id, basis }) => [id, basis])).toEqual([
      ['T1505', 'possible'],
      ['T1505.003', 'possible'],
    ]);
    for (const finding of found) {
      expect(finding.evidence.map(({ quote }) => quote)).toEqual(['The visitors left a curious thing behind.']);
      expect(finding.confidence).not.toBe('high');
      expect(finding.example).toBe(`the example of ${finding.id}`);
    }
  });

  it('carries the known example into the briefing', () => {
    const found = read('The visitors left a curious thing behind.', sure('T1505.003'));
    const named = nameTechniques(found, [], { actors: new Map(), techniqueOf });
    expect(named.map(({ example }) => example)).toEqual(['the example of T1505', 'the example of T1505.003']);
  });

  it('reports what a cue says and the model agrees with', () => {
    const finding = read('The intruders deployed ransomware.', sure('T1486')).find(({ id }) => id === 'T1486');
    expect(finding).toMatchObject({ basis: 'reported', confidence: 'high' });
  });

  it('doubts a cue that the model sees nothing in', () => {
    const [alone] = read('The intruders deployed ransomware.');
    const [doubted] = read('The intruders deployed ransomware.', sure());
    expect([alone?.basis, doubted?.basis]).toEqual(['reported', 'possible']);
  });

  it('leaves ids that the story states as they are', () => {
    expect(read('Seen: T1505.003.', sure('T1486'))).toContainEqual(
      expect.objectContaining({ id: 'T1505.003', basis: 'reported' }),
    );
  });

  it('takes advice for no technique', () => {
    expect(read('Companies should train their staff.', sure('T1566.001'))).toEqual([]);
  });

  it('asks the model about English only', () => {
    expect(read('Les visiteurs ont laissé une chose curieuse.', sure('T1505.003'), 'fr')).toEqual([]);
  });

  it('shows words of the story, whatever the story', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, text) => {
        const story = aStory({ title, text });
        for (const { evidence } of atOnce(findTechniques(createTechniqueFinder({ learned: predictor }), story))) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const { quote, field, start, end } of evidence) expect(story[field].slice(start, end)).toBe(quote);
        }
      }),
    );
  });
});
