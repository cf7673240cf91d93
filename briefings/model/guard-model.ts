import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createGate } from './gate.ts';
import { type Completion, type LanguageModel, ModelError } from './language-model.ts';
import { createTokenBudget } from './token-budget.ts';

export interface Question<T> {
  readonly name: string;
  readonly instructions: string;
  readonly data: string;
  readonly shape: z.ZodType<T>;
}

/** A model that never fails anybody: it answers in the right shape and in time, or not at all. */
export interface GuardedModel {
  readonly name: string;
  /** `undefined` when there is no answer, for whatever reason. */
  ask<T>(question: Question<T>, now: Date): Promise<T | undefined>;
}

export interface ModelLimits {
  readonly dailyTokens: number;
  /** Questions at a time; others wait. */
  readonly concurrency: number;
  /** Longest wait for an answer, queue and second try included. */
  readonly timeoutMs: number;
  /** Told why there was no answer. */
  readonly onFailure: (error: Error) => void;
}

const ANSWER_TOKENS = 4_000;
const CHARACTERS_PER_TOKEN = 3;
const FAILURES = 3;
const REST_MS = 5 * 60_000;
const REMEMBERED = 200;

/** Puts a budget, a deadline, one retry, a circuit breaker and a memory of answers around a model. */
export function guardModel(model: LanguageModel, limits: ModelLimits): GuardedModel {
  const budget = createTokenBudget(limits.dailyTokens);
  const breaker = createCircuitBreaker(FAILURES, REST_MS);
  const answers = new Map<string, unknown>();
  const gate = createGate(limits.concurrency);

  async function complete<T>(
    { shape, ...question }: Question<T>,
    signal: AbortSignal,
  ): Promise<Completion & { content: T }> {
    const schema = z.toJSONSchema(shape);
    const completion = await beforeAbort(
      model.complete({ ...question, schema, maxTokens: ANSWER_TOKENS, signal }),
      signal,
    );
    const parsed = shape.safeParse(completion.content);
    if (!parsed.success) throw new ModelError('The answer has the wrong shape.', true, { cause: parsed.error });
    return { ...completion, content: parsed.data };
  }

  async function tryTwice<T>(question: Question<T>, signal: AbortSignal): Promise<Completion & { content: T }> {
    try {
      return await complete(question, signal);
    } catch (error) {
      if (!(error instanceof ModelError && error.worthRetry)) throw error;
      return complete(question, signal);
    }
  }

  return {
    name: model.name,
    async ask<T>(question: Question<T>, now: Date): Promise<T | undefined> {
      const key = keyOf(question);
      if (answers.has(key)) return answers.get(key) as T;
      const asked = Math.ceil((question.instructions.length + question.data.length) / CHARACTERS_PER_TOKEN);
      if (breaker.isOpen(now) || !budget.take(asked + ANSWER_TOKENS, now)) return undefined;
      const signal = AbortSignal.timeout(limits.timeoutMs);
      try {
        const answer = gate(() => tryTwice(question, signal));
        const { content, tokens = asked } = await beforeAbort(answer, signal);
        budget.giveBack(asked + ANSWER_TOKENS - tokens);
        breaker.succeeded();
        remember(answers, key, content);
        return content;
      } catch (error) {
        breaker.failed(now);
        limits.onFailure(error as Error);
        return undefined;
      }
    },
  };
}

function keyOf({ name, instructions, data }: Question<unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify([name, instructions, data]))
    .digest('base64');
}

function remember(answers: Map<string, unknown>, key: string, answer: unknown): void {
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
}

/** A model that ignores its signal costs nobody more than the deadline. */
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new ModelError('The model did not answer in time.', false));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]);
}
