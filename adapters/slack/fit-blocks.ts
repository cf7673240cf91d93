import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import { small } from './rich.ts';

const ROOM_FOR_NOTE = 400;

/** As many blocks from the start as Slack takes; when some stay out a last one says so, and `rest` where to find them. */
export function fitBlocks(
  blocks: readonly KnownBlock[],
  most: number,
  rest: string,
  jsonRoom: number = LIMITS.blocksJson,
): readonly KnownBlock[] {
  let json = 2;
  const kept: KnownBlock[] = [];
  for (const block of blocks) {
    json += JSON.stringify(block).length + 1;
    if (json > jsonRoom - ROOM_FOR_NOTE || kept.length >= most - 1) break;
    kept.push(block);
  }
  const left = blocks.length - kept.length;
  if (left === 0) return kept;
  if (left === 1 && kept.length < most && json <= jsonRoom) return blocks;
  return [...kept, small(`${left === 1 ? 'One part' : `${left} parts`} of this ${rest}`)];
}
