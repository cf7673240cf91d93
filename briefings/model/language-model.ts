/** What a model is asked. */
export interface ModelRequest {
  /** Of the answer's shape; letters, digits and `_`. */
  readonly name: string;
  readonly instructions: string;
  /** Words from outside, fenced: never instructions. */
  readonly data: string;
  /** JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export interface Completion {
  /** The parsed answer, unchecked. */
  readonly content: unknown;
  /** Tokens of question and answer, as far as the provider told. */
  readonly tokens?: number;
}

/** The little that we ask of a language model. */
export interface LanguageModel {
  readonly name: string;
  /** Rejects with a `ModelError` when there is no usable answer. */
  complete(request: ModelRequest): Promise<Completion>;
}

/** Why a model gave no usable answer. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** False when the same question would fail again at once: refused, over quota, wrong key. */
  readonly worthRetry: boolean;

  constructor(message: string, worthRetry: boolean, options?: ErrorOptions) {
    super(message, options);
    this.worthRetry = worthRetry;
  }
}
