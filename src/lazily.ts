/** Something that is made when it is first asked for. */
export interface Lazy<T> {
  get(): Promise<T>;
  /** Whether it was asked for. */
  isOpen(): boolean;
}

export function lazily<T>(open: () => Promise<T>): Lazy<T> {
  let opening: Promise<T> | undefined;
  return {
    get: () => (opening ??= open()),
    isOpen: () => opening !== undefined,
  };
}
