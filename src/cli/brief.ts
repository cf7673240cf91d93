import type { Config } from '../config/config.ts';
import { loadKnowledge } from '../knowledge.ts';
import type { Story } from '../model/story.ts';
import { briefStory } from '../services/brief-story.ts';
import { atOnce } from '../steps.ts';
import { drawBriefing } from './draw-briefing.ts';
import { type Terminal, writeDrawn } from './terminal.ts';
import { withExistingStore } from './with-store.ts';

export interface BriefOptions {
  readonly format?: string;
  readonly title?: string;
  readonly url?: string;
  readonly published?: string;
  readonly jsonl?: boolean;
}

/** `brief`: one story to one briefing on stdout, or with `--jsonl` a stream of them. Gives the exit code. */
export async function brief(terminal: Terminal, source: string, options: BriefOptions): Promise<number> {
  return withExistingStore(terminal, async (store, config) => {
    const knowledge = await loadKnowledge(store, config);
    const write = (story: Story) => atOnce(briefStory(knowledge, config, story, terminal.now()));
    if (options.jsonl) {
      const [{ briefLines }, rate] = await Promise.all([import('./brief-lines.ts'), loadRating(config)]);
      return briefLines(terminal, source, (story) => write(rate(story)));
    }
    const { readSource } = await import('./read-source.ts');
    const told = await readSource(terminal, source, options, config);
    const story = told.url === '' ? told : (await loadRating(config))(told);
    const format = options.format ?? (terminal.stdout.isTTY ? 'text' : 'json');
    await writeDrawn(terminal, await drawBriefing(write(story), story, format, terminal));
    return 0;
  });
}

/** The feeds are read only for stories that have an address. */
async function loadRating(config: Config): Promise<(story: Story) => Story> {
  return (await import('../services/rate-by-publisher.ts')).rateByPublisher(config);
}
