import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attachment,
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import express from 'express';
import { appError } from '../../src/errors.ts';
import type { ChatAdapter } from '../contract.ts';
import type { Activity } from './activity.ts';
import { splitThread } from './address.ts';
import type { Place, TeamsConnector } from './connector.ts';
import { attachment, type Outgoing } from './rich.ts';
import { createTeamsBot } from './teams-bot.ts';
import type { TeamsApp, TeamsOptions } from './teams-options.ts';
import { withoutRetries } from './without-retries.ts';

const CHANNEL_ID = 'msteams';
const AUDIENCE = 'https://api.botframework.com';
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com';
/** The most that Teams gives at once. */
const MEMBERS_PAGE = 500;
const LARGEST_BODY = '1mb';
const AI_LABEL = {
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  additionalType: ['AIGeneratedContent'],
};

type Authentication = ConfigurationBotFrameworkAuthentication;
type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Microsoft Teams by way of the Bot Framework SDK. Throws `TEAMS_APP_NEEDED` without an app id: the SDK would trust anybody. */
export function createTeamsAdapter(options: TeamsOptions): ChatAdapter {
  if (options.appId === '') throw appError('TEAMS_APP_NEEDED', {});
  return createTeamsBot({
    random: Math.random,
    wait: async (ms) => void (await sleep(ms, undefined, { ref: false })),
    ...options,
    connector: createConnector(options),
  });
}

function createConnector(options: TeamsOptions): TeamsConnector {
  const acquireToken = options.cloud?.acquireToken;
  const credentials = acquireToken ? credentialsOf(options.appId, acquireToken) : microsoftCredentials(options);
  const authentication = createAuthentication(options, credentials);
  const adapter = new CloudAdapter(authentication);
  const json = express.json({ limit: LARGEST_BODY });
  const { appId } = options;

  async function renewing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if ((error as { readonly statusCode?: number }).statusCode !== 401) throw error;
      await renew(credentials, appId);
      return work();
    }
  }

  async function turn<T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> {
    let done: T | undefined;
    await adapter.continueConversationAsync(appId, referenceOf(place), async (context) => {
      done = await work(context);
    });
    return done as T;
  }

  return {
    receive: (listener) => (request, response, next) => {
      json(request, response, async (fault?: unknown) => {
        if (fault) return next(fault);
        try {
          const activity: BotActivity = request.body;
          const refused = await refusalOf(authentication, activity, request.headers.authorization ?? '');
          if (refused !== undefined) return response.sendStatus(refused);
          const answer = await listener(activity as unknown as Activity);
          response.status(answer?.status ?? 200).json(answer?.body ?? {});
        } catch (error) {
          next(error);
        }
      });
    },
    begin: (place, drawing) =>
      renewing(async () => {
        let id = '';
        await adapter.createConversationAsync(
          appId,
          CHANNEL_ID,
          place.serviceUrl,
          AUDIENCE,
          {
            isGroup: true,
            tenantId: place.tenant,
            channelData: { channel: { id: place.conversation } },
            activity: activityOf(drawing) as BotActivity,
            bot: { id: `28:${appId}`, name: 'Sitrep' },
          },
          async (context) => {
            id = context.activity.conversation.id;
          },
        );
        return splitThread(id).root ?? id;
      }),
    send: (place, drawing) =>
      renewing(() =>
        turn(place, async (context) => {
          const sent = await context.sendActivity(activityOf(drawing));
          return sent?.id ?? '';
        }),
      ),
    update: (place, message, drawing) =>
      renewing(() =>
        turn(place, async (context) => void (await context.updateActivity({ ...activityOf(drawing), id: message }))),
      ),
    members: (place, after) =>
      renewing(() =>
        turn(place, async (context) => {
          const { members, continuationToken: next } = await TeamsInfo.getPagedMembers(context, MEMBERS_PAGE, after);
          const known = members.map(({ id, aadObjectId }) => ({ id, ...(aadObjectId && { aadObjectId }) }));
          return { members: known, ...(next && { next }) };
        }),
      ),
  };
}

/** The status to refuse with; undefined when the caller proved to be Teams. */
async function refusalOf(authentication: Authentication, activity: BotActivity, authorization: string) {
  if (typeof activity?.type !== 'string') return 400;
  try {
    await authentication.authenticateRequest(activity, authorization);
    return undefined;
  } catch (error) {
    const { statusCode, type } = error as { readonly statusCode?: number; readonly type?: string };
    // The issuer's keys could not be read: Teams may come again.
    return statusCode === 500 || type === 'system' ? 503 : 401;
  }
}

function activityOf(outgoing: Outgoing): Partial<BotActivity> {
  const { summary } = outgoing;
  if (!('card' in outgoing)) return { type: 'message', summary, attachments: [outgoing.attachment as Attachment] };
  const { card, byModel } = outgoing;
  return { type: 'message', summary, attachments: [attachment(card)], ...(byModel && { entities: [AI_LABEL] }) };
}

function referenceOf({ serviceUrl, conversation, tenant }: Place): Partial<ConversationReference> {
  return {
    serviceUrl,
    channelId: CHANNEL_ID,
    conversation: { id: conversation, tenantId: tenant, isGroup: true, conversationType: 'channel', name: '' },
  };
}

function createAuthentication({ appId, tenantId, cloud }: TeamsOptions, credentials: Credentials): Authentication {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
      ...(cloud && {
        ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
        ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
        ToChannelFromBotLoginUrl: LOGIN_URL,
        ToChannelFromBotOAuthScope: AUDIENCE,
        OAuthUrl: AUDIENCE,
      }),
    },
    credentials,
  );
  const createFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity) => {
    const factory = createFactory(identity);
    const create = factory.create.bind(factory);
    factory.create = async (serviceUrl, audience) => withoutRetries(await create(serviceUrl, audience));
    return factory;
  };
  return authentication;
}

function microsoftCredentials({ appId, appPassword, appType, tenantId }: TeamsApp): Credentials {
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword.reveal(),
    MicrosoftAppType: appType,
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
  });
}

/** Tokens from elsewhere, in the shape of the SDK's own. */
function credentialsOf(appId: string, acquireToken: (renew: boolean) => Promise<string>): Credentials {
  const credentials = {
    getToken: acquireToken,
    async signRequest(request: { readonly headers: { set(name: string, value: string): void } }) {
      request.headers.set('authorization', `Bearer ${await acquireToken(false)}`);
      return request;
    },
  };
  return {
    isValidAppId: async (id = '') => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials as unknown as Awaited<ReturnType<Credentials['createCredentials']>>,
  };
}

async function renew(factory: Credentials, appId: string): Promise<void> {
  const credentials = await factory.createCredentials(appId, AUDIENCE, LOGIN_URL, true);
  await (credentials as { getToken?(force: boolean): Promise<string> }).getToken?.(true);
}
