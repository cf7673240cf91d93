import type { BriefingActor } from '../../src/model/briefing.ts';
import { sanitiseLine } from './sanitise.ts';
import type { Words } from './words.ts';

/** `Attributed - high confidence: FBI, DC3`. */
export function attribution({ role, confidence, attributedBy }: BriefingActor, words: Words): string {
  const by = attributedBy.map(({ name }) => sanitiseLine(name)).join(', ');
  return `${words.roles[role]} - ${words.confidences[confidence]}${by ? `: ${by}` : ''}`;
}
