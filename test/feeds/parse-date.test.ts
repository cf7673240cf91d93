import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/feeds/parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['Mon, 06 May 2024 09:30:00 +0200', '2024-05-06T07:30:00.000Z'],
    ['Mon, 6 May 2024 09:30 EST', '2024-05-06T14:30:00.000Z'],
    ['06 May 24 09:30:00 GMT', '2024-05-06T09:30:00.000Z'],
    ['Monday, 06-May-24 09:30:00 UTC', '2024-05-06T09:30:00.000Z'],
    ['2024-05-06T09:30:00Z', '2024-05-06T09:30:00.000Z'],
    ['2024-05-06T09:30:00.123456+09:00', '2024-05-06T00:30:00.000Z'],
    ['2024-05-06 09:30', '2024-05-06T09:30:00.000Z'],
    ['20240506', '2024-05-06T00:00:00.000Z'],
    ['May 6, 2024 09:30:00 GMT', '2024-05-06T09:30:00.000Z'],
  ])('%s', (written, date) => expect(parseDate(written)?.toISOString()).toBe(date));

  it.each([
    '',
    'yesterday',
    '2024-13-06',
    '2024-05-06T25:00:00Z',
    '0000-00-00',
    '1 Jan 1970 00:00:00 GMT',
    '1 '.repeat(50_000),
  ])('finds no sense in %j', (written) => expect(parseDate(written)).toBeUndefined());
});
