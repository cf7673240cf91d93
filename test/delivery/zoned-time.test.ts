import { describe, expect, it } from 'vitest';
import { nextDigest } from '../../src/delivery/digest.ts';
import { quietUntil } from '../../src/delivery/quiet-hours.ts';

const CHANNEL = { adapter: 'slack', id: 'C1' };

describe('the next digest', () => {
  it.each([
    ['later today', 'daily 09:00', 'Europe/Paris', '2024-12-24T07:59:00Z', '2024-12-24T08:00:00Z'],
    ['tomorrow, once it was today', 'daily 09:00', 'Europe/Paris', '2024-12-24T08:00:00Z', '2024-12-25T08:00:00Z'],
    [
      'still at nine after the change to summer time',
      'daily 09:00',
      'Europe/Paris',
      '2025-03-29T09:00:00Z',
      '2025-03-30T07:00:00Z',
    ],
    ['and after the change back', 'daily 09:00', 'Europe/Paris', '2025-10-25T08:00:00Z', '2025-10-26T08:00:00Z'],
    [
      'at a time that the change leaves out',
      'daily 02:30',
      'Europe/Paris',
      '2025-03-29T12:00:00Z',
      '2025-03-30T01:30:00Z',
    ],
    [
      'at a time that comes twice, the first time',
      'daily 02:30',
      'Europe/Paris',
      '2025-10-25T12:00:00Z',
      '2025-10-26T00:30:00Z',
    ],
    ['and not the second time', 'daily 02:30', 'Europe/Paris', '2025-10-26T00:30:00Z', '2025-10-27T01:30:00Z'],
    ['on the weekday', 'weekly Mon 09:00', 'UTC', '2024-12-24T12:00:00Z', '2024-12-30T09:00:00Z'],
    ['a week later on the weekday itself', 'weekly Tue 09:00', 'UTC', '2024-12-24T09:00:00Z', '2024-12-31T09:00:00Z'],
    ['across the date line', 'daily 00:00', 'Pacific/Kiritimati', '2024-12-24T12:00:00Z', '2024-12-25T10:00:00Z'],
    ['in a zone of quarter hours', 'daily 09:00', 'Asia/Kathmandu', '2024-12-24T00:00:00Z', '2024-12-24T03:15:00Z'],
  ])('comes %s', (_, pace, timezone, now, expected) => {
    expect(nextDigest(CHANNEL, pace, timezone, new Date(now))?.at).toEqual(new Date(expected));
  });

  it('does not exist where posts go out at once', () => {
    expect(nextDigest(CHANNEL, 'immediate', 'UTC', new Date())).toBeUndefined();
  });
});

describe('quiet hours', () => {
  it.each([
    ['in the evening', '22:00-07:00', '2024-12-24T22:00:00Z', '2024-12-25T07:00:00Z'],
    ['in the small hours', '22:00-07:00', '2024-12-25T06:59:00Z', '2024-12-25T07:00:00Z'],
    ['over noon', '12:00-13:30', '2024-12-24T12:15:00Z', '2024-12-24T13:30:00Z'],
  ])('end %s', (_, hours, now, expected) => {
    expect(quietUntil(hours, 'UTC', new Date(now))).toEqual(new Date(expected));
  });

  it.each([
    ['22:00-07:00', '2024-12-24T07:00:00Z'],
    ['22:00-07:00', '2024-12-24T21:59:59Z'],
    ['12:00-12:00', '2024-12-24T12:00:00Z'],
  ])('%s do not hold at %s', (hours, now) => {
    expect(quietUntil(hours, 'UTC', new Date(now))).toBeUndefined();
  });
});
