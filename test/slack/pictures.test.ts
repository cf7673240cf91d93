import { describe, expect, it } from 'vitest';
import { activityPicture, tacticsPicture } from '../../adapters/slack/pictures.ts';
import { aBriefing } from '../support/a-briefing.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('pictures', () => {
  it('show the tactics of a briefing, and say them', async () => {
    const { png, alt } = await tacticsPicture(aBriefing());
    expect(png.subarray(0, 4)).toEqual(PNG);
    expect(alt).toContain('Initial access 1 reported, Execution 1 reported');
    expect(alt).toContain('Command & control 2 known-for');
  });

  it('say when there is nothing to show', async () => {
    expect((await tacticsPicture(aBriefing({ techniques: [] }))).alt).toBe('ATT&CK tactics: none');
  });

  it('show how often an actor was briefed in each of the last twelve months', async () => {
    const moments = ['2024-12-01', '2024-12-24', '2024-08-03', '2023-12-31'].map((day) => new Date(`${day}T10:00:00Z`));
    const { png, alt } = await activityPicture('Lazarus Group', moments, new Date('2024-12-24T12:00:00Z'));
    expect(png.subarray(0, 4)).toEqual(PNG);
    expect(alt).toBe('Briefings on Lazarus Group by month: Aug 1, Dec 2');
  });
});
