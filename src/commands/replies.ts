import type { Briefing } from '../model/briefing.ts';
import type { Choice, Reply, ReplyPart } from '../model/message.ts';

/** An answer for the asker alone, where the platform can. */
export function privately(...parts: readonly ReplyPart[]): Reply {
  return { kind: 'reply', visibility: 'private', parts };
}

/** An answer that everybody in the channel sees. */
export function openly(...parts: readonly ReplyPart[]): Reply {
  return { kind: 'reply', visibility: 'channel', parts };
}

export function heading(text: string): ReplyPart {
  return { kind: 'heading', text };
}

export function text(words: string): ReplyPart {
  return { kind: 'text', text: words };
}

/** Buttons, or nothing when there are none. */
export function choices(...offered: readonly Choice[]): readonly ReplyPart[] {
  return offered.length === 0 ? [] : [{ kind: 'choices', choices: offered }];
}

/** A title with something below it, or one sentence when there is nothing. */
export function listOr(
  title: string,
  items: Extract<ReplyPart, { kind: 'list' }>['items'],
  nothing: string,
): readonly ReplyPart[] {
  return items.length === 0 ? [text(nothing)] : [heading(title), { kind: 'list', items }];
}

/** One line of a list of briefings, with a button to open it. */
export function briefingItem(briefing: Briefing): Extract<ReplyPart, { kind: 'list' }>['items'][number] {
  const sources = briefing.sources.length === 1 ? '1 source' : `${briefing.sources.length} sources`;
  return {
    text: briefing.headline,
    detail: `${briefing.priority.level} priority · ${briefing.createdAt.slice(0, 10)} · ${sources}`,
    choice: { label: 'Open', command: `show ${briefing.incidentId}` },
  };
}

/** `2024-12-24 08:05 UTC` */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
