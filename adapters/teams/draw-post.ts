import type { Post } from '../../src/model/message.ts';
import { drawCard } from './draw-card.ts';
import { drawDigest } from './draw-digest.ts';
import { drawReply } from './draw-reply.ts';
import type { Drawing } from './rich.ts';

/** Any post as cards, the first of which begins its thread. `compact`: Teams refused it as too large before. */
export function drawPost(post: Post, compact = false): readonly Drawing[] {
  switch (post.kind) {
    case 'briefing':
      return [drawCard(post, { compact })];
    case 'digest':
      return drawDigest(post, compact);
    case 'reply':
      return drawReply(post, { compact });
  }
}
