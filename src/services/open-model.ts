import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import type { ModelSettings } from '../config/config.ts';
import type { Logger } from '../logger.ts';

/** The longest that a briefing or an answer waits for the model. */
export const MODEL_TIMEOUT_MS = 20_000;
const AT_ONCE = 2;

/** The configured language model behind its guards; the SDK is loaded only here. */
export async function openModel(settings: ModelSettings, log: Pick<Logger, 'warn'>): Promise<GuardedModel> {
  const [{ createOpenAiModel }, { guardModel }] = await Promise.all([
    import('../../briefings/model/openai-model.ts'),
    import('../../briefings/model/guard-model.ts'),
  ]);
  return guardModel(createOpenAiModel(settings), {
    dailyTokens: settings.dailyTokens,
    concurrency: AT_ONCE,
    timeoutMs: MODEL_TIMEOUT_MS,
    onFailure: (err) => log.warn({ err }, 'the model did not answer'),
  });
}
