import { inertJson } from '../../briefings/render/safe-json.ts';
import { toText } from '../../briefings/render/to-text.ts';
import { channelKey } from '../../src/channel-key.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { Post } from '../../src/model/message.ts';

/**
 * A post as JSON, `sitrep.webhook/1`: its kind, delivery key and content as they are, and briefings as plain `text` besides.
 * Words of stories stand in it unchanged, unsafe characters written as `\uXXXX`.
 */
export function toBody(channel: Channel, message: Post): string {
  const body = { schema: 'sitrep.webhook/1', channel: channelKey(channel), ...message, ...textOf(message) };
  return inertJson(body);
}

function textOf(message: Post): { readonly text?: string } {
  switch (message.kind) {
    case 'briefing':
      return { text: toText(message.briefing) };
    case 'digest':
      return { text: message.briefings.map((briefing) => toText(briefing)).join('\n') };
    case 'reply':
      return {};
  }
}
