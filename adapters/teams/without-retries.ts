const TIMEOUT_MS = 20_000;

/** The slice of a connector client's inside that decides on retries and patience. */
interface PipelineOwner {
  readonly client: {
    readonly pipeline: {
      removePolicy(policy: { readonly name: string }): unknown;
      addPolicy(policy: {
        readonly name: string;
        sendRequest(
          request: { timeout: number },
          next: (request: { timeout: number }) => Promise<unknown>,
        ): Promise<unknown>;
      }): void;
    };
  };
}

/** The SDK tries a refused request again by itself, for long and without telling: delivery does that better. */
export function withoutRetries<T>(connectorClient: T): T {
  const { pipeline } = (connectorClient as PipelineOwner).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'patience',
    sendRequest: (request, next) => next(Object.assign(request, { timeout: TIMEOUT_MS })),
  });
  return connectorClient;
}
