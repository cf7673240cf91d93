import type { Briefing, BriefingTechnique } from '../../model/briefing.ts';
import type { ReplyPart } from '../../model/message.ts';
import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { heading, listOr, privately, text } from '../replies.ts';

const BASES = [
  ['reported', 'Reported'],
  ['possible', 'Possible: likely by the wording, said by nobody'],
  ['known-for', 'Known for: not reported here'],
] as const;

export const techniques: Command = {
  aliases: ['ttps', 'technique'],
  usage: '[ID]',
  summary: 'ATT&CK techniques of a briefing: reported, possible, and what the actor is known for',
  example: 'techniques',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], (briefing) => privately(heading(briefing.headline), ...byBasis(briefing))),
};

function byBasis(briefing: Briefing): readonly ReplyPart[] {
  const parts = BASES.flatMap(([basis, title]) => {
    const items = briefing.techniques.filter((technique) => technique.basis === basis).map(describe);
    return items.length === 0 ? [] : listOr(title, items, '');
  });
  return parts.length > 0 ? parts : [text('The sources report no technique.')];
}

function describe({ id, name, tactics, evidence, example }: BriefingTechnique) {
  const words = evidence[0] ? `“${evidence[0].quote}”` : tactics.join(', ').replaceAll('-', ' ');
  const like = example === undefined ? '' : ` - as in ATT&CK's “${example}”`;
  return {
    text: `${id} ${name}`,
    detail: `${words}${like}`,
    url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
  };
}
