/** What a button says when it is pressed; travels in the card as its data. */
export interface Press {
  /** A command, as a person would type it. */
  readonly say: string;
  /** The incident it is about. */
  readonly about?: string;
  /** The command that draws the card it stands on, to come back to it; by default the one that shows the incident. */
  readonly back?: string;
  /** What was typed into the card follows the command. */
  readonly asks?: true;
  /** Packed address of the conversation it is about, when that is not the one where the button stands. */
  readonly in?: string;
  /** More than words: `share` shows everybody the answer kept under the id that `say` is, `home` draws the Home card again. */
  readonly open?: 'share' | 'home';
}

/** Name of the input; its words come with every button of the card. */
export const TYPED = 'typed';

/** What a pressed button's data say; undefined for data that are none of ours. */
export function readPress(data: unknown): { readonly press: Press; readonly text: string } | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { say, about, back, asks, in: place, open, [TYPED]: typed } = data as Readonly<Record<string, unknown>>;
  if (typeof say !== 'string') return undefined;
  const press: Press = {
    say,
    ...(typeof about === 'string' && { about }),
    ...(typeof back === 'string' && { back }),
    ...(asks === true && { asks }),
    ...(typeof place === 'string' && { in: place }),
    ...((open === 'share' || open === 'home') && { open }),
  };
  return { press, text: asks === true && typeof typed === 'string' ? `${say} ${typed}`.trim() : say };
}
