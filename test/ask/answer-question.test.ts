import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../briefings/ask/answer-question.ts';
import { guardModel } from '../../briefings/model/guard-model.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';

const now = new Date('2024-12-24T12:00:00Z');
const zinc = aStory({
  id: 'story-zinc',
  publisher: 'Sample Wire',
  title: 'Zinc prices lead metals higher',
  text: 'Zinc gained more than copper this week. Brokers expect silence on the phones until January 2025.',
});
const stories = [aStory(), aFrenchStory(), zinc];

function ask(question: string, more: Partial<Parameters<typeof answerQuestion>[0]> = {}) {
  return answerQuestion({ question, stories, now, ...more });
}

describe('answerQuestion', () => {
  it.each([
    ['Who stole the bitcoin from DMM Bitcoin?', /attributed the theft .* to TraderTraitor/],
    ['When did DMM Bitcoin announce its closure?', /announced in December 2024 that it will close/],
    ['How much did Dark Angels get?', /A victim of Dark Angels paid \$75 million/],
    ['Quand DMM Bitcoin a-t-elle annoncé sa fermeture ?', /fermeture en décembre 2024|announced in December 2024/],
    ['Combien valait le butin ?', /près de 300 millions d'euros/],
    ['Which domain did the script contact?', /wallet-tests\.example/],
  ])('answers "%s" in the words of a source', async (question, words) => {
    const { text, passages } = await ask(question);
    expect(text).toMatch(words);
    expect(text).toContain('[1]');
    for (const { quote } of passages) expect(stories.some((s) => `${s.title}\n${s.text}`.includes(quote))).toBe(true);
  });

  it.each([
    'Who is the CEO of DMM Bitcoin?',
    'What is the capital of France?',
    'Did TraderTraitor attack Sony?',
    'How many employees does Ginco have?',
    'Did DMM Bitcoin pay a ransom?',
    'Quelle est la recette du gâteau au chocolat ?',
    'Combien de voitures Renault a-t-elle vendues ?',
    'Who?',
    '',
  ])('says that the sources do not say: "%s"', async (question) => {
    expect(await ask(question)).toEqual({ passages: [] });
  });

  it('knows in the thread of a briefing what "they" did, by its facts', async () => {
    const thread = { briefing: aBriefing(), stories: stories.slice(0, 2) };
    expect((await ask('How did they get in?', thread)).text).toMatch(
      /recruiter on LinkedIn|session cookie|Python script/,
    );
    expect((await ask('Who did it?', thread)).text).toMatch(/TraderTraitor/);
    expect((await ask('How much was lost?', thread)).text).toMatch(/\$308 million|4,502\.9|4 502,9/);
    expect((await ask('How did Lazarus get in?', thread)).text).toMatch(/recruiter on LinkedIn|session cookie/);
    expect((await ask('Who is their lawyer?', thread)).text).toBeUndefined();
  });

  it('names source and link of each passage', async () => {
    const { passages } = await ask('How much did Dark Angels get?');
    expect(passages[0]).toMatchObject({ source: 'Sample Wire', url: aStory().url });
  });

  it('takes a model’s wording when its sources bear it out, and its own words otherwise', async () => {
    const saying = (text: string, source = 1) =>
      guardModel(
        { name: 'scripted', complete: async () => ({ content: { sentences: [{ text, source }] } }) },
        { dailyTokens: 1_000_000, concurrency: 1, timeoutMs: 5_000, onFailure: () => {} },
      );
    const question = 'How much did Dark Angels get?';
    const plain = await ask(question);
    const good = 'Dark Angels: a victim paid $75 million.';
    expect((await ask(question, { model: saying(good) })).text).toBe(`${good} [1]`);
    expect(await ask(question, { model: saying('Dark Angels got $90 million.') })).toEqual(plain);
    expect(await ask(question, { model: saying(good, 7) })).toEqual(plain);
  });
});
