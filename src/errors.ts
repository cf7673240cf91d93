/** One sentence on what happened, one on what to do. `usage` faults exit 2, the rest exit 1. */
interface CatalogueEntry {
  readonly message: string;
  readonly remedy: string;
  readonly usage?: true;
}

const CATALOGUE = {
  CONFIG_INVALID: (c: { faults: string }) => ({
    message: `The configuration has faults:\n${c.faults}`,
    remedy: 'Correct them all, then start again.',
    usage: true,
  }),
  FILE_UNREADABLE: (c: { path: string }) => ({
    message: `${c.path} cannot be read.`,
    remedy: 'Check that the file exists and that you may read it.',
    usage: true,
  }),
  USAGE: (c: { what: string }) => ({
    message: c.what,
    remedy: 'See `sitrep --help`.',
    usage: true,
  }),
  STORY_EMPTY: (c: { name: string }) => ({
    message: `${c.name} holds no text that can be read.`,
    remedy: 'Give an article as HTML or plain text in UTF-8.',
  }),
} as const satisfies Record<string, (context: never) => CatalogueEntry>;

export type ErrorCode = keyof typeof CATALOGUE;
type Context<C extends ErrorCode> = Parameters<(typeof CATALOGUE)[C]>[0];

/** A failure meant for an operator. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly exitCode: 1 | 2;

  constructor(code: ErrorCode, message: string, remedy: string, exitCode: 1 | 2, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** Makes the catalogue's error: `appError('FILE_UNREADABLE', { path }, { cause })`. */
export function appError<C extends ErrorCode>(code: C, context: Context<C>, options?: ErrorOptions): AppError {
  const entry: CatalogueEntry = CATALOGUE[code](context as never);
  return new AppError(code, entry.message, entry.remedy, entry.usage ? 2 : 1, options);
}
