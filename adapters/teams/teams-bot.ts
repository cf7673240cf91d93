import type { RequestHandler } from 'express';
import type { Channel } from '../../src/model/delivery.ts';
import type { IsFirst } from '../chat/deduplicate.ts';
import type { Memory } from '../chat/memory.ts';
import { createShelf } from '../chat/shelf.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { NAME, packReceipt, unpackAddress, unpackReceipt } from './address.ts';
import type { TeamsConnector } from './connector.ts';
import type { TeamsDesk } from './desk.ts';
import { drawPost } from './draw-post.ts';
import type { Upload } from './files.ts';
import { createListener, type Listener } from './listener.ts';
import { openReferences } from './references.ts';
import { createRoster } from './roster.ts';
import { createThrottle } from './throttle.ts';
import { createWriter } from './writer.ts';

const PATH = '/teams/messages';
/** Where answers that may still be shared are remembered. */
const ANSWERS = 'teams-answers';
/** 1,800 an hour to one conversation is what Teams allows; bursts are the throttle's affair. */
const PER_CHANNEL_MS = 2_000;
/** Teams waits 5 s for a search and hardly longer for a button. */
const PATIENCE_MS = 3_500;

export interface TeamsBotParts {
  readonly connector: TeamsConnector;
  /** Hands all requests below a path to a handler. */
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly memory: Memory;
  readonly desk: TeamsDesk;
  /** Directory object ids. */
  readonly adminUsers: readonly string[];
  readonly tenantId?: string;
  /** Where people reach the console, without a slash at its end. */
  readonly site?: string;
  readonly upload: Upload;
  readonly isFirst?: IsFirst;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Microsoft Teams over whatever connector: channels, group chats and personal chats in which the app is installed. */
export function createTeamsBot(parts: TeamsBotParts): ChatAdapter {
  const { connector, mount, memory, now, random, wait, site } = parts;
  const references = openReferences(memory);
  const roster = createRoster({ ...parts, references });
  const shelf = createShelf(memory, ANSWERS);
  const writer = createWriter({ connector, references, wait, throttle: createThrottle(now, random) });
  let listener: Listener | undefined;
  let mounted = false;

  return {
    name: NAME,
    capabilities: { edit: true, threads: true, buttons: true },
    pace: { perChannelMs: PER_CHANNEL_MS },
    async start(inbox) {
      listener ??= createListener({ ...parts, inbox, references, roster, shelf, writer, patienceMs: PATIENCE_MS });
      if (mounted) return;
      mounted = true;
      const receive = connector.receive(async (activity) => listener?.hear(activity));
      mount(PATH, (request, response, next) => {
        if (listener) receive(request, response, next);
        else response.sendStatus(503);
      });
    },
    async post(to, message) {
      const channel = ours('thread' in to ? to.thread.channel : to.channel);
      const drawings = drawPost(message, site);
      const posted =
        'thread' in to
          ? await writer.answer(channel, unpackReceipt(to.thread).root, drawings)
          : await writer.begin(channel, drawings);
      return packReceipt(channel, posted);
    },
    async edit(receipt, message) {
      const [drawing] = drawPost(message, site);
      if (drawing) await writer.update(ours(receipt.channel), unpackReceipt(receipt), drawing);
      return receipt;
    },
    async stop() {
      const stopping = listener;
      listener = undefined;
      await stopping?.settled();
    },
  };
}

function ours(channel: Channel): Channel {
  if (!unpackAddress(channel)) throw new AdapterError(NAME, { kind: 'channel-gone' });
  return channel;
}
