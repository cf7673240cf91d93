import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guardModel, type ModelLimits } from '../../briefings/model/guard-model.ts';
import { type Completion, type LanguageModel, ModelError } from '../../briefings/model/language-model.ts';

const noon = new Date('2024-12-24T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

function question(data: string) {
  return { name: 'answer', instructions: 'Answer.', data, shape: z.strictObject({ a: z.number() }) };
}

/** A model that answers as told, one answer after the other, the last one for ever. */
function scripted(...answers: readonly (() => Completion | Promise<Completion>)[]) {
  const asked: string[] = [];
  const model: LanguageModel = {
    name: 'scripted',
    async complete({ data }) {
      asked.push(data);
      return (answers[Math.min(asked.length, answers.length) - 1] ?? fail('silent'))();
    },
  };
  return { model, asked };
}

const answer = (content: unknown, tokens?: number) => () => ({ content, ...(tokens === undefined ? {} : { tokens }) });
const fail =
  (message: string, worthRetry = true) =>
  (): never => {
    throw new ModelError(message, worthRetry);
  };

function guarded(model: LanguageModel, limits: Partial<ModelLimits> = {}) {
  const failures: string[] = [];
  const onFailure = (error: Error) => failures.push(error.message);
  const all = { dailyTokens: 1_000_000, concurrency: 2, timeoutMs: 5_000, onFailure, ...limits };
  return { guard: guardModel(model, all), failures };
}

describe('guardModel', () => {
  it('gives an answer of the right shape', async () => {
    const { guard } = guarded(scripted(answer({ a: 1 })).model);
    expect(await guard.ask(question('q'), noon)).toEqual({ a: 1 });
  });

  it('tries once more, and no more than once', async () => {
    const once = scripted(fail('down'), answer({ a: 1 }));
    expect(await guarded(once.model).guard.ask(question('q'), noon)).toEqual({ a: 1 });
    const never = scripted(answer({ wrong: true }));
    const { guard, failures } = guarded(never.model);
    expect(await guard.ask(question('q'), noon)).toBeUndefined();
    expect(never.asked).toHaveLength(2);
    expect(failures).toEqual(['The answer has the wrong shape.']);
  });

  it('does not repeat what would fail again', async () => {
    const { model, asked } = scripted(fail('quota', false));
    expect(await guarded(model).guard.ask(question('q'), noon)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('asks the same thing only once', async () => {
    const { model, asked } = scripted(answer({ a: 1 }));
    const { guard } = guarded(model);
    await guard.ask(question('q'), noon);
    expect(await guard.ask(question('q'), noon)).toEqual({ a: 1 });
    await guard.ask(question('other'), noon);
    expect(asked).toEqual(['q', 'other']);
  });

  it('stops at the day’s budget and goes on the next day', async () => {
    const { model, asked } = scripted(answer({ a: 1 }, 4_100));
    const { guard } = guarded(model, { dailyTokens: 8_200 });
    for (const data of ['1', '2', '3']) await guard.ask(question(data), noon);
    expect(asked).toEqual(['1', '2']);
    expect(await guard.ask(question('4'), later(24 * 60))).toEqual({ a: 1 });
  });

  it('rests after three failures in a row, then tries again', async () => {
    const { model, asked } = scripted(fail('a', false), fail('b', false), fail('c', false), answer({ a: 1 }));
    const { guard } = guarded(model);
    for (const data of ['1', '2', '3', '4']) await guard.ask(question(data), noon);
    expect(asked).toEqual(['1', '2', '3']);
    expect(await guard.ask(question('5'), later(6))).toEqual({ a: 1 });
  });

  it('never waits longer than the deadline, even for a model that ignores it', async () => {
    const { model } = scripted(() => new Promise<Completion>(() => {}));
    const { guard, failures } = guarded(model, { timeoutMs: 30 });
    expect(await guard.ask(question('q'), noon)).toBeUndefined();
    expect(failures).toEqual(['The model did not answer in time.']);
  });

  it('asks no more questions at a time than allowed', async () => {
    let running = 0;
    let most = 0;
    const model: LanguageModel = {
      name: 'counting',
      async complete() {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return { content: { a: 1 } };
      },
    };
    const { guard } = guarded(model, { concurrency: 2 });
    const answers = await Promise.all(['1', '2', '3', '4', '5'].map((data) => guard.ask(question(data), noon)));
    expect(answers).toEqual(Array(5).fill({ a: 1 }));
    expect(most).toBe(2);
  });
});
