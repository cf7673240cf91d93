import type { Briefing } from '../../src/model/briefing.ts';
import type { Story } from '../../src/model/story.ts';
import { FENCE_RULE, fence } from './fence.ts';
import type { Question } from './guard-model.ts';
import { type Proposal, proposalShape } from './proposal.ts';

const LONGEST_STORY = 12_000;
const MOST_STORIES = 4;

/** The question that asks for a better summary, missing facts, further techniques and clearer actions. */
export function askForProposal(briefing: Briefing, stories: readonly Story[], language: string): Question<Proposal> {
  const { headline, victims, losses, timeline, techniques, actions } = briefing;
  const known = {
    headline,
    victims: victims.map(({ name }) => name),
    losses: losses.map(({ amount, unit }) => `${amount} ${unit}`),
    timeline: timeline.map(({ date }) => date),
    techniques: techniques.map(({ id }) => id),
    actions: actions.map(({ priority, title, detail }) => ({ priority, title, detail })),
  };
  return {
    name: 'proposal',
    shape: proposalShape,
    instructions: [
      'You help a threat intelligence analyst to complete a briefing made by rules from news stories.',
      FENCE_RULE,
      `Write the summary in the language "${language}": at most three sentences, the bottom line first (who, on whose word, what was lost, how).`,
      'Every quote is copied from a story letter by letter, in the language of the story, at least a clause long.',
      'Stay with the words of the quotes: no name, number, negation or doubt that they do not hold, and none left out that changes the sense.',
      'List victims, losses, dates and ATT&CK techniques only when they are missing from the known ones and a quote states them.',
      'Losses: amount in whole units, unit as ISO 4217 code, coin ticker or "records". Dates: YYYY, YYYY-MM or YYYY-MM-DD.',
      'Reword an action only to make it clearer with the words that it already has. Leave empty what you cannot improve.',
    ].join('\n'),
    data: [
      fence('known', JSON.stringify(known)),
      ...stories
        .slice(0, MOST_STORIES)
        .map(({ title, text, publisher }, index) =>
          fence(`story ${index + 1}`, `${publisher}\n\n${title}\n\n${text.slice(0, LONGEST_STORY)}`),
        ),
    ].join('\n\n'),
  };
}
