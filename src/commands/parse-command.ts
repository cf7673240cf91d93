import { closest } from 'fastest-levenshtein';

const WORDS = /"([^"]*)"|“([^”]*)”|(\S+)/g;
const LEADING = /^(?:\/?sitrep\b|\/)\s*/i;
const ADDRESS = /^https?:\/\/\S+$/i;

export type ParsedCommand<Verb extends string> =
  | { readonly kind: 'command'; readonly verb: Verb; readonly words: readonly string[]; readonly rest: string }
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: Verb };

/** Names of verbs, aliases included, each with the verb it stands for. */
export type VerbNames<Verb extends string> = ReadonlyMap<string, Verb>;

/** Reads what a person typed. Nothing is `help`, an address is `brief`, a question is `ask`. */
export function parseCommand<Verb extends string>(
  text: string,
  names: VerbNames<Verb | 'help' | 'brief' | 'ask'>,
): ParsedCommand<Verb | 'help' | 'brief' | 'ask'> {
  const typed = text.trim().replace(LEADING, '');
  if (typed === '') return { kind: 'command', verb: 'help', words: [], rest: '' };
  const words = splitWords(typed);
  for (const length of [2, 1]) {
    const verb = names.get(words.slice(0, length).join(' ').toLowerCase());
    if (verb !== undefined && words.length >= length) {
      return { kind: 'command', verb, words: words.slice(length), rest: afterWords(typed, length) };
    }
  }
  if (ADDRESS.test(typed)) return { kind: 'command', verb: 'brief', words, rest: typed };
  if (typed.endsWith('?') && words.length > 1) return { kind: 'command', verb: 'ask', words, rest: typed };
  const first = words[0] ?? '';
  const nearest = names.get(closest(first.toLowerCase(), [...names.keys()])) ?? 'help';
  return { kind: 'unknown', typed: first, nearest };
}

/** `subscribe "dark angels" apt28` to `subscribe`, `dark angels`, `apt28`. */
export function splitWords(text: string): readonly string[] {
  return [...text.matchAll(WORDS)].map(([, straight, curly, bare]) => straight ?? curly ?? bare ?? '');
}

function afterWords(text: string, count: number): string {
  const [last] = [...text.matchAll(WORDS)].slice(count - 1, count);
  return last === undefined ? '' : text.slice(last.index + last[0].length).trim();
}
