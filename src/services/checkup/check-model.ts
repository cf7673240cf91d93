import type { ModelSettings } from '../../config/config.ts';
import { type Diagnosis, fine, trouble } from '../../diagnosis.ts';

const TIMEOUT_MS = 20_000;
const MOST_TOKENS = 200;
const YES = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
} as const;

/** Asks the model one small question in the form that briefings use. */
export async function checkModel(settings: ModelSettings): Promise<Diagnosis> {
  const { createOpenAiModel } = await import('../../../briefings/model/openai-model.ts');
  const question = {
    name: 'check',
    instructions: 'Answer {"ok": true}.',
    data: '',
    schema: YES,
    maxTokens: MOST_TOKENS,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  return createOpenAiModel(settings)
    .complete(question)
    .then(
      () => fine('model', `${settings.name} answers in the form that is needed.`),
      (error: Error) =>
        trouble(
          'model',
          `${settings.name} gives no usable answer: ${error.message}`,
          'Check OPENAI_API_KEY, OPENAI_BASE_URL and SITREP_MODEL; it must know structured outputs. Briefings go out without it.',
        ),
    );
}
