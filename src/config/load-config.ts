import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseChannelKey } from '../channel-key.ts';
import { appError } from '../errors.ts';
import type { Channel } from '../model/delivery.ts';
import type { Config, FeedSetting, ModelSettings, SlackSettings, TeamsSettings } from './config.ts';
import { type Environment, readEnvironment, type Settings } from './environment.ts';
import { FILE_DEFAULTS } from './file-defaults.ts';
import type { ConfigFile } from './file-schema.ts';
import { webhookSettings } from './webhook-settings.ts';

const DEFAULT_FILE = 'sitrep.yaml';
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** The whole configuration, or one error that names every fault at once (combinations included). */
export async function loadConfig(environment: Environment, folder: string): Promise<Config> {
  const faults: string[] = [];
  const settings = readEnvironment(environment, faults);
  const path = resolve(folder, settings.SITREP_CONFIG ?? DEFAULT_FILE);
  const file = await readFile(path, settings.SITREP_CONFIG !== undefined, faults);
  const config = combine(settings, file, dirname(path), faults);
  if (faults.length > 0) throw appError('CONFIG_INVALID', { faults: faults.join('\n') });
  return config;
}

async function readFile(path: string, asked: boolean, faults: string[]): Promise<ConfigFile> {
  if (existsSync(path)) return (await import('./read-config-file.ts')).readConfigFile(path, faults);
  if (asked) faults.push(`- SITREP_CONFIG names ${path}, which does not exist`);
  return FILE_DEFAULTS;
}

function combine(settings: Settings, file: ConfigFile, base: string, faults: string[]): Config {
  const { secrets } = settings;
  if (!LOOPBACK.has(settings.HOST) && !secrets.SITREP_API_TOKEN) {
    faults.push(`- HOST=${settings.HOST} opens the console to others, so SITREP_API_TOKEN must be set`);
  }
  const slack = slackSettings(settings, file, faults);
  const teams = teamsSettings(settings, file, faults);
  const model = modelSettings(settings, file, faults);
  const { irc } = file.adapters;
  const { IRC_PASSWORD } = secrets;
  if (IRC_PASSWORD && !irc) faults.push('- IRC_PASSWORD is set, but adapters.irc is not');
  const adapters = {
    console: file.adapters.console.enabled,
    web: file.adapters.web.enabled,
    webhook: webhookSettings(file.adapters.webhook, base, faults),
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(irc && { irc: { ...irc, ...(IRC_PASSWORD && { password: IRC_PASSWORD }) } }),
  };
  const adminChannel = parseChannelKey(file.adminChannel ?? '');
  faults.push(...strayChannels(file, adapters));
  const feeds = file.feeds?.flatMap((feed) => ('url' in feed ? [feedSetting(feed)] : []));
  return {
    databaseUrl: settings.DATABASE_URL,
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    ...(secrets.SITREP_API_TOKEN && { apiToken: secrets.SITREP_API_TOKEN }),
    ...(feeds && { feeds }),
    feedFiles: (file.feeds ?? []).flatMap((feed) => ('file' in feed ? [resolve(base, feed.file)] : [])),
    schedule: file.schedule,
    timezone: file.timezone,
    network: file.network,
    actorFiles: file.actors.files.map((path) => resolve(base, path)),
    techniques: file.techniques,
    adapters,
    ...(adminChannel && { adminChannel }),
    ...(file.publicUrl !== undefined && { publicUrl: file.publicUrl }),
    permissions: file.permissions,
    subscriptions: file.subscriptions,
    ...(model && { model }),
    watch: { sectors: file.ourSectors, countries: file.ourCountries, words: file.watchWords },
    limits: file.limits,
  };
}

/** Channels that nothing posted there could reach. */
function strayChannels(file: ConfigFile, adapters: Config['adapters']): readonly string[] {
  const hooks = file.subscriptions.filter(({ channel }) => channel.startsWith('webhook:'));
  const wanted = [
    ...(file.adminChannel === undefined ? [] : [['adminChannel', file.adminChannel] as const]),
    ...hooks.map(({ channel }) => ['a subscription', channel] as const),
  ];
  return wanted
    .filter(([, channel]) => !isSetUp(parseChannelKey(channel), adapters))
    .map(([who, channel]) => `- ${who} names ${channel}, but no such adapter is set up`);
}

function isSetUp(channel: Channel | undefined, adapters: Config['adapters']): boolean {
  if (channel?.adapter === 'webhook') return adapters.webhook.some(({ name }) => name === channel.id);
  return Object.entries(adapters).some(([name, settings]) => name === channel?.adapter && Boolean(settings));
}

function feedSetting(feed: Extract<NonNullable<ConfigFile['feeds']>[number], { url: string }>): FeedSetting {
  return {
    url: feed.url,
    reliability: feed.reliability,
    ...(feed.name !== undefined && { name: feed.name }),
    ...(feed.language !== undefined && { language: feed.language }),
    ...(feed.every !== undefined && { everyMs: feed.every }),
  };
}

function slackSettings(
  { secrets, SLACK_API_URL, SLACK_CLIENT_ID: clientId }: Settings,
  file: ConfigFile,
  faults: string[],
): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = secrets;
  if (!botToken && !signingSecret && !appToken) {
    if (file.adapters.slack) faults.push('- adapters.slack is set, but SLACK_BOT_TOKEN is not');
    return undefined;
  }
  const clientSecret = secrets.SLACK_CLIENT_SECRET;
  const oauth = clientId !== undefined && clientSecret ? { clientId, clientSecret } : undefined;
  if ((clientId !== undefined || clientSecret) && !(oauth && signingSecret)) {
    faults.push('- SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET go together');
  }
  if (!botToken && !oauth) faults.push('- SLACK_SIGNING_SECRET or SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not');
  if (!signingSecret && !appToken) {
    faults.push('- SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it');
  }
  return {
    ...(botToken && { botToken }),
    ...(signingSecret && { signingSecret }),
    ...(appToken && { appToken }),
    ...(oauth && { oauth }),
    ...(SLACK_API_URL !== undefined && { apiUrl: SLACK_API_URL }),
    adminUsers: file.adapters.slack?.adminUsers ?? [],
    ...(file.adapters.slack?.defaultChannel !== undefined && { defaultChannel: file.adapters.slack.defaultChannel }),
  };
}

function teamsSettings(settings: Settings, file: ConfigFile, faults: string[]): TeamsSettings | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId } = settings;
  const appPassword = settings.secrets.MicrosoftAppPassword;
  if (appId === undefined && !appPassword) {
    if (file.adapters.teams) faults.push('- adapters.teams is set, but MicrosoftAppId is not');
    return undefined;
  }
  if (appId === undefined || !appPassword) {
    faults.push('- MicrosoftAppId and MicrosoftAppPassword go together');
    return undefined;
  }
  if (appType === 'SingleTenant' && tenantId === undefined) {
    faults.push('- MicrosoftAppType=SingleTenant needs MicrosoftAppTenantId');
  }
  return {
    appId,
    appPassword,
    appType,
    ...(tenantId !== undefined && { tenantId }),
    adminUsers: file.adapters.teams?.adminUsers ?? [],
  };
}

function modelSettings(settings: Settings, file: ConfigFile, faults: string[]): ModelSettings | undefined {
  const apiKey = settings.secrets.OPENAI_API_KEY;
  const name = settings.SITREP_MODEL ?? file.model.name;
  if (!apiKey) {
    if (name !== undefined) faults.push(`- the model ${name} is named, but OPENAI_API_KEY is not set`);
    return undefined;
  }
  if (name === undefined) {
    faults.push('- OPENAI_API_KEY is set, but no model is named: set SITREP_MODEL or model.name');
    return undefined;
  }
  const { dailyTokens, language } = file.model;
  return {
    apiKey,
    name,
    dailyTokens,
    language,
    ...(settings.OPENAI_BASE_URL !== undefined && { baseUrl: settings.OPENAI_BASE_URL }),
  };
}
