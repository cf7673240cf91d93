import type { KnownBlock, ModalView } from '@slack/types';
import { fitBlocks } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';
import { plainText, small } from './rich.ts';

const REST = 'does not fit here; `export` gives it as a file, the console shows everything.';

/** A window to read in. */
export function readingWindow(title: string, blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.modalTitle),
    close: plainText('Close', LIMITS.modalTitle),
    blocks: [...fitBlocks(blocks, LIMITS.viewBlocks, REST)],
  };
}

/** Stands for a moment while the answer is being written: a window must open within three seconds. */
export function waitingWindow(title: string): ModalView {
  return readingWindow(title, [small('One moment…')]);
}
