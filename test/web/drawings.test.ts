import { describe, expect, it } from 'vitest';
import { toDocument } from '../../adapters/web/html.ts';
import { matrix } from '../../adapters/web/matrix.ts';
import { timelineDrawing } from '../../adapters/web/timeline-drawing.ts';
import { ENGLISH } from '../../adapters/web/words.ts';

const MARK = /<circle cx="([\d.]+)" cy="([\d.]+)"/g;

function drawn(...dates: readonly string[]) {
  const events = dates.map((date) => ({ date, what: `what came in ${date}`, evidence: [] }));
  const drawing = timelineDrawing(events, ENGLISH);
  return drawing ? toDocument(drawing) : '';
}

function marksOf(drawing: string) {
  return [...drawing.matchAll(MARK)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

describe('the drawing of a timeline', () => {
  it('puts events where their time is', () => {
    const [first, middle, last] = marksOf(drawn('2024-01-01', '2024-07-01', '2024-12-31'));
    expect(first?.x).toBeLessThan(20);
    expect(last?.x).toBeGreaterThan(580);
    expect(middle?.x).toBeGreaterThan(290);
    expect(middle?.x).toBeLessThan(310);
  });

  it('never lays one mark over another', () => {
    const marks = marksOf(drawn('2024-05', '2024-05', '2024-05-16', '2024-05-17', '2024-06-01'));
    for (const [index, one] of marks.entries()) {
      for (const other of marks.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(18);
      }
    }
  });

  it('draws a month as wide as it is, a day as a point', () => {
    const spans = [...drawn('2024-05', '2024-12-31').matchAll(/class="span" x1="(\d+)" x2="(\d+)"/g)];
    const [month = 0, day = 0] = spans.map(([, from, to]) => Number(to) - Number(from));
    expect(month).toBeGreaterThan(60);
    expect(day).toBeLessThan(5);
  });

  it('is left out where there is nothing to compare, or no date that can be read', () => {
    expect(drawn('2024-05')).toBe('');
    expect(drawn('2024-05', 'once')).toBe('');
  });

  it('says in words what it shows', () => {
    expect(drawn('2024-03', '2024-12-23')).toContain('aria-label="2 events from Mar 2024 to 23 Dec 2024"');
  });
});

describe('the matrix', () => {
  it('has every tactic in kill-chain order, and a technique under each of its tactics', () => {
    const cell = { id: 'T1078', name: 'Valid Accounts', address: '#t', shade: 'reported', told: 'reported' };
    const drawing = toDocument(matrix([{ ...cell, tactics: ['persistence', 'initial-access'] }], ENGLISH, 'Matrix'));
    expect(drawing.match(/class="tactic-name"/g)).toHaveLength(14);
    expect(drawing.match(/class="some"/g)).toHaveLength(2);
    expect(drawing.match(/Valid Accounts<span/g)).toHaveLength(2);
    expect(drawing.indexOf('Reconnaissance')).toBeLessThan(drawing.indexOf('Impact'));
  });
});
