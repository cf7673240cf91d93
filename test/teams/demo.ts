import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openBotConnector } from './bot-connector.ts';
import { demoPage } from './demo-page.ts';

const PORT = Number(process.argv[2] ?? 3200);
const CHANNEL = '19:general@thread.tacv2';

const appId = randomUUID();
const folder = mkdtempSync(join(tmpdir(), 'sitrep-demo-'));
let bot = '';
const now = () => new Date();
const connector = await openBotConnector({ appId, now, bot: () => bot });
const base = await loadConfig(
  {
    DATABASE_URL: `sqlite:${folder}/sitrep.db`,
    PORT: '0',
    LOG_LEVEL: 'warn',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'local',
  },
  folder,
);
if (!base.adapters.teams) throw new Error('the app is given above');
// The local connector signs its own tokens, as a cloud of its own.
const teams = { ...base.adapters.teams, adminUsers: ['u-1'], cloud: connector.cloud };
const store = await openStore(base.databaseUrl);
const app = await createApp({
  store,
  config: { ...base, adapters: { ...base.adapters, console: false, teams } },
  log: createLogger(base.logLevel),
  now,
  terminal: { output: process.stdout, colour: false, width: 80 },
});
bot = `${await app.start()}/teams/messages`;
await connector.install(CHANNEL);
await connector.say(CHANNEL, 'subscribe everything');

const pages = express().use(express.json());
pages.get('/', ({ query }, response) => {
  response.type('html').send(demoPage(query.theme === 'dark' ? 'dark' : 'light'));
});
pages.get('/messages', (_, response) => void response.json(connector.messages()));
pages.post('/say', async ({ body }, response) => {
  await connector.say(CHANNEL, String(body.text ?? ''), body.root);
  response.json({});
});
pages.post('/press', async ({ body: { id, data } }, response) => {
  const { body } = await connector.press(String(id), data);
  response.json(typeof body.value === 'string' ? { notice: body.value } : {});
});
pages.post('/dialog', async ({ body: { data, step } }, response) => {
  const content = await (step === 'open' ? connector.openDialog(CHANNEL, data) : connector.submitDialog(CHANNEL, data));
  response.json({ content });
});
pages.post('/brief', async ({ body: { text } }, response) => {
  response.json({ content: await connector.briefThis(CHANNEL, String(text ?? '')) });
});
pages.post('/search', async ({ body }, response) => {
  const found = await connector.search(CHANNEL, 'searchActors', String(body.words ?? ''));
  response.json({ cards: found.body.composeExtension.attachments.map(({ content }: { content: unknown }) => content) });
});
const server = pages.listen(PORT, '127.0.0.1', () => {
  process.stdout.write(`A local Teams with Sitrep in it: http://127.0.0.1:${PORT}  Stop: Ctrl-C\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await app.stop();
    await store.close();
    await connector.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
