import { randomBytes } from 'node:crypto';
import { checkSlack } from '../../../adapters/slack/check-slack.ts';
import { checkTeams } from '../../../adapters/teams/check-teams.ts';
import type { Diagnosis } from '../../diagnosis.ts';
import { Secret } from '../../secret.ts';
import { checkModel } from '../../services/checkup/check-model.ts';
import { reached } from '../../services/checkup/reached.ts';
import type { Answers } from './answers.ts';
import type { Person } from './ask-person.ts';

const PLACES = ['slack', 'teams', 'irc', 'webhook'] as const;
const WEB = /^https?:\/\//i;
const TOKENS = 200_000;
const SECRET_BYTES = 32;

export interface InitTools {
  readonly post: Parameters<typeof checkTeams>[1] & Parameters<typeof checkSlack>[2];
  readonly slackApiUrl?: string;
  readonly openAiBaseUrl?: string;
  readonly timezone: string;
}

/** Asks only what the places that were chosen need; tokens are tried as they are given. */
export async function askAll(person: Person, tools: InitTools): Promise<Answers> {
  person.tell('Briefings always show in this terminal and in the console. Where else?');
  const wished = await person.ask('slack, teams, irc, webhook (several with commas; Enter for none)');
  const chosen = new Set(PLACES.filter((place) => wished.toLowerCase().includes(place)));
  const slack = chosen.has('slack') ? await askSlack(person, tools) : undefined;
  const teams = chosen.has('teams') ? await askTeams(person, tools) : undefined;
  const irc = chosen.has('irc') ? await askIrc(person) : undefined;
  const webhook = chosen.has('webhook') ? await askWebhook(person) : undefined;
  const timezone = await askTimezone(person, tools.timezone);
  const model = await askModel(person, tools);
  return {
    timezone,
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(irc && { irc }),
    ...(webhook && { webhook }),
    ...(model && { model }),
  };
}

async function askSlack(person: Person, { post, slackApiUrl }: InitTools): Promise<NonNullable<Answers['slack']>> {
  person.tell('Slack: make an app from adapters/slack/manifest.yaml at https://api.slack.com/apps and install it.');
  return untilFine(
    person,
    'slack',
    async () => ({
      botToken: await person.askSecret('Bot token (xoxb-…, OAuth & Permissions)'),
      appToken: await person.askSecret('App-level token with connections:write (xapp-…, Basic Information)'),
      channel: await person.ask('Id of a channel that shall get every briefing (C…; Enter for none)'),
    }),
    ({ botToken, appToken, channel }) => {
      const tokens = { botToken: new Secret(botToken), appToken: new Secret(appToken) };
      const api = slackApiUrl === undefined ? {} : { apiUrl: slackApiUrl };
      return checkSlack({ ...tokens, ...api }, channel ? [channel] : [], post);
    },
  );
}

async function askTeams(person: Person, { post }: InitTools): Promise<NonNullable<Answers['teams']>> {
  person.tell('Teams: make an Azure Bot whose endpoint is https://YOUR.HOST/teams/messages (docs/teams.md).');
  return untilFine(
    person,
    'teams',
    async () => ({
      appId: await person.ask('App id'),
      password: await person.askSecret('Client secret'),
      tenantId: await person.ask('Tenant id of a single-tenant bot (Enter for a multi-tenant one)'),
    }),
    ({ appId, password, tenantId }) => {
      const appType = tenantId ? 'SingleTenant' : 'MultiTenant';
      return checkTeams({ appId, appPassword: new Secret(password), appType, tenantId }, post);
    },
  );
}

async function askIrc(person: Person): Promise<NonNullable<Answers['irc']>> {
  const host = await person.ask('IRC server (TLS, port 6697)');
  const channel = await person.ask('Channel', '#sitrep');
  return { host, channel };
}

async function askWebhook(person: Person): Promise<NonNullable<Answers['webhook']>> {
  const url = await askUrl(person);
  person.tell('The key of the signatures is written to webhook-secret.');
  return { url, secret: randomBytes(SECRET_BYTES).toString('hex') };
}

async function askUrl(person: Person): Promise<string> {
  const url = await person.ask('Address that gets every briefing as signed JSON');
  if (WEB.test(url) && URL.canParse(url)) return url;
  person.tell(`"${url}" is no http(s) address.`);
  return askUrl(person);
}

async function askTimezone(person: Person, own: string): Promise<string> {
  const timezone = await person.ask('Time zone of digests and quiet hours', own);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    person.tell(`✗ ${timezone} is no IANA time zone; write Europe/Paris.`);
    return askTimezone(person, own);
  }
}

async function askModel(person: Person, { openAiBaseUrl }: InitTools): Promise<Answers['model']> {
  return untilFine(
    person,
    'model',
    async () => {
      const apiKey = await person.askSecret('Key of a language model (Enter for none: the rules write every briefing)');
      return apiKey === '' ? undefined : { apiKey, name: await person.ask('Name of the model') };
    },
    async (given) => {
      if (!given) return [];
      const settings = { apiKey: new Secret(given.apiKey), name: given.name, dailyTokens: TOKENS, language: 'en' };
      return [await checkModel({ ...settings, ...(openAiBaseUrl !== undefined && { baseUrl: openAiBaseUrl }) })];
    },
  );
}

/** Asks again until what was given works, or is to be kept though it does not. */
async function untilFine<T>(
  person: Person,
  about: string,
  ask: () => Promise<T>,
  check: (answer: T) => Promise<readonly Diagnosis[]>,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    const diagnoses = await reached(about, check(answer));
    for (const { state, says, remedy } of diagnoses) {
      person.tell(`${state === 'trouble' ? '✗' : '✓'} ${says}${remedy === undefined ? '' : ` ${remedy}`}`);
    }
    if (!diagnoses.some(({ state }) => state === 'trouble')) return answer;
    if ((await person.ask('Enter to answer again, `keep` to go on with it', 'again')) === 'keep') return answer;
  }
}
