import type { Reporter } from 'vitest/node';
import { PLANTED } from './planted.ts';

/** Fails the run when a planted secret stands in anything that it printed. */
export class SecretsReporter implements Reporter {
  readonly #leaks: string[] = [];

  onUserConsoleLog({ content }: { readonly content: string }): void {
    if (content.includes(PLANTED)) this.#leaks.push(content.replaceAll(PLANTED, '[secret]'));
  }

  onTestRunEnd(): void {
    if (this.#leaks.length === 0) return;
    process.stderr.write(`Secrets were printed:\n${this.#leaks.join('\n')}\n`);
    process.exitCode = 1;
  }
}
