import { createHmac } from 'node:crypto';
import {
  App,
  type AuthorizeResult,
  ExpressReceiver,
  type Installation,
  LogLevel,
  type Receiver,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt';
import type { RequestHandler } from 'express';
import { appError } from '../../src/errors.ts';
import type { ChatDesk } from '../chat/chat-desk.ts';
import { createIsFirst } from '../chat/deduplicate.ts';
import { createShelf } from '../chat/shelf.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { NAME, packAddress } from './address.ts';
import type { Respond } from './answer.ts';
import { createInstallations, type Installations, type KeptInstallation } from './installations.ts';
import type { CommandBody, InteractionBody, MentionEvent, ShortcutBody, ViewBody } from './payloads.ts';
import { createPosting } from './posting.ts';
import { SCOPES } from './scopes.ts';
import type { SlackOptions } from './slack-options.ts';
import { ACTORS, SUBSCRIBE } from './subscribe-dialog.ts';
import { suggestionOptions } from './suggestions.ts';
import { createTalk, type Talk } from './talk.ts';
import { waitingWindow } from './windows.ts';
import { createWorkspaces } from './workspaces.ts';

const COMMAND = '/sitrep';
/** Where answers that may still be shared are remembered. */
const ANSWERS = 'slack-answers';
const TIMEOUT_MS = 10_000;

/** Slack, over its own calls to `/slack/events` or over a socket that we open. */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { desk, memory, adminUsers, now, log } = options;
  let receiver: Receiver | undefined;
  const warn = (error: unknown) => log.warn({ err: error }, 'slack');
  /** A connection that ends because we stop is no fault. */
  const warnWhileOpen = (error: unknown) => {
    if (receiver) warn(error);
  };
  const installations = createInstallations(memory, options.oauth?.clientSecret);
  const client = clientOptions(options, warnWhileOpen);
  const workspaces = createWorkspaces({
    botToken: options.botToken?.reveal(),
    installations,
    createClient: (token) => new webApi.WebClient(token, client),
  });
  const inHand = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const tracked = work.catch(warn).finally(() => inHand.delete(tracked));
    inHand.add(tracked);
  };
  const isFirst = options.isFirst ?? createIsFirst();
  let mounted = false;

  async function authorize({ teamId }: { readonly teamId?: string | undefined }): Promise<AuthorizeResult> {
    const { botToken, botId, botUserId } = await workspaces.of(teamId ?? '');
    return {
      botToken,
      ...(teamId !== undefined && { teamId }),
      ...(botId !== undefined && { botId }),
      ...(botUserId !== undefined && { botUserId }),
    };
  }

  async function greet(): Promise<void> {
    const own = await workspaces.own().catch((error: unknown) => {
      if (error instanceof AdapterError && error.failure.kind === 'unauthorized') {
        throw appError('SLACK_REFUSED', {}, { cause: error });
      }
      warn(error);
      return undefined;
    });
    if (own && options.defaultChannel !== undefined) {
      await desk.welcome?.(packAddress({ team: own.team, conversation: options.defaultChannel }));
    }
  }

  function mountPages(): void {
    if (mounted) return;
    mounted = true;
    const install = options.oauth && installPages(options.oauth, client, installations, logger(warnWhileOpen));
    options.mount('/slack', (request, response, next) => {
      const events: RequestHandler = (...given) =>
        receiver instanceof ExpressReceiver ? receiver.app(...given) : next();
      if (!receiver) response.status(503).type('text').send('Sitrep is stopping.');
      else if (install) install(request, response, () => events(request, response, next));
      else events(request, response, next);
    });
  }

  return {
    name: NAME,
    capabilities: { edit: true, threads: true, buttons: true, reconcile: true },
    pace: { perChannelMs: 1_000 },
    ...createPosting(workspaces),
    async start(inbox) {
      if (receiver) return;
      const opened = openReceiver(options, client, logger(warnWhileOpen));
      receiver = opened;
      await greet().catch((error: unknown) => {
        receiver = undefined;
        throw error;
      });
      const app = new App({
        receiver: opened,
        authorize,
        clientOptions: client,
        convoStore: false,
        logger: logger(warnWhileOpen),
      });
      const isAdmin = (user: string) => adminUsers.includes(user);
      const shelf = createShelf(memory, ANSWERS);
      const talk = createTalk({ inbox, desk, shelf, clientOf: workspaces.clientOf, isAdmin, now, warn });
      app.error(async (error) => warn(error));
      app.use(async ({ body, ack, next }) => {
        const { event_id, trigger_id } = body as { event_id?: string; trigger_id?: string };
        const id = event_id ?? trigger_id;
        if (id !== undefined && !(await isFirst(id))) await (ack as (() => Promise<void>) | undefined)?.();
        else await next();
      });
      hear(app, talk, desk, track);
      for (const gone of ['app_uninstalled', 'tokens_revoked'] as const) {
        app.event(gone, async ({ body }) => installations.remove(body.team_id));
      }
      mountPages();
      if (opened instanceof SocketModeReceiver) void opened.start().catch(warnWhileOpen);
    },
    async stop() {
      const open = receiver;
      receiver = undefined;
      if (open instanceof SocketModeReceiver) await open.stop().catch(warn);
      await Promise.all(inHand);
    },
  };
}

/** Every way to be spoken to. Slack is answered first; the work comes after. */
function hear(app: App, talk: Talk, desk: ChatDesk, track: (work: Promise<void>) => void): void {
  app.command(COMMAND, async ({ ack, body, respond }) => {
    await ack();
    track(talk.command(body as CommandBody, respond as Respond));
  });
  app.shortcut('brief', async ({ ack, body, respond }) => {
    await ack();
    track(talk.shortcut(body as unknown as ShortcutBody, respond as Respond));
  });
  app.action(/^say\./, async ({ ack, body, respond }) => {
    await ack();
    track(talk.press(body as unknown as InteractionBody, respond as Respond));
  });
  app.action({ callback_id: SUBSCRIBE, type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    track(talk.changed(body as unknown as ViewBody));
  });
  app.view(/./, async ({ ack, body }) => {
    await ack({ response_action: 'update', view: waitingWindow('Sitrep') });
    track(talk.submit(body as unknown as ViewBody));
  });
  app.options(ACTORS, async ({ ack, payload }) => {
    await ack({ options: suggestionOptions(desk, payload.value) });
  });
  app.event('app_mention', async ({ event, body, context }) => {
    track(talk.mention(event as MentionEvent, body.team_id, context.botUserId));
  });
  app.message(async ({ message, body, context }) => {
    const said = message as MentionEvent & { channel_type?: string; subtype?: string; bot_id?: string };
    if (said.channel_type !== 'im' || said.subtype !== undefined || said.bot_id !== undefined) return;
    track(talk.mention(said, body.team_id, context.botUserId));
  });
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') track(talk.home(body.team_id, event.user));
  });
}

function openReceiver(
  { appToken, signingSecret }: SlackOptions,
  { slackApiUrl }: webApi.WebClientOptions,
  log: webApi.Logger,
): Receiver {
  if (appToken) {
    return new SocketModeReceiver({
      appToken: appToken.reveal(),
      logger: log,
      ...(slackApiUrl !== undefined && { installerOptions: { clientOptions: { slackApiUrl } } }),
    });
  }
  if (!signingSecret) throw appError('SLACK_UNREACHABLE', {});
  return new ExpressReceiver({ signingSecret: signingSecret.reveal(), endpoints: '/events', logger: log });
}

/** The pages `/slack/install` and `/slack/oauth_redirect`. The SDK has them in a receiver only, and refuses that one to an app with an `authorize` of its own. */
function installPages(
  { clientId, clientSecret }: NonNullable<SlackOptions['oauth']>,
  client: webApi.WebClientOptions,
  installations: Installations,
  log: webApi.Logger,
): RequestHandler {
  const stateSecret = createHmac('sha256', clientSecret.reveal()).update('sitrep install state').digest('hex');
  const pages = new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: {},
    logger: log,
    clientId,
    clientSecret: clientSecret.reveal(),
    stateSecret,
    scopes: [...SCOPES],
    installationStore: {
      storeInstallation: (installation: Installation) => installations.put(installation as KeptInstallation),
      fetchInstallation: async ({ teamId }: { teamId?: string | undefined }) =>
        (await installations.get(teamId ?? '')) as Installation<'v2', false>,
      deleteInstallation: ({ teamId }: { teamId?: string | undefined }) => installations.remove(teamId ?? ''),
    },
    installerOptions: { installPath: '/install', redirectUriPath: '/oauth_redirect', clientOptions: client },
  });
  return pages.router;
}

/** The SDK would try for half an hour and hold the channel; when to try again is the deliverer's to say. */
function clientOptions(
  { apiUrl, timeoutMs = TIMEOUT_MS }: SlackOptions,
  warn: (error: unknown) => void,
): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: logger(warn),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
  };
}

/** The SDK's log: only what went wrong, through ours. */
function logger(warn: (error: unknown) => void): webApi.Logger {
  const silent = () => {};
  return {
    debug: silent,
    info: silent,
    warn: (...said) => warn(said),
    error: (...said) => warn(said),
    setLevel: silent,
    getLevel: () => LogLevel.WARN,
    setName: silent,
  };
}
