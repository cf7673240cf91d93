import { LIMITS } from './limits.ts';

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
  readonly open?: 'ask' | 'subscribe' | 'share';
}

/** Undefined when a button cannot carry it. */
export function packPress(press: Press): string | undefined {
  const value = JSON.stringify(press);
  return value.length <= LIMITS.buttonValue ? value : undefined;
}

/** Undefined for a value that is none of ours. */
export function unpackPress(value: string | undefined): Press | undefined {
  try {
    const press = JSON.parse(value ?? '') as Partial<Press> | null;
    return typeof press?.say === 'string' ? (press as Press) : undefined;
  } catch {
    return undefined;
  }
}
