import { defineConfig } from 'vitest/config';
import { SecretsReporter } from './test/support/secrets-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    reporters: ['default', new SecretsReporter()],
    // By default one core is left to a person at the screen.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
