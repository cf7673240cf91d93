import type { Actor, Alias, Suppression } from '../model/actor.ts';
import type { Guard } from './guard.ts';
import { NOT_ACTORS } from './not-actors.ts';

/** A spelling that an actor bears. What it needs to count is judged when it is met: most of thousands never are. */
export interface Claim {
  readonly name: string;
  /** The actor's id; none for what is called like an actor and is none. */
  readonly owner?: string;
  /** As its source says; otherwise its words tell. */
  readonly guard?: Guard;
  /** The actor's own name, whole or shortened, rather than another alias. */
  readonly own: boolean;
  /** Not listed so by anybody. */
  readonly short: boolean;
}

const GENERIC_TAIL = /[\s-]+(?:group|team|gang|apt|crew|collective|framework|hackers|ransomware(?: group)?|组织)$/i;
const ARTICLE = /^the\s+/i;
const SYMBOL_END = /[$!+#]+$/;
/** An article, several words or a sign: nothing can be cut off another name. */
const MAY_SHORTEN = /[\s-]|[$!+#]$/;
const WORDS = /\p{L}+/gu;

/** Words of the trade: a name that is nothing else once shortened says nothing. */
const TRADE_WORDS = new Set(
  `threat hacking hacker hackers hack cyber ransom ransomware security network internet attack attackers attacker malware dark data
  audit actor unknown unnamed underground army electronic digital system crime criminal fraud espionage spy state national
  social media research intelligence whois leak leaks team group gang crew key money house world first other shell comment`.split(
    /\s+/,
  ),
);

/** Every spelling of the actors' aliases without the suppressed ones, after the names of what is no actor. */
export function claimsOf(
  actors: readonly Actor[],
  suppressions: readonly Suppression[],
  keyOf: (name: string) => string,
): readonly Claim[] {
  const isSilenced = silencedBy(suppressions, keyOf);
  const claims: Claim[] = NOT_ACTORS.map((name) => ({ name, own: false, short: false }));
  for (const { id: owner, ...actor } of actors) {
    const add = (claim: Claim): void => {
      if (!isSilenced(owner, claim.name)) claims.push(claim);
    };
    for (const { name, guard } of aliasesOf(actor)) {
      if (guard === 'never') continue;
      const own = name === actor.name;
      add({ name, owner, own, short: false, ...(guard && { guard }) });
      for (const short of shortForms(name)) add({ name: short, owner, own, short: true });
    }
  }
  return claims;
}

function silencedBy(
  suppressions: readonly Suppression[],
  keyOf: (name: string) => string,
): (actorId: string, name: string) => boolean {
  if (suppressions.length === 0) return () => false;
  const silenced = new Set(suppressions.map(({ alias, actorId = '' }) => `${actorId}\n${keyOf(alias)}`));
  return (actorId, name) => ['', actorId].some((id) => silenced.has(`${id}\n${keyOf(name)}`));
}

/** The canonical name is an alias too, listed or not. */
function aliasesOf({ name, aliases }: Pick<Actor, 'name' | 'aliases'>): readonly Alias[] {
  return aliases.some((alias) => alias.name === name) ? aliases : [{ name, usedBy: [] }, ...aliases];
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
