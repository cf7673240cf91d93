import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { appError } from '../errors.ts';
import { openOutbound } from '../services/open-outbound.ts';
import type { Answers } from './init/answers.ts';
import { askAll } from './init/ask-all.ts';
import { meetPerson } from './init/ask-person.ts';
import { configText, environmentText } from './init/write-files.ts';
import { note, type Terminal } from './terminal.ts';

const CONFIG = 'sitrep.yaml';
const ENVIRONMENT = '.env';
const WEBHOOK_SECRET = 'webhook-secret';
const OWNER_ONLY = 0o600;
const LIMITS = { limitBytes: 1024 * 1024, timeoutMs: 15_000 };

/** `init`: asks, tries, and writes the configuration in one go at the end; nothing that exists is overwritten. */
export async function init(terminal: Terminal): Promise<void> {
  const taken = [CONFIG, ENVIRONMENT, WEBHOOK_SECRET].filter((name) => existsSync(resolve(terminal.folder, name)));
  if (taken.length > 0) throw appError('INIT_TAKEN', { files: taken.join(', ') });
  const { SLACK_API_URL: slackApiUrl, OPENAI_BASE_URL: openAiBaseUrl } = terminal.environment;
  const allowPrivate = slackApiUrl === undefined ? [] : [new URL(slackApiUrl).host];
  const outbound = await openOutbound({ network: { allowPrivate } });
  const person = meetPerson(terminal);
  try {
    const answers = await askAll(person, {
      post: (url, form, headers) => outbound.post(url, form, { ...LIMITS, headers }),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(slackApiUrl !== undefined && { slackApiUrl }),
      ...(openAiBaseUrl !== undefined && { openAiBaseUrl }),
    });
    writeAll(terminal, answers);
  } finally {
    person.leave();
    await outbound.close();
  }
}

function writeAll(terminal: Terminal, answers: Answers): void {
  write(terminal, CONFIG, configText(answers));
  if (answers.slack || answers.teams || answers.model) write(terminal, ENVIRONMENT, environmentText(answers));
  if (answers.webhook) write(terminal, WEBHOOK_SECRET, `${answers.webhook.secret}\n`);
  note(terminal, 'Start it with `sitrep run`, check it with `sitrep doctor`.');
}

function write(terminal: Terminal, name: string, text: string): void {
  const path = resolve(terminal.folder, name);
  try {
    writeFileSync(path, text, { mode: OWNER_ONLY, flag: 'wx' });
  } catch (cause) {
    throw appError('FILE_UNWRITABLE', { path }, { cause });
  }
  note(terminal, `Wrote ${name}.`);
}
