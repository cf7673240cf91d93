import { LIMITS } from './limits.ts';
import { readObject } from './read-object.ts';

const OPENED = ['ask', 'subscribe', 'share'] as const;

/** What a button says when it is pressed. */
export interface Press {
  /** A command, as a person would type it. */
  readonly say: string;
  /** The incident it is about. */
  readonly about?: string;
  /** Packed address of the channel it is said in, when that is not where the button stands. */
  readonly in?: string;
  /** The answer is for reading: it opens in a window. */
  readonly modal?: true;
  /** Drawn above the answer. */
  readonly picture?: 'tactics';
  /** Something that only Slack has: a dialog, or showing an answer to all. */
  readonly open?: (typeof OPENED)[number];
}

/** Undefined when a button cannot carry it. */
export function packPress(press: Press): string | undefined {
  const value = JSON.stringify(press);
  return value.length <= LIMITS.buttonValue ? value : undefined;
}

/** Undefined for a value that is none of ours. */
export function unpackPress(value: string | undefined): Press | undefined {
  const { say, about, in: place, modal, picture, open } = readObject(value);
  if (typeof say !== 'string') return undefined;
  const opened = OPENED.find((each) => each === open);
  return {
    say,
    ...(typeof about === 'string' && { about }),
    ...(typeof place === 'string' && { in: place }),
    ...(modal === true && { modal }),
    ...(picture === 'tactics' && { picture }),
    ...(opened && { open: opened }),
  };
}
