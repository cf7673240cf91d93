import express, { type RequestHandler, Router } from 'express';
import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox } from '../../src/model/message.ts';
import { packageFile } from '../../src/package-file.ts';
import type { Secret } from '../../src/secret.ts';
import { AdapterError, type ChatAdapter, type Failure } from '../contract.ts';
import { createApi } from './api.ts';
import { atMost } from './at-most.ts';
import { createDoor, localPath, sameOriginOnly } from './auth.ts';
import { createForms, fieldsOf, STOPPING } from './form-routes.ts';
import { createOperationPages } from './operation-routes.ts';
import { createPages } from './page-routes.ts';
import { notice } from './pages/layout.ts';
import { loginPage } from './pages/login-page.ts';
import { openPosts, type PostMemory, type Posts } from './posts.ts';
import type { Reading } from './reading.ts';
import { sendPage } from './send-page.ts';

const NAME = 'web';
const CHANNEL: Channel = { adapter: NAME, id: 'console' };
const READER = { id: 'console', name: 'console', isAdmin: true };

export interface WebOptions {
  /** Hands all requests below a path to a handler. */
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly reading: Reading;
  readonly memory: PostMemory;
  /** Absent: only this machine may look. */
  readonly apiToken?: Secret;
  readonly now: () => Date;
}

/** The console as pages, the JSON API, and a chat channel of its own. Whoever may look at it administers Sitrep. */
export function createWebAdapter({ mount, reading, memory, apiToken, now }: WebOptions): ChatAdapter {
  const posts = openPosts(memory);
  let inbox: Inbox | undefined;
  let mounted = false;
  return {
    name: NAME,
    capabilities: { edit: true, threads: true, buttons: true, reconcile: true },
    pace: { perChannelMs: 0 },
    async start(given) {
      inbox = given;
      if (mounted) return;
      mounted = true;
      mount(
        '/',
        whileOpen(() => inbox !== undefined, createRoutes({ reading, posts, apiToken, now, inbox: () => inbox })),
      );
    },
    async post(to, message) {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      if (!isOurs(channel)) throw new AdapterError(NAME, { kind: 'channel-gone' });
      const threadOf = 'thread' in to ? to.thread.id : undefined;
      const post = await tried(() => posts.add(message, threadOf, now()));
      return { channel: CHANNEL, id: post.id };
    },
    async edit(receipt, message) {
      if (!isOurs(receipt.channel)) throw new AdapterError(NAME, { kind: 'channel-gone' });
      const found = await tried(() => posts.replace(receipt.id, message));
      if (!found) throw new AdapterError(NAME, { kind: 'rejected', reason: 'the post is no longer kept' });
      return receipt;
    },
    async find(to, deliveryKey) {
      const threadOf = 'thread' in to ? to.thread.id : undefined;
      const post = await tried(() => posts.findByKey(deliveryKey, threadOf));
      return post && { channel: CHANNEL, id: post.id };
    },
    async stop() {
      inbox = undefined;
    },
  };
}

interface RouteParts {
  readonly reading: Reading;
  readonly posts: Posts;
  readonly apiToken: Secret | undefined;
  readonly now: () => Date;
  readonly inbox: () => Inbox | undefined;
}

function createRoutes({ reading, posts, apiToken, now, inbox }: RouteParts): RequestHandler {
  const door = createDoor(apiToken);
  const routes = Router();
  routes.use('/assets', express.static(packageFile('adapters/web/public'), { maxAge: '1h', index: false }));
  // A whole article may be pasted, by those who may come in.
  routes.use('/brief', atMost(600), door.guard, formUpTo('900kb'));
  routes.use(formUpTo('64kb'), formsOfOurs);
  routes.get('/login', (request, response) => sendPage(response, loginPage(localPath(request.query.to), false)));
  routes.post('/login', atMost(10), (request, response) => {
    const { token, to } = fieldsOf(request.body);
    if (!door.isToken(token ?? '')) return sendPage(response, loginPage(localPath(to), true), 401);
    const { name, value, options } = door.session(request);
    response.cookie(name, value, options).redirect(303, localPath(to));
  });
  routes.use(atMost(600), door.guard);
  routes.use('/api', createApi(reading));
  routes.use(createForms({ reading, posts, channel: CHANNEL, user: READER, inbox }));
  routes.use(createPages(reading, now), createOperationPages(reading, CHANNEL));
  routes.use((_, response) => sendPage(response, notice('Nothing here', 'This address has no page.'), 404));
  return routes;
}

function formUpTo(limit: string): RequestHandler {
  return express.urlencoded({ extended: false, limit, parameterLimit: 20 });
}

const formsOfOurs: RequestHandler = (request, response, next) =>
  request.method === 'POST' ? sameOriginOnly(request, response, next) : next();

function whileOpen(isOpen: () => boolean, routes: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (isOpen()) routes(request, response, next);
    else response.status(503).type('text').send(STOPPING);
  };
}

function isOurs({ adapter, id }: Channel): boolean {
  return adapter === CHANNEL.adapter && id === CHANNEL.id;
}

async function tried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const failure: Failure = { kind: 'unavailable' };
    throw new AdapterError(NAME, failure, { cause });
  }
}
