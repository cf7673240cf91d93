import type { Verdict } from './score.ts';

/** Why a line went wrong, as far as its data tell. */
export interface Fault {
  readonly cause: string;
  readonly id: string;
  readonly what: string;
}

/** One fault for every false alarm and miss. `known`: folded names that profiles bear. */
export function faultsOf(verdicts: readonly Verdict[], known: ReadonlySet<string>): readonly Fault[] {
  return verdicts.flatMap(({ line, found, falseAlarms, misses }) => {
    const annotated = new Set(line.names.map(fold));
    const alarms = falseAlarms.map((group) => {
      const names = found.get(group) ?? [];
      const cause = names.some((name) => annotated.has(fold(name)))
        ? 'false alarm: the name belongs to another group'
        : line.groups.length + line.names.length === 0
          ? 'false alarm: the line names no actor'
          : 'false alarm: the name is not annotated';
      return { cause, id: line.id, what: `${group} ${names.join(', ')}` };
    });
    const missed = misses.map((group) => {
      const inProfiles = line.names.filter((name) => known.has(fold(name)));
      const cause =
        inProfiles.length === 0
          ? 'miss: no profile bears the name'
          : 'miss: the name was known and not taken for the group';
      return { cause, id: line.id, what: `${group} ${line.names.join(', ')}` };
    });
    return [...alarms, ...missed];
  });
}

export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
