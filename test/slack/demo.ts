import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aSlack, DANA, GENERAL, type LocalSlack, TEAM } from './a-slack.ts';
import { buttonsIn } from './buttons-in.ts';
import { demoPage } from './demo-page.ts';

const PORT = Number(process.argv[2] ?? 3100);

const slack = await aSlack();
const folder = mkdtempSync(join(tmpdir(), 'sitrep-demo-'));
const base = await loadConfig(
  {
    DATABASE_URL: `sqlite:${folder}/sitrep.db`,
    PORT: '0',
    LOG_LEVEL: 'warn',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  },
  folder,
);
const { slack: settings, ...others } = base.adapters;
if (!settings) throw new Error('the tokens are given above');
const store = await openStore(base.databaseUrl);
const app = await createApp({
  store,
  config: {
    ...base,
    adapters: {
      ...others,
      web: false,
      console: false,
      slack: { ...settings, adminUsers: [DANA.id], defaultChannel: GENERAL },
    },
  },
  log: createLogger(base.logLevel),
  now: () => new Date(),
  terminal: { output: process.stdout, colour: false, width: 80 },
});
await app.start();
await slack.socket();

const pages = express();
pages.use(express.urlencoded({ extended: false }));
pages.get('/', async (_, response) => void response.type('html').send(demoPage(await slack.messages(), slack.views())));
pages.post('/say', async (request, response) => {
  await said(slack, String(request.body.text ?? ''));
  await settled(slack);
  response.redirect(303, '/');
});
pages.post('/home', async (_, response) => {
  await slack.event({ type: 'app_home_opened', user: DANA.id, tab: 'home', channel: 'D1' });
  await settled(slack);
  response.redirect(303, '/');
});
pages.post('/press/message/:index/:button', async (request, response) => {
  const message = (await slack.messages())[Number(request.params.index)];
  const button = buttonsIn(message?.blocks)[Number(request.params.button)];
  if (message && button) await slack.press(button, { message });
  await settled(slack);
  response.end();
});
pages.post('/press/view/:id/:button', async (request, response) => {
  const view = slack.views().find(({ id }) => id === request.params.id);
  const button = buttonsIn(view?.view.blocks)[Number(request.params.button)];
  if (view && button) await slack.press(button, { view });
  await settled(slack);
  response.end();
});
pages.post('/submit/:id', async (request, response) => {
  const view = slack.views().find(({ id }) => id === request.params.id);
  const values = await filled(slack, request.body as Readonly<Record<string, string>>);
  if (view) await (request.body.do === 'change' ? slack.change(view, values) : slack.submit(view, values));
  await settled(slack);
  response.redirect(303, '/');
});
const server = pages.listen(PORT, '127.0.0.1', () => {
  process.stdout.write(`A local Slack (workspace ${TEAM}) with Sitrep in it: http://127.0.0.1:${PORT}  Stop: Ctrl-C\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await app.stop();
    await store.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** `/sitrep …` is a command, anything else calls the bot: in the thread of the newest briefing, as one would. */
async function said(where: LocalSlack, typed: string): Promise<void> {
  const command = /^\/sitrep\b\s*(.*)$/s.exec(typed.trim());
  if (command) return void (await where.command(command[1] ?? ''));
  const newest = (await where.messages()).findLast(
    ({ isPrivate, threadTs, ts }) => !isPrivate && (!threadTs || threadTs === ts),
  );
  const text = `<@U0SITREP> ${typed.replace(/^@sitrep\b/i, '')}`;
  const thread = newest?.ts === undefined ? {} : { thread_ts: newest.ts };
  await where.event({
    type: 'app_mention',
    channel: GENERAL,
    user: DANA.id,
    text,
    ts: String(Date.now() / 1_000),
    ...thread,
  });
}

/** A form as Slack would send it; the actors typed are looked up as Slack's list would. */
async function filled(where: LocalSlack, form: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const { do: _, actors, ...rest } = form;
  const found = actors
    ? ((await where.suggest('actors', actors)).body as { options?: readonly unknown[] }).options
    : [];
  const fields = Object.entries(rest).map(([name, value]) => [
    name,
    { [name]: { value, selected_time: value, selected_option: { value } } },
  ]);
  return {
    ...Object.fromEntries(fields),
    actors: { actors: { selected_options: found?.slice(0, 1) ?? [] } },
    channel: { channel: { selected_conversation: GENERAL } },
  };
}

/** The bot answers after it acknowledged: waits until it has said nothing more for a moment. */
async function settled(where: LocalSlack): Promise<void> {
  for (let before = -1; before !== where.calls.length; ) {
    before = where.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
