import type { Config } from '../config/config.ts';
import { openIncident } from '../incidents/join-incident.ts';
import { composeBriefing, type Knowledge, readStory } from '../knowledge.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import type { Steps } from '../steps.ts';

/** The briefing of one story that stands alone. */
export function* briefStory(
  knowledge: Knowledge,
  { watch }: Pick<Config, 'watch'>,
  story: Story,
  now: Date,
): Steps<Briefing> {
  const findings = [yield* readStory(knowledge, story)];
  return yield* composeBriefing(knowledge, {
    incident: openIncident(story, []),
    stories: [story],
    findings,
    watch,
    now,
  });
}
