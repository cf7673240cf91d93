import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Actor } from '../../src/model/actor.ts';
import { actorFacts, actorLinks, actorOrigin, actorRows } from '../chat/actor-facts.ts';
import { bold, gap, header, line, linked, rich, small, words } from './rich.ts';

/** A profile: who they are, every name by who uses it, family, aims, tools. */
export function drawActor(actor: Actor, family: readonly Actor[]): readonly KnownBlock[] {
  const rows = actorRows(actor, family).flatMap(([label, values]) => [
    gap('\n'),
    bold(label),
    gap('  '),
    words(values, 900),
  ]);
  return [
    header(actor.name),
    small(actorFacts(actor)),
    rich(line(words(actor.description, 900), gap('\n')), line(...rows, ...references(actor))),
    small(actorOrigin(actor)),
  ];
}

function references(actor: Actor): readonly RichTextElement[] {
  const links = actorLinks(actor).flatMap(({ url, host }) => [gap('  '), linked(url, host, 60)]);
  return links.length === 0 ? [] : [gap('\n'), bold('Read'), ...links];
}
