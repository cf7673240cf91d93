import type { ConfigFile } from './file-schema.ts';

const MB = 1024 * 1024;

/**
 * What holds when there is no `sitrep.yaml`. The schema makes the same of an empty file (a test compares them); without
 * a file it need not be loaded, which would cost every command line some 100 ms.
 */
export const FILE_DEFAULTS: ConfigFile = {
  schedule: '*/5 * * * *',
  timezone: 'UTC',
  network: { allowPrivate: [] },
  actors: { files: [] },
  techniques: { learned: true },
  adapters: { webhook: [], web: { enabled: true }, console: { enabled: true } },
  permissions: { subscribe: 'everyone', feeds: 'admins', suppress: 'admins', merge: 'admins' },
  subscriptions: [],
  model: { dailyTokens: 200_000, language: 'en' },
  ourSectors: [],
  ourCountries: [],
  watchWords: [],
  limits: { postsPerHour: 12, articleBytes: 5 * MB, feedBytes: 10 * MB },
};
