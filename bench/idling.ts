import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aSlack, type LocalSlack } from '../test/slack/a-slack.ts';
import { alone, type Result } from './measure.ts';
import { startOptions } from './start-options.ts';

const ROUNDS = 3;
/** After its first pass over feeds nothing is due. */
const IDLE_MS = 20_000;
const FEEDS = ['wire', 'lab', 'depeche'].map((name) => ({ url: `sitrep:sample/${name}`, name }));
const TARGETS = { startMs: 5_000, residentMb: 220 };

interface Idled {
  readonly startMs: number;
  readonly residentMb: number;
}

/**
 * The bot as `npm start` runs it, with Slack (a socket to one of this machine) and Teams (which calls when it has something to
 * say): from its start to the first briefing of the sample feeds, and what it holds once it has nothing to do.
 */
export async function benchIdling(): Promise<readonly Result[]> {
  const slack = await aSlack();
  slack.connect(undefined);
  const rounds: Idled[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await idle(slack));
  } finally {
    await slack.close();
  }
  const [starts, resident] = [rounds.map(({ startMs }) => startMs), rounds.map(({ residentMb }) => residentMb)];
  return [
    alone('npm start with Slack and Teams to the first briefing', 'ms', starts, TARGETS.startMs),
    alone('the same bot idle: memory', 'MB', resident, TARGETS.residentMb),
  ];
}

async function idle({ apiUrl, botToken, appToken, socket }: LocalSlack): Promise<Idled> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  writeFileSync(join(folder, 'sitrep.yaml'), JSON.stringify({ feeds: FEEDS, adapters: { slack: {}, teams: {} } }));
  const env = {
    PORT: '0',
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    MicrosoftAppId: randomUUID(),
    MicrosoftAppPassword: randomUUID(),
  };
  const { flags, command } = startOptions();
  const started = performance.now();
  const bot = spawn(process.execPath, [...flags, ...command], { cwd: folder, env });
  bot.stderr.resume();
  try {
    const ended = once(bot, 'exit').then(([code]) => Promise.reject(new Error(`the bot ended with ${code}`)));
    await Promise.race([once(bot.stdout, 'data'), ended]);
    const startMs = performance.now() - started;
    bot.stdout.resume();
    await Promise.race([Promise.all([socket(), sleep(IDLE_MS)]), ended]);
    return { startMs, residentMb: Number(execFileSync('ps', ['-o', 'rss=', '-p', `${bot.pid}`])) / 1024 };
  } finally {
    bot.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
