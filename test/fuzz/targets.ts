import { DRAWING_TARGETS } from './drawing-targets.ts';
import { OUTBOX_TARGET } from './outbox-target.ts';
import type { Target } from './target.ts';
import { TEXT_TARGETS } from './text-targets.ts';

/** All that is fuzzed. */
export const TARGETS: readonly Target[] = [...TEXT_TARGETS, ...DRAWING_TARGETS, OUTBOX_TARGET];
