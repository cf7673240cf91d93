import type { Command } from '../command.ts';
import { openly, privately, text } from '../replies.ts';

const LINK = /^<?(https?:\/\/[^\s<>|]+)(?:\|[^>]*)?>?$/i;

export const brief: Command = {
  usage: 'URL ...',
  summary: 'Read a page now and brief on it',
  example: 'brief https://www.fbi.gov/news/press-releases/some-story',
  async run({ words }, { services }) {
    const links = words.flatMap((word) => LINK.exec(word)?.[1] ?? []);
    if (links.length === 0) return privately(text(`Give the address of a page, for example: ${brief.example}`));
    const briefings = [];
    for (const link of links) briefings.push(await services.brief(link));
    return openly(...briefings.map((briefing) => ({ kind: 'briefing', briefing }) as const));
  },
};
