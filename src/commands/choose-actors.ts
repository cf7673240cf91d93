import type { ActorLibrary } from '../actors/actor-library.ts';
import { findActor } from '../actors/find-actor.ts';
import { namingVendor } from '../actors/naming-scheme.ts';
import type { Actor } from '../model/actor.ts';
import type { Choice, ReplyPart } from '../model/message.ts';
import { choices, text } from './replies.ts';

const SEPARATOR = /\s*[,;、，]\s*/;
const LONGEST_NAME = 5;
const OFFERED = 5;

/** What the words after a verb name. */
export interface ChosenActors {
  readonly found: readonly Actor[];
  /** Names that several actors share. */
  readonly ambiguous: readonly { readonly name: string; readonly actors: readonly Actor[] }[];
  readonly unknown: readonly string[];
}

/** Reads several actors out of words: `lazarus group apt28`, or `lazarus, apt 28`. The longest known name wins. */
export function chooseActors(words: readonly string[], library: ActorLibrary): ChosenActors {
  const names = readNames(words, library);
  const matches = names.map((name) => ({ name, actors: findActor(library, name).found }));
  return {
    found: unique(matches.flatMap(({ actors }) => (actors.length === 1 ? actors : []))),
    ambiguous: matches.filter(({ actors }) => actors.length > 1),
    unknown: matches.flatMap(({ name, actors }) => (actors.length === 0 ? [name] : [])),
  };
}

/** Says which names are shared or unknown; `verb` is put before the name on each button. */
export function explainMisses(chosen: ChosenActors, verb: string, library: ActorLibrary): readonly ReplyPart[] {
  return [
    ...chosen.ambiguous.flatMap(({ name, actors }) => [
      text(`${name} is a name of ${actors.length} actors. Which one?`),
      ...choices(...offer(actors, verb)),
    ]),
    ...chosen.unknown.flatMap((name) => {
      const near = findActor(library, name).near.slice(0, OFFERED);
      const hint = near.length > 0 ? ' Did you mean one of these?' : ' `actor NAME` takes any alias or ATT&CK id.';
      const make = namingVendor(name) ? [{ label: `Make a profile of ${name}`, command: `actor create ${name}` }] : [];
      return [text(`No actor is known as ${name}.${hint}`), ...choices(...offer(near, verb), ...make)];
    }),
  ];
}

function offer(actors: readonly Actor[], verb: string): readonly Choice[] {
  return actors.slice(0, OFFERED).map((actor) => ({ label: actor.name, command: `${verb} ${actor.id}` }));
}

function readNames(words: readonly string[], library: ActorLibrary): readonly string[] {
  const typed = words.join(' ');
  if (SEPARATOR.test(typed)) return typed.split(SEPARATOR).filter((name) => name !== '');
  const names: string[] = [];
  let unread: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestKnown(words.slice(at, at + LONGEST_NAME), library);
    if (length === 0) {
      unread.push(words[at] ?? '');
      at += 1;
      continue;
    }
    if (unread.length > 0) names.push(unread.join(' '));
    unread = [];
    names.push(words.slice(at, at + length).join(' '));
    at += length;
  }
  return unread.length > 0 ? [...names, unread.join(' ')] : names;
}

function longestKnown(words: readonly string[], library: ActorLibrary): number {
  for (let length = words.length; length > 0; length -= 1) {
    if (findActor(library, words.slice(0, length).join(' ')).found.length > 0) return length;
  }
  return 0;
}

function unique(actors: readonly Actor[]): readonly Actor[] {
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}
