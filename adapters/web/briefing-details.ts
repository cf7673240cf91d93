import type { Briefing } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { factsOf } from './citations.ts';
import type { BriefingDetails } from './pages/briefing-page.ts';
import type { Reading } from './reading.ts';

/** A briefing by its id, or the newest of an incident by the incident's. */
export async function findBriefing(reading: Reading, id: string): Promise<Briefing | undefined> {
  return (await reading.briefings.get(id)) ?? (await reading.briefings.revisions(id)).at(-1);
}

/** A briefing with the stories it quotes and its other revisions. */
export async function readDetails(reading: Reading, briefing: Briefing): Promise<BriefingDetails> {
  const quoted = factsOf(briefing).flatMap(({ evidence }) => evidence.map(({ story }: Evidence) => story));
  const [records, revisions] = await Promise.all([
    reading.stories.byIds([...new Set(quoted)]),
    reading.briefings.revisions(briefing.incidentId),
  ]);
  const order = new Map(briefing.sources.map(({ url }, index) => [url, index]));
  const place = ({ url }: Story) => order.get(url) ?? order.size;
  const stories = records.map(({ story }) => story).sort((a, b) => place(a) - place(b));
  return { briefing, stories, revisions };
}
