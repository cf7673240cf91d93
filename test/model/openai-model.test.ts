import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelError, type ModelRequest } from '../../briefings/model/language-model.ts';
import { PLANTED } from '../support/planted.ts';
import { aModelAt, serve } from './a-model-server.ts';

const schema = { type: 'object', properties: { a: { type: 'number' } }, required: ['a'], additionalProperties: false };

function request(overrides: Partial<ModelRequest> = {}): ModelRequest {
  const signal = AbortSignal.timeout(10_000);
  return { name: 'answer', instructions: 'Answer.', data: 'question', schema, maxTokens: 50, signal, ...overrides };
}

describe('createOpenAiModel', () => {
  const mock = new LLMock({ port: 0, host: '127.0.0.1' });
  const model = () => aModelAt(`${mock.url}/v1`);
  beforeAll(() => mock.start());
  afterAll(() => mock.stop());
  beforeEach(() => {
    mock.clearFixtures();
  });

  it('asks for structured output and gives back the parsed answer with its tokens', async () => {
    mock.onMessage(/question/, { content: '{"a":1}', usage: { total_tokens: 42 } });
    expect(await model().complete(request())).toEqual({ content: { a: 1 }, tokens: 42 });
    const asked = mock.getRequests().at(-1)?.body;
    expect(asked).toMatchObject({
      model: 'gpt-test',
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    });
  });

  it.each([
    ['an answer that was cut off', { content: '{"a":', finishReason: 'length' }],
    ['an answer that is no JSON', { content: 'Sure! Here you go' }],
  ])('takes %s for no answer, worth another try', async (_, response) => {
    mock.onMessage(/question/, response);
    await expect(model().complete(request())).rejects.toMatchObject({ name: 'ModelError', worthRetry: true });
  });

  it.each([
    [429, false],
    [401, false],
    [500, true],
    [503, true],
  ])('says after status %d whether another try is worth it: %s', async (status, worthRetry) => {
    mock.onMessage(/question/, { error: { message: 'no', type: 'error' }, status });
    await expect(model().complete(request())).rejects.toMatchObject({ name: 'ModelError', worthRetry });
  });

  it('takes a refusal for an answer that will not come', async () => {
    const message = { role: 'assistant', content: null, refusal: 'I cannot help with that.' };
    const server = await serve((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message }] }));
    });
    await expect(aModelAt(server.url).complete(request())).rejects.toMatchObject({ worthRetry: false });
    await server.close();
  });

  it('gives up when its signal says so, although the server keeps silent', async () => {
    const server = await serve(() => {});
    const work = aModelAt(server.url).complete(request({ signal: AbortSignal.timeout(50) }));
    await expect(work).rejects.toBeInstanceOf(ModelError);
    await server.close();
  });

  it('says so when nobody is there', async () => {
    const server = await serve(() => {});
    await server.close();
    await expect(aModelAt(server.url).complete(request())).rejects.toMatchObject({ worthRetry: true });
  });

  it('never tells its key', () => {
    expect(JSON.stringify(aModelAt('http://127.0.0.1:1/v1'))).not.toContain(PLANTED);
  });
});
