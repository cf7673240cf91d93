import { LIMITS } from './limits.ts';
import { readObject } from './read-object.ts';

/** Where a dialog was opened from, kept in the dialog while it is filled. */
export interface Origin {
  /** Packed channel. */
  readonly in?: string;
  readonly about?: string;
  /** The message under which the answer hangs. */
  readonly thread?: string;
}

/** What was filled into a dialog, by block and element. */
export type ViewState = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null;
          readonly selected_option?: { readonly value: string } | null;
          readonly selected_options?: readonly { readonly value: string }[] | null;
          readonly selected_conversation?: string | null;
          readonly selected_time?: string | null;
        }
      >
    >
  >
>;

export function packOrigin(origin: Origin): string {
  const packed = JSON.stringify(origin);
  return packed.length <= LIMITS.privateMetadata ? packed : '{}';
}

/** Nowhere when it cannot be read. */
export function unpackOrigin(metadata: string | undefined): Origin {
  const { in: place, about, thread } = readObject(metadata);
  return {
    ...(typeof place === 'string' && { in: place }),
    ...(typeof about === 'string' && { about }),
    ...(typeof thread === 'string' && { thread }),
  };
}
