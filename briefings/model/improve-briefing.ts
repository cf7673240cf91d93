import type { Briefing } from '../../src/model/briefing.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';
import { acceptProposal } from './accept-proposal.ts';
import { askForProposal } from './ask-for-proposal.ts';
import type { GuardedModel } from './guard-model.ts';

export interface Improvement {
  /** As the rules wrote it. */
  readonly briefing: Briefing;
  /** Those of the incident, best first. */
  readonly stories: readonly Story[];
  readonly techniqueOf: (id: string) => Technique | undefined;
  readonly model: GuardedModel;
  /** ISO 639-1 of the summary. */
  readonly language: string;
  readonly now: Date;
}

/**
 * Lets a model complete a briefing. What it claims stays only with verbatim words of a story and known ids; what is
 * dropped is counted. Without an answer the briefing comes back as it was.
 */
export async function improveBriefing({ model, now, ...basis }: Improvement): Promise<Briefing> {
  const { briefing, stories, language } = basis;
  const proposal = await model.ask(askForProposal(briefing, stories, language), now);
  if (proposal === undefined) return briefing;
  const { dropped, summary, actions, ...found } = acceptProposal(proposal, basis);
  return {
    ...briefing,
    summary: summary.length > 0 ? summary : briefing.summary,
    victims: [...briefing.victims, ...found.victims],
    losses: [...briefing.losses, ...found.losses],
    timeline: [...briefing.timeline, ...found.timeline].sort((a, b) => a.date.localeCompare(b.date)),
    techniques: [...briefing.techniques, ...found.techniques],
    actions: briefing.actions.map((known) => actions.find((a) => a.priority === known.priority) ?? known),
    composedBy: { ...briefing.composedBy, model: model.name, droppedClaims: dropped },
  };
}
