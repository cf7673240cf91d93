import { loadKnowledge } from '../knowledge.ts';
import type { Story } from '../model/story.ts';
import { briefStory } from '../services/brief-story.ts';
import { drawBriefing } from './draw-briefing.ts';
import { type Terminal, writeLine } from './terminal.ts';
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
    const write = (story: Story) => briefStory(knowledge, config, story, terminal.now());
    if (options.jsonl) return (await import('./brief-lines.ts')).briefLines(terminal, source, write);
    const { readSource } = await import('./read-source.ts');
    const story = await readSource(terminal, source, options, config);
    const format = options.format ?? (terminal.stdout.isTTY ? 'text' : 'json');
    await writeLine(terminal, await drawBriefing(write(story), story, format, terminal));
    return 0;
  });
}
