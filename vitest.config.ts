import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SecretsReporter } from './test/support/secrets-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    reporters: ['default', new SecretsReporter()],
    // Some tests wait for processes and servers: one more than cores keeps all of them at work.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
