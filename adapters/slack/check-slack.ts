import { type Diagnosis, fine, notice, trouble, untried } from '../../src/diagnosis.ts';
import type { Secret } from '../../src/secret.ts';
import { SCOPES } from './scopes.ts';

const ABOUT = 'slack';
const API = 'https://slack.com/api/';
const REINSTALL = 'Make a new one under OAuth & Permissions of your app (install it again) and set SLACK_BOT_TOKEN.';

/** The slice of the outbound door that we call. */
export type PostForm = (
  url: string,
  form: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }>;

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly team?: string;
  readonly user?: string;
}

export interface SlackTokens {
  readonly botToken?: Secret;
  readonly appToken?: Secret;
  readonly apiUrl?: string;
}

/** Tries the tokens, and whether the bot may read and write in these conversations. Posts nothing. */
export async function checkSlack(
  { botToken, appToken, apiUrl = API }: SlackTokens,
  conversations: readonly string[],
  post: PostForm,
): Promise<readonly Diagnosis[]> {
  if (!botToken)
    return [untried(ABOUT, 'Workspaces bring their own tokens when they install the app; none is tried here.')];
  const call = async (method: string, token: Secret, form: Readonly<Record<string, string>> = {}) => {
    const { headers, body } = await post(new URL(method, apiUrl).href, new URLSearchParams(form).toString(), {
      authorization: `Bearer ${token.reveal()}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    return { headers, answer: JSON.parse(new TextDecoder().decode(body)) as Answer };
  };
  const { headers, answer } = await call('auth.test', botToken);
  if (!answer.ok) return [trouble(ABOUT, `Slack refuses the bot token (${answer.error}).`, REINSTALL)];
  const opened = appToken && (await call('apps.connections.open', appToken)).answer;
  const joined = await Promise.all(
    conversations.map(async (id) => {
      const tried = await call('conversations.history', botToken, { channel: id, limit: '1' });
      return conversationDiagnosis(id, tried.answer);
    }),
  );
  return [
    fine(ABOUT, `The bot token is ${answer.user}'s in ${answer.team}.`),
    ...scopeDiagnosis(headers['x-oauth-scopes']),
    ...(opened ? [socketDiagnosis(opened)] : []),
    ...joined,
  ];
}

function scopeDiagnosis(granted: string | undefined): readonly Diagnosis[] {
  if (granted === undefined) return [notice(ABOUT, 'Slack did not say which scopes the token has.')];
  const has = new Set(granted.split(/,\s*/));
  const missing = SCOPES.filter((scope) => !has.has(scope));
  if (missing.length === 0) return [fine(ABOUT, 'It has every scope that is needed.')];
  const remedy =
    'Add them under OAuth & Permissions (or paste adapters/slack/manifest.yaml) and install the app again.';
  return [trouble(ABOUT, `The bot token lacks ${missing.join(', ')}.`, remedy)];
}

function socketDiagnosis({ ok, error }: Answer): Diagnosis {
  if (ok) return fine(ABOUT, 'Socket Mode opens.');
  const remedy = 'Make an app-level token with connections:write, switch Socket Mode on, and set SLACK_APP_TOKEN.';
  return trouble(ABOUT, `Slack refuses the app token (${error}).`, remedy);
}

function conversationDiagnosis(id: string, { ok, error }: Answer): Diagnosis {
  if (ok) return fine(ABOUT, `The bot is in ${id}.`);
  if (error === 'not_in_channel') return trouble(ABOUT, `The bot is not in ${id}.`, 'Say /invite @sitrep there.');
  const remedy = 'Check its id; a private channel is found only when the bot was invited.';
  return trouble(ABOUT, `Slack does not show ${id} to the bot (${error}).`, remedy);
}
