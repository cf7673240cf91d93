import type OpenAI from 'openai';
import type { Secret } from '../../src/secret.ts';
import { type LanguageModel, ModelError } from './language-model.ts';

export interface OpenAiSettings {
  readonly apiKey: Secret;
  /** Of any endpoint that speaks the protocol. */
  readonly baseUrl?: string;
  /** Of the model. */
  readonly name: string;
}

const OPENAI = 'https://api.openai.com/v1';

/** A model behind the OpenAI chat protocol, with structured outputs. The SDK is loaded at the first question. */
export function createOpenAiModel({ apiKey, baseUrl = OPENAI, name }: OpenAiSettings): LanguageModel {
  let client: Promise<OpenAI> | undefined;
  async function connect(): Promise<OpenAI> {
    const { default: Client } = await import('openai');
    const ours = { baseURL: baseUrl, organization: null, project: null, logLevel: 'off' } as const;
    return new Client({ ...ours, apiKey: apiKey.reveal(), maxRetries: 0 });
  }
  return {
    name,
    async complete({ name: schemaName, instructions, data, schema, maxTokens, signal }) {
      client ??= connect();
      const sdk = await client;
      const completion = await sdk.chat.completions
        .create(
          {
            model: name,
            max_completion_tokens: maxTokens,
            messages: [
              { role: 'system', content: instructions },
              { role: 'user', content: data },
            ],
            response_format: { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } },
          },
          { signal },
        )
        .catch((error: unknown) => {
          throw toModelError(error);
        });
      const tokens = completion.usage?.total_tokens;
      return { content: read(completion), ...(tokens === undefined ? {} : { tokens }) };
    },
  };
}

function read({ choices }: OpenAI.ChatCompletion): unknown {
  const [choice] = choices ?? [];
  if (choice?.message.refusal) throw new ModelError('The model refused to answer.', false);
  if (choice?.finish_reason === 'length') throw new ModelError('The answer was cut off.', true);
  try {
    return JSON.parse(choice?.message.content ?? '');
  } catch (cause) {
    throw new ModelError('The answer is no JSON.', true, { cause });
  }
}

/** Judged by status; without one the endpoint was not reached. */
function toModelError(cause: unknown): ModelError {
  const { status } = cause as { status?: number };
  const message = status === undefined ? 'The model cannot be reached.' : `The model answered with status ${status}.`;
  return new ModelError(message, status === undefined || status >= 500, { cause });
}
