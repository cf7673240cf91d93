import type { Briefing } from '../../src/model/briefing.ts';
import type { Post } from '../../src/model/message.ts';
import { attribution } from './attribution.ts';
import { PLAIN } from './layout.ts';
import { replyToText } from './reply-to-text.ts';
import { sanitiseLine } from './sanitise.ts';
import { formatAmount, wordsFor } from './words.ts';

const WIDTH = 300;
const MOST_LINES = 30;
const SENTENCES = 3;
const PADDING = / {3,}/g;

/** A post for places where each line is a message of its own: a briefing is short there and says how to see the rest. */
export function postToLines(message: Post): readonly string[] {
  switch (message.kind) {
    case 'briefing':
      return [...briefingLines(message.briefing), sanitiseLine(message.reason)];
    case 'digest':
      return atMost([
        sanitiseLine(message.title),
        ...message.briefings.map((briefing) => `${heading(briefing)} (show ${briefing.id})`),
        sanitiseLine(message.reason),
      ]);
    case 'reply':
      return atMost(
        replyToText(message, { width: WIDTH, paint: PLAIN })
          .split('\n')
          .map((line) => line.trim().replace(PADDING, '  '))
          .filter(Boolean),
      );
  }
}

function briefingLines(briefing: Briefing): readonly string[] {
  const words = wordsFor(briefing.language);
  const [actor] = briefing.actors;
  const [source] = briefing.sources;
  const lost = briefing.losses.filter(({ scope }) => scope === 'incident').map((loss) => formatAmount(loss, words));
  const how = briefing.techniques.filter(({ basis }) => basis === 'reported').map(({ id, name }) => `${name} ${id}`);
  const row = (label: string, values: readonly string[]) =>
    values.length > 0 ? [`${label}: ${sanitiseLine(values.join(', '))}`] : [];
  return [
    heading(briefing),
    ...(actor ? row(words.who, [`${actor.name} · ${attribution(actor, words)}`]) : []),
    ...briefing.summary.slice(0, SENTENCES).map(({ text }) => sanitiseLine(text)),
    ...row(
      words.victims,
      briefing.victims.map(({ name }) => name),
    ),
    ...row(words.lost, lost),
    ...row(words.how, how),
    ...(source ? row(words.sources, [`${source.publisher} ${source.url} (${briefing.sources.length})`]) : []),
    `All of it: show ${briefing.id}`,
  ];
}

function heading({ headline, priority, language }: Briefing): string {
  return `[${wordsFor(language).priorities[priority.level]}] ${sanitiseLine(headline)}`;
}

/** A channel is no place for pages: what is left out is counted. */
function atMost(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `… ${lines.length - MOST_LINES + 1} more lines; the console shows them.`];
}
