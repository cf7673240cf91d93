import type { Command } from './command.ts';
import { actions } from './verbs/actions.ts';
import { actor } from './verbs/actor.ts';
import { ask } from './verbs/ask.ts';
import { audit } from './verbs/audit.ts';
import { brief } from './verbs/brief.ts';
import { evidence } from './verbs/evidence.ts';
import { exportBriefing } from './verbs/export-briefing.ts';
import { feeds } from './verbs/feeds.ts';
import { helpOn } from './verbs/help.ts';
import { indicators } from './verbs/indicators.ts';
import { latest } from './verbs/latest.ts';
import { merge } from './verbs/merge.ts';
import { preview } from './verbs/preview.ts';
import { retry } from './verbs/retry.ts';
import { show } from './verbs/show.ts';
import { snooze } from './verbs/snooze.ts';
import { sources } from './verbs/sources.ts';
import { split } from './verbs/split.ts';
import { status } from './verbs/status.ts';
import { subscribe } from './verbs/subscribe.ts';
import { subscriptions } from './verbs/subscriptions.ts';
import { suppressions } from './verbs/suppressions.ts';
import { techniques } from './verbs/techniques.ts';
import { unsubscribe } from './verbs/unsubscribe.ts';
import { wrongActor } from './verbs/wrong-actor.ts';

const VERBS = {
  latest,
  show,
  actor,
  subscribe,
  preview,
  unsubscribe,
  subscriptions,
  snooze,
  brief,
  ask,
  techniques,
  actions,
  indicators,
  sources,
  evidence,
  export: exportBriefing,
  'wrong actor': wrongActor,
  feeds,
  status,
  retry,
  suppressions,
  split,
  merge,
  audit,
} as const satisfies Record<string, Command>;

/** All that people can say, in the order of help. */
export const COMMANDS = { help: helpOn(VERBS), ...VERBS } as const satisfies Record<string, Command>;

export type Verb = keyof typeof COMMANDS;
