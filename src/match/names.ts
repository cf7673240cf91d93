import type { Actor } from '../model/actor.ts';
import type { Claim } from './claims.ts';
import { compactOf, type FoldTable } from './fold.ts';
import { type Guard, guardOf, guardOfShort, strictest } from './guard.ts';

/** A spelling that was met, and what it stands for. */
export interface Name {
  readonly name: string;
  /** Its letters and digits, folded. */
  readonly compact: string;
  readonly guard: Guard;
  /** Actors that bear it; more than one makes it ambiguous, none that it is called like an actor and is none. */
  readonly owners: readonly string[];
  /** The own name of an owner, whole or shortened, rather than another alias of it. */
  readonly own: boolean;
  /** Malware or a tool is called so too. */
  readonly software: boolean;
  /** Signs at its end, which stand in a text as well: the `$` of `LAPSUS$`. */
  readonly tail: string;
}

const SYMBOL_END = /[$!+#]+$/;
const SYMBOL_TAIL = /[\p{L}\p{N}]([$!+#]+)$/u;
/** ATT&CK tells one malware's editions apart so. */
const PLATFORM = / for (?:Linux|Windows|macOS|Android|iOS)$/;

/** Makes names of the claims to the same letters, one a spelling. */
export function createNaming(
  folds: FoldTable,
  actors: readonly Actor[],
): (claims: readonly Claim[]) => readonly Name[] {
  let software: ReadonlySet<string> | undefined;
  return (claims) => {
    software ??= softwareNames(folds, actors);
    const bySpelling = new Map<string, Claim[]>();
    for (const claim of claims) {
      const key = claim.owner === undefined ? claim.name : spellingKey(folds, claim.name);
      const known = bySpelling.get(key);
      if (known) known.push(claim);
      else bySpelling.set(key, [claim]);
    }
    return [...bySpelling].map(([key, borne]) => settle(folds, borne, software?.has(key) ?? false));
  };
}

/** Equal for all spellings of one name; `LAPSUS$` and `LAPSUS` are two. */
export function spellingKey(folds: FoldTable, name: string): string {
  return compactOf(folds, name) + (SYMBOL_END.exec(name)?.[0] ?? '');
}

/** A shortened alias counts where nobody lists the spelling; who lists it as it is judges better than our shortening. */
function settle(folds: FoldTable, claims: readonly Claim[], software: boolean): Name {
  const told = preferred(claims, ({ own, short }) => own || !short);
  const { name } = told[0] as Claim;
  return {
    name,
    compact: compactOf(folds, name),
    guard: strictest(preferred(told, ({ short }) => !short).map(guardOfClaim)),
    owners: [...new Set(told.flatMap(({ owner }) => owner ?? []))],
    own: told.some(({ own }) => own),
    software,
    tail: SYMBOL_TAIL.exec(name)?.[1] ?? '',
  };
}

/** Those that fit; all when none does. */
function preferred(claims: readonly Claim[], fits: (claim: Claim) => boolean): readonly Claim[] {
  const fitting = claims.filter(fits);
  return fitting.length > 0 ? fitting : claims;
}

function guardOfClaim({ name, guard, owner, short }: Claim): Guard {
  if (owner === undefined) return 'plain';
  if (short) return guardOfShort(name);
  return guard ?? guardOf(name);
}

function softwareNames(folds: FoldTable, actors: readonly Actor[]): ReadonlySet<string> {
  const names = new Set(actors.flatMap(({ software }) => software));
  return new Set([...names].map((name) => spellingKey(folds, name.replace(PLATFORM, ''))));
}
