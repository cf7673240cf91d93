import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LanguageModel } from '../../briefings/model/language-model.ts';
import { createOpenAiModel } from '../../briefings/model/openai-model.ts';
import { Secret } from '../../src/secret.ts';
import { PLANTED } from '../support/planted.ts';

/** Our model, pointed at an address of this machine. */
export function aModelAt(baseUrl: string): LanguageModel {
  return createOpenAiModel({ apiKey: new Secret(`sk-${PLANTED}`), baseUrl, name: 'gpt-test' });
}

/** A server for what a mock of the protocol would never do. */
export async function serve(listener: RequestListener): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
