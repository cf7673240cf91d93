import { describe, expect, it } from 'vitest';
import { readMessage } from '../../adapters/irc/read-message.ts';

const SPOKEN = { nick: 'alice', target: '#security', message: 'sitrep: latest lazarus' };

describe('what is said on IRC', () => {
  it.each(['sitrep: latest', 'Sitrep, latest', '!sitrep latest', 'sitrep latest'])('hears "%s"', (message) => {
    expect(readMessage({ ...SPOKEN, message }, 'sitrep', [])?.text).toBe('latest');
  });

  it.each(['latest', 'sitreps: latest', 'the sitrep: latest', 'sitrep'])('leaves "%s" to people', (message) => {
    expect(readMessage({ ...SPOKEN, message }, 'sitrep', [])).toBeUndefined();
  });

  it('hears everything in private, and answers there', () => {
    const message = readMessage({ ...SPOKEN, target: 'sitrep', message: 'help' }, 'sitrep', []);
    expect(message).toMatchObject({ text: 'help', channel: { adapter: 'irc', id: 'alice' } });
  });

  it('takes an account for an administrator, never a nick', () => {
    const isAdmin = (account?: string) =>
      readMessage({ ...SPOKEN, ...(account && { account }) }, 'sitrep', ['alice'])?.user.isAdmin;
    expect([isAdmin(), isAdmin('mallory'), isAdmin('alice')]).toEqual([false, false, true]);
  });
});
