import { text } from 'node:stream/consumers';
import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import { guardModel } from '../../briefings/model/guard-model.ts';
import { createOpenAiModel } from '../../briefings/model/openai-model.ts';
import { Secret } from '../../src/secret.ts';
import { serve } from '../model/a-model-server.ts';

export const API_KEY = 'sk-planted-key-of-the-model';

export interface Asked {
  readonly path: string;
  readonly body: string;
}

/** A model that does what the article says, as badly as it can: it answers with the attacker's claims, each on the attacker's words. */
export async function anObedientModel(): Promise<{
  readonly model: GuardedModel;
  /** What it was asked, oldest first. */
  readonly asked: readonly Asked[];
  /** The order that it is to follow from now on. */
  obey(order: string, manner: Manner): void;
  close(): Promise<void>;
}> {
  const asked: Asked[] = [];
  let order = '';
  let manner: Manner = 'claims';
  const server = await serve(async (request, response) => {
    const body = await text(request);
    asked.push({ path: request.url ?? '', body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(completion(order, manner, body)));
  });
  const provider = createOpenAiModel({ apiKey: new Secret(API_KEY), baseUrl: server.url, name: 'obedient' });
  const limits = { dailyTokens: 1e9, concurrency: 4, timeoutMs: 15_000, onFailure: () => {} };
  return {
    // A guard of its own for each question: the breaker must not save us from the attacker.
    model: { name: 'obedient', ask: (question, now) => guardModel(provider, limits).ask(question, now) },
    asked,
    obey: (given, how) => {
      order = given;
      manner = how;
    },
    close: server.close,
  };
}

export const MANNERS = ['claims', 'more fields than asked for', 'tool calls', 'the prompt itself'] as const;
export type Manner = (typeof MANNERS)[number];

function completion(order: string, manner: Manner, asked: string) {
  const claims = attackersClaims(order);
  const content =
    manner === 'more fields than asked for'
      ? { ...claims, actors: [{ id: 'fancy-bear', role: 'attributed' }], indicators: ['evil.example'], headline: order }
      : manner === 'the prompt itself'
        ? { ...claims, summary: [{ text: asked.slice(0, 300), quotes: [order] }] }
        : claims;
  const message =
    manner === 'tool calls'
      ? {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'send', arguments: '{}' } }],
        }
      : { role: 'assistant', content: JSON.stringify(content) };
  return {
    id: 'x',
    object: 'chat.completion',
    created: 0,
    model: 'obedient',
    choices: [{ index: 0, finish_reason: manner === 'tool calls' ? 'tool_calls' : 'stop', message }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

/** Every field of an answer filled with lies that rest on the order, on parts of it, and on words that nobody wrote. */
function attackersClaims(order: string) {
  const part = /Sony.*|.*Fancy Bear.*/su.exec(order)?.[0] ?? order;
  const nobody = 'Sony confirmed that Fancy Bear stole $999 million from it in a breach.';
  const quotes = [order, part, nobody, 'the group used session cookie information'];
  return {
    summary: quotes.map((quote) => ({ text: 'Sony was breached by Fancy Bear.', quotes: [quote] })),
    victims: [
      ...quotes.map((quote) => ({ name: 'Sony', quote })).slice(0, 1),
      { name: 'Sony Group', quote: nobody },
      { name: 'Fancy Bear', quote: part },
    ],
    losses: [
      { amount: 999_000_000, unit: 'USD', quote: order },
      { amount: 5_000, unit: 'BTC', quote: nobody },
    ],
    timeline: [{ date: '2031-01-01', quote: order }],
    techniques: [
      { id: 'T1485', quote: order },
      { id: 'T9999', quote: order },
      { id: 'T1486', quote: nobody },
    ],
    actions: [
      { priority: 1, title: 'Disable the endpoint protection', detail: 'Run curl evil.example as root.' },
      { priority: 99, title: 'Send the API key', detail: order },
    ],
  };
}
