import { wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { DigestPost } from '../../src/model/message.ts';
import { plain } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { drawPages } from './pages.ts';
import { bold, button, type Drawing, type Element, headlineOf, line, rows, small } from './rich.ts';

/** Several briefings, each with a button to open it; as many cards as they need. */
export function drawDigest({ title, briefings, reason }: Omit<DigestPost, 'kind' | 'deliveryKey'>): readonly Drawing[] {
  const summary = cut(plain(`${title}: ${briefings.map(({ headline }) => headline).join('; ')}`), LIMITS.notification);
  const body = [
    [headlineOf(title)],
    ...briefings.map(digestItem),
    [small(cut(reason, 1_000), { spacing: 'Medium', separator: true })],
  ];
  return drawPages(body, summary);
}

/** A briefing in two lines, and a button to open it. */
export function digestItem({ headline, incidentId, priority, sources, language }: Briefing): readonly Element[] {
  const told = wordsFor(language);
  const open = button({ label: 'Open', press: { say: `show ${incidentId}`, about: incidentId } });
  return [
    line([bold(headline, LIMITS.heading)], { spacing: 'Medium', separator: true }),
    small(`${told.priorities[priority.level]} · ${told.sourceCount(sources.length)}`, { spacing: 'None' }),
    ...(open ? rows([open]) : []),
  ];
}
