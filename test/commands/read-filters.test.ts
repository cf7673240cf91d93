import { describe, expect, it } from 'vitest';
import { isRestricted, readFilters } from '../../src/commands/read-filters.ts';

describe('readFilters', () => {
  it('leaves plain names alone and lets suspicions through by default', () => {
    const { filters, words, faults } = readFilters('lazarus, apt 28');
    expect(words).toEqual(['lazarus,', 'apt', '28']);
    expect(faults).toEqual([]);
    expect(filters).toMatchObject({
      minRole: 'suspected',
      minConfidence: 'low',
      minPriority: 'low',
      pace: 'immediate',
    });
    expect(isRestricted(filters)).toBe(false);
  });

  it('reads several filters at once', () => {
    const { filters, words } = readFilters(
      'lazarus country:kp,ru technique:t1566.003 cve:cve-2024-12345 word:"cold wallet" role:mentioned priority:high',
    );
    expect(words).toEqual(['lazarus']);
    expect(filters).toMatchObject({
      countries: ['KP', 'RU'],
      techniques: ['T1566.003'],
      cves: ['CVE-2024-12345'],
      words: ['cold wallet'],
      minRole: 'mentioned',
      minPriority: 'high',
    });
  });

  it.each([
    ['lazarus daily 09:00', 'daily 09:00'],
    ['lazarus weekly monday 18:30', 'weekly Mon 18:30'],
  ])('reads the pace of %j', (typed, pace) => {
    expect(readFilters(typed)).toMatchObject({ filters: { pace }, words: ['lazarus'] });
  });

  it('reads quiet hours and the zone', () => {
    const { filters } = readFilters('everything quiet:22:00-07:00 zone:Europe/Paris');
    expect(filters).toMatchObject({ everything: true, quietHours: '22:00-07:00', timezone: 'Europe/Paris' });
  });

  it.each(['role:guilty', 'country:France', 'zone:Mars/Olympus', 'quiet:late', 'colour:red', 'technique:phishing'])(
    'refuses %s',
    (typed) => {
      expect(readFilters(typed).faults).toHaveLength(1);
    },
  );
});
