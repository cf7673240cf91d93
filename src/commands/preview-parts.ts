import type { Subscription } from '../model/delivery.ts';
import type { ReplyPart } from '../model/message.ts';
import type { CommandContext } from './command.ts';
import { text } from './replies.ts';

const TITLES_SHOWN = 3;

/** What a subscription would have posted in the last 30 days: how many, and the newest titles. */
export async function previewParts(
  subscription: Subscription,
  { services }: Pick<CommandContext, 'services'>,
): Promise<readonly ReplyPart[]> {
  const briefings = await services.preview(subscription);
  const titles = briefings.slice(0, TITLES_SHOWN).map(({ headline }) => ({ text: headline }));
  const list: readonly ReplyPart[] = titles.length > 0 ? [{ kind: 'list', items: titles }] : [];
  return [text(previewLine(briefings.length)), ...list];
}

function previewLine(count: number): string {
  if (count === 0) return 'In the last 30 days this would have posted nothing.';
  return `In the last 30 days this would have posted ${count === 1 ? '1 briefing' : `${count} briefings`}.`;
}
