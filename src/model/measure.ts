/** A figure to watch, as Prometheus names them. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}
