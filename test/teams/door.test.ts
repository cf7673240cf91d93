import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeamsAdapter } from '../../adapters/teams/teams-adapter.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';

describe('who speaks to the Teams adapter', () => {
  let opened: Awaited<ReturnType<typeof openTeamsWith>>;
  const heard: string[] = [];
  beforeAll(async () => {
    opened = await openTeamsWith({ tenantId: 'tenant-1' });
    await opened.adapter.start(async ({ text }) => {
      heard.push(text);
      return { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: 'heard' }] };
    });
  });
  afterAll(async () => {
    await opened.adapter.stop();
    await opened.close();
  });

  const said = (text: string) => ({ ...opened.connector.from(CHANNEL), type: 'message', text });
  const bearer = (claims: object, key?: 'ours' | 'stranger' | 'none') =>
    `Bearer ${opened.connector.sign({ serviceurl: opened.connector.url, ...claims }, key)}`;

  it.each<[string, () => string]>([
    ['no token', () => ''],
    ['no token at all behind the word', () => 'Bearer '],
    ['another issuer', () => bearer({ iss: 'https://evil.example' })],
    ['another audience', () => bearer({ aud: 'somebody-else' })],
    ['an expired token', () => bearer({ expiresInS: -3_600 })],
    ['a token signed by somebody else', () => bearer({}, 'stranger')],
    ['an unsigned token', () => bearer({}, 'none')],
    ['a token for another service', () => bearer({ serviceurl: 'https://evil.example' })],
  ])('is refused with %s', async (_, authorization) => {
    const { status } = await opened.connector.tell(said('refused'), authorization());
    expect(status).toBeGreaterThanOrEqual(400);
    expect(heard).not.toContain('refused');
  });

  it('is heard with a token of the issuer', async () => {
    expect((await opened.connector.tell(said('welcome'))).status).toBe(200);
    await opened.adapter.stop();
    expect(heard).toContain('welcome');
    await opened.adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
  });

  it('is not heard from another tenant', async () => {
    const stranger = { ...said('from elsewhere'), channelData: { tenant: { id: 'tenant-2' } } };
    await opened.connector.tell(stranger);
    expect(heard).not.toContain('from elsewhere');
  });

  it('is refused altogether without an app id', () => {
    const options = { appId: '' } as Parameters<typeof createTeamsAdapter>[0];
    expect(() => createTeamsAdapter(options)).toThrow(/MicrosoftAppId/);
  });
});
