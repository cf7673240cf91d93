import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startProgress } from '../../src/cli/progress.ts';

function shown(isTTY: boolean): string {
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  const progress = startProgress({ stderr });
  for (let done = 1; done <= 8; done += 1) progress.show('feeds', done, 8);
  progress.show('stories', 4, 4);
  progress.show('files', 1, 1);
  progress.end();
  return String(stderr.read());
}

describe('progress', () => {
  it('is a plain line at each quarter where nobody looks', () => {
    expect(shown(false)).toBe('feeds: 2 of 8\nfeeds: 4 of 8\nfeeds: 6 of 8\nfeeds: 8 of 8\nstories: 4 of 4\n');
  });

  it('is a bar on one line of a terminal, and goes when the work is done', () => {
    const lines = shown(true).split('\r\u001b[2K');
    expect(lines[4]).toBe(`feeds ${'█'.repeat(12)}${'░'.repeat(12)} 4 of 8`);
    expect(lines.at(-1)).toBe('');
  });
});
