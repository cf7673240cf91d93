import type { Evidence } from '../../src/model/evidence.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { otherCases } from '../facts/other-cases.ts';

/** Techniques that the same words are read as, the better reading first. */
const RIVALS: readonly (readonly string[])[] = [
  // Somebody poses as somebody else to reach a person.
  ['T1566.003', 'T1566.004', 'T1566.002', 'T1566.001', 'T1566', 'T1598', 'T1656', 'T1585.001', 'T1585'],
  // A session or a token is stolen and used.
  ['T1539', 'T1528', 'T1550.004', 'T1550.001', 'T1556.006', 'T1111'],
  // A device that faces the internet is exploited.
  ['T1190', 'T1133', 'T1588.006', 'T1068', 'T1203', 'T1187'],
  // A victim is made to run what a service hosts.
  ['T1204.002', 'T1204.001', 'T1608.001', 'T1583.006', 'T1567.001', 'T1567'],
  // Files are encrypted: the money is asked for that.
  ['T1486', 'T1657'],
];

/** The techniques of one story: what it tells only of another case is no more than possible in this one. */
export function ofThisCase(findings: readonly TechniqueFinding[], story: Story): readonly TechniqueFinding[] {
  if (findings.length === 0) return findings;
  const others = [...otherCases(story)];
  const isOther = (words: Evidence) =>
    others.some(({ field, start, end }) => field === words.field && start <= words.start && words.end <= end);
  return findings.map((finding) => (finding.evidence.every(isOther) ? demoted(finding) : finding));
}

/**
 * Of several techniques reported by the very same words only the best reading keeps them; so does a sub-technique before
 * its own technique. What no other words report is possible only.
 */
export function bestReadings(findings: readonly TechniqueFinding[]): readonly TechniqueFinding[] {
  const reported = findings.filter(({ basis }) => basis === 'reported');
  return findings.map((finding) => {
    if (finding.basis !== 'reported') return finding;
    const better = reported.filter((other) => isBetter(other, finding)).flatMap(({ evidence }) => evidence);
    const own = finding.evidence.filter((words) => !better.some((taken) => overlap(taken, words)));
    return own.length > 0 ? { ...finding, evidence: own } : demoted(finding);
  });
}

function demoted(finding: TechniqueFinding): TechniqueFinding {
  return { ...finding, basis: 'possible', confidence: 'low' };
}

function isBetter({ id: other }: TechniqueFinding, { id }: TechniqueFinding): boolean {
  if (other.startsWith(`${id}.`)) return true;
  return RIVALS.some((readings) => {
    const better = readings.indexOf(other);
    return better >= 0 && better < readings.indexOf(id);
  });
}

function overlap(a: Evidence, b: Evidence): boolean {
  return a.story === b.story && a.field === b.field && a.start < b.end && b.start < a.end;
}
