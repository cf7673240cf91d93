import type { Post } from '../../src/model/message.ts';
import { drawCard } from './draw-card.ts';
import { drawDigest } from './draw-digest.ts';
import { drawReply } from './draw-reply.ts';
import type { Drawing } from './rich.ts';

/** Any post as cards, the first of which begins its thread. `site`: where the console can be reached. */
export function drawPost(post: Post, site?: string): readonly Drawing[] {
  const place = site === undefined ? {} : { site };
  switch (post.kind) {
    case 'briefing':
      return [drawCard(post, place)];
    case 'digest':
      return drawDigest(post);
    case 'reply':
      return drawReply(post, place);
  }
}
