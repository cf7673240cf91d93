import type { Words } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { TACTICS } from '../../src/tactics.ts';

/** Strongest first. */
export const BASES = ['reported', 'possible', 'known-for'] as const;

/** One of ATT&CK's tactics: the strongest basis that fell on it, and how many techniques did so. */
export interface TacticCell {
  readonly label: string;
  readonly basis: (typeof BASES)[number] | 'none';
  readonly count: number;
}

/** All tactics in kill-chain order. */
export function tacticCells({ techniques }: Pick<Briefing, 'techniques'>, told: Words): readonly TacticCell[] {
  return TACTICS.map((tactic) => {
    const here = techniques.filter(({ tactics }) => tactics.includes(tactic));
    const basis = BASES.find((each) => here.some((technique) => technique.basis === each)) ?? ('none' as const);
    const count = here.filter((technique) => technique.basis === basis).length;
    return { label: told.tactics[tactic], basis, count };
  });
}

/** `ATT&CK tactics: Initial access 1 reported, Impact 2 possible` */
export function tacticWords(cells: readonly TacticCell[]): string {
  const said = cells.filter(({ count }) => count > 0).map(({ label, basis, count }) => `${label} ${count} ${basis}`);
  return `ATT&CK tactics: ${said.length > 0 ? said.join(', ') : 'none'}`;
}
