import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AdapterError, type Failure } from '../../adapters/contract.ts';
import { createWebhookAdapter } from '../../adapters/webhook/webhook-adapter.ts';
import type { BriefingPost } from '../../src/model/message.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { Secret } from '../../src/secret.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { NOW, openWebhook, SECRET } from '../support/open-webhook.ts';

const POST: BriefingPost = {
  kind: 'briefing',
  briefing: aBriefing(),
  reason: 'You get this because this channel follows everything.',
  deliveryKey: 'i-dmm/2@webhook:soar',
};

async function open() {
  const opened = await openWebhook();
  onTestFinished(opened.close);
  const post = (message = POST) => opened.adapter.post({ channel: opened.channel }, message);
  return { ...opened, post };
}

describe('a webhook', () => {
  it('gets the briefing with its revision, why, and a key that stays the same over tries', async () => {
    const { received, post } = await open();
    await post();
    const [first] = received;
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      schema: 'sitrep.webhook/1',
      channel: 'webhook:soar',
      kind: 'briefing',
      deliveryKey: POST.deliveryKey,
      reason: POST.reason,
      briefing: JSON.parse(JSON.stringify(POST.briefing)),
      text: expect.stringContaining('DMM Bitcoin'),
    });
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': POST.deliveryKey,
    });
  });

  it('is signed over time and body', async () => {
    const { received, post } = await open();
    await post();
    const { headers, body } = received[0] ?? { headers: {}, body: '' };
    expect(headers['sitrep-timestamp']).toBe(String(NOW.getTime() / 1000));
    const signed = createHmac('sha256', SECRET).update(`${headers['sitrep-timestamp']}.${body}`).digest('hex');
    expect(headers['sitrep-signature']).toBe(`v1=${signed}`);
  });

  it('is given hostile words unchanged, in letters that are safe on the way', async () => {
    const { received, post } = await open();
    const headline = '<!channel> \u202egnp.exe \u2066x\u2069 \u{e0041} "quoted" \\ 東京';
    await post({ ...POST, briefing: aBriefing({ headline }) });
    expect(received[0]?.body).not.toMatch(/[<>&\u202e\u2066]/u);
    expect(JSON.parse(received[0]?.body ?? '').briefing.headline).toBe(headline);
  });

  it.each<[number | undefined, Readonly<Record<string, string>>, Failure]>([
    [429, { 'retry-after': '7' }, { kind: 'rate-limited', retryAfterMs: 7_000 }],
    [429, { 'retry-after': 'Tue, 24 Dec 2024 12:02:00 GMT' }, { kind: 'rate-limited', retryAfterMs: 120_000 }],
    [429, { 'retry-after': 'soon' }, { kind: 'rate-limited', retryAfterMs: 60_000 }],
    [429, { 'retry-after': '999999999' }, { kind: 'rate-limited', retryAfterMs: 86_400_000 }],
    [429, { 'retry-after': '0' }, { kind: 'rate-limited', retryAfterMs: 1_000 }],
    [500, {}, { kind: 'unavailable' }],
    [503, {}, { kind: 'unavailable' }],
    [408, {}, { kind: 'unavailable' }],
    [undefined, {}, { kind: 'unavailable' }],
    [404, {}, { kind: 'channel-gone' }],
    [410, {}, { kind: 'channel-gone' }],
    [401, {}, { kind: 'unauthorized' }],
    [403, {}, { kind: 'unauthorized' }],
    [413, {}, { kind: 'too-large' }],
    [400, {}, { kind: 'rejected', reason: 'status 400' }],
    [301, { location: '/elsewhere' }, { kind: 'rejected', reason: 'status 301' }],
  ])('that answers %s %o has failed', async (status, headers, failure) => {
    const { answer, post } = await open();
    answer(status, headers);
    await expect(post()).rejects.toMatchObject({ failure });
  });

  it.each([200, 201, 202, 204])('that answers %i has it', async (status) => {
    const { answer, post } = await open();
    answer(status);
    await expect(post()).resolves.toMatchObject({ channel: { adapter: 'webhook', id: 'soar' } });
  });

  it('that is no longer configured is gone', async () => {
    const { adapter } = await open();
    const channel = { adapter: 'webhook', id: 'removed' };
    await expect(adapter.post({ channel }, POST)).rejects.toMatchObject({ failure: { kind: 'channel-gone' } });
  });

  it('at a private address that nobody allowed is refused, and the error shows neither its path nor the secret', async () => {
    const outbound = createOutbound({ allowPrivate: [], userAgent: 'test' });
    onTestFinished(() => outbound.close());
    const hooks = [{ name: 'soar', url: 'http://127.0.0.1:9/token-in-path', secret: new Secret(SECRET) }];
    const adapter = createWebhookAdapter({ hooks, post: outbound.post, now: () => NOW });
    const error = await adapter
      .post({ channel: { adapter: 'webhook', id: 'soar' } }, POST)
      .catch((cause: AdapterError) => cause);
    expect(error).toBeInstanceOf(AdapterError);
    const failure = (error as AdapterError).failure;
    expect(failure).toMatchObject({ kind: 'rejected' });
    expect(JSON.stringify([failure, String((error as AdapterError).cause)])).not.toMatch(/token-in-path|shared-secret/);
  });

  it('is waited for when Sitrep stops', async () => {
    const { adapter, received, post } = await open();
    const posting = post();
    await adapter.stop();
    expect(received).toHaveLength(1);
    await posting;
  });
});
