import type { Actor, Alias, Suppression } from '../model/actor.ts';
import type { FoldTable } from './fold.ts';
import { type Guard, guardOf, guardOfShort, strictest } from './guard.ts';
import { compactOf } from './name-table.ts';

/** A spelling to look for, and what it stands for. */
export interface Name {
  readonly name: string;
  readonly guard: Guard;
  /** Actors that bear it; more than one makes it ambiguous. */
  readonly owners: readonly string[];
  /** The own name of an owner, whole or shortened, rather than another alias of it. */
  readonly own: boolean;
  /** Malware or a tool is called so too. */
  readonly software: boolean;
  /** Signs at its end, which stand in a text as well: the `$` of `LAPSUS$`. */
  readonly tail: string;
}

const GENERIC_TAIL = /[\s-]+(?:group|team|gang|apt|crew|collective|framework|hackers|ransomware(?: group)?|组织)$/i;
const ARTICLE = /^the\s+/i;
const SYMBOL_END = /[$!+#]+$/;
const SYMBOL_TAIL = /[\p{L}\p{N}]([$!+#]+)$/u;
/** An article, several words or a sign: nothing can be cut off another name. */
const MAY_SHORTEN = /[\s-]|[$!+#]$/;
const WORDS = /\p{L}+/gu;
/** ATT&CK tells one malware's editions apart so. */
const PLATFORM = / for (?:Linux|Windows|macOS|Android|iOS)$/;

/** Words of the trade: a name that is nothing else once shortened says nothing. */
const TRADE_WORDS = new Set(
  `threat hacking hacker hackers hack cyber ransom ransomware security network internet attack attackers attacker malware dark data
  audit actor unknown unnamed underground army electronic digital system crime criminal fraud espionage spy state national
  social media research intelligence whois leak leaks team group gang crew key money house world first other shell comment`.split(
    /\s+/,
  ),
);

/** Every spelling of the actors' aliases, one entry each, without the suppressed ones. */
export function namesOf(
  folds: FoldTable,
  actors: readonly Actor[],
  suppressions: readonly Suppression[],
): readonly Name[] {
  const silenced = new Set(
    suppressions.map(({ alias, actorId }) => {
      const key = spellingKey(folds, alias);
      return actorId === undefined ? key : keyFor(actorId, key);
    }),
  );
  const listed: Drafts = new Map();
  const shortened: Drafts = new Map();
  for (const actor of actors) {
    const add = (drafts: Drafts, name: string, claim: Omit<Claim, 'owner'>): void => {
      const key = spellingKey(folds, name);
      if (silenced.has(key) || silenced.has(keyFor(actor.id, key))) return;
      note(drafts, key, name, { ...claim, owner: actor.id });
    };
    for (const { name, guard } of aliasesOf(actor)) {
      if (guard === 'never') continue;
      const own = name === actor.name;
      add(listed, name, { guard: guard ?? guardOf(name), own, short: false });
      for (const short of shortForms(name)) {
        add(own ? listed : shortened, short, { guard: guardOfShort(short), own, short: true });
      }
    }
  }
  for (const key of listed.keys()) shortened.delete(key);
  const software = softwareNames(folds, actors);
  return [...listed, ...shortened].map(([key, draft]) => settle(draft, software.has(key)));
}

interface Claim {
  readonly guard: Guard;
  readonly owner: string;
  readonly own: boolean;
  /** Not listed so by anybody. */
  readonly short: boolean;
}

interface Draft {
  readonly name: string;
  readonly claims: Claim[];
}

type Drafts = Map<string, Draft>;

function settle({ name, claims }: Draft, software: boolean): Name {
  const tail = tailOf(name);
  const [first] = claims;
  if (first && claims.length === 1) {
    return { name, guard: first.guard, owners: [first.owner], own: first.own, software, tail };
  }
  const owners = [...new Set(claims.map(({ owner }) => owner))];
  return { name, guard: guardOfClaims(claims), owners, own: claims.some(({ own }) => own), software, tail };
}

/** The signs at the end of a name; none when all of it is signs. */
export function tailOf(name: string): string {
  return SYMBOL_TAIL.exec(name)?.[1] ?? '';
}

function note(drafts: Drafts, key: string, name: string, claim: Claim): void {
  const draft = drafts.get(key);
  if (draft === undefined) drafts.set(key, { name, claims: [claim] });
  else draft.claims.push(claim);
}

/** Equal for all spellings of one name; `LAPSUS$` and `LAPSUS` are two. */
function spellingKey(folds: FoldTable, name: string): string {
  return compactOf(folds, name) + (SYMBOL_END.exec(name)?.[0] ?? '');
}

function softwareNames(folds: FoldTable, actors: readonly Actor[]): ReadonlySet<string> {
  const names = new Set(actors.flatMap(({ software }) => software));
  return new Set([...names].map((name) => spellingKey(folds, name.replace(PLATFORM, ''))));
}

/** The canonical name is an alias too, listed or not. */
function aliasesOf(actor: Actor): readonly Alias[] {
  const listed = actor.aliases.some(({ name }) => name === actor.name);
  return listed ? actor.aliases : [{ name: actor.name, usedBy: [] }, ...actor.aliases];
}

function keyFor(actorId: string, key: string): string {
  return `${actorId}\n${key}`;
}

/** The name without a word like `Group` at its end: `Lazarus` of `Lazarus Group`. */
export function withoutNoun(name: string): string {
  return name.replace(GENERIC_TAIL, '');
}

/** `Lazarus Group` is also written `Lazarus`, `The Dukes` `Dukes`, `LAPSUS$` `LAPSUS`. */
function shortForms(name: string): readonly string[] {
  if (!MAY_SHORTEN.test(name)) return [];
  const bare = name.replace(ARTICLE, '');
  const forms = [bare, withoutNoun(name), withoutNoun(bare), name.replace(SYMBOL_END, '')];
  const useful = forms.filter((form) => form !== name && form.length > 3 && !onlyTradeWords(form));
  return [...new Set(useful)];
}

function onlyTradeWords(name: string): boolean {
  return (name.match(WORDS) ?? []).every((word) => TRADE_WORDS.has(word.toLowerCase()));
}

/** Who lists a name as it is judges better than our shortening. */
function guardOfClaims(claims: readonly Claim[]): Guard {
  const asListed = claims.filter(({ short }) => !short);
  return strictest((asListed.length > 0 ? asListed : claims).map(({ guard }) => guard));
}
