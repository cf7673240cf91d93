import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Channel } from '../../../src/model/delivery.ts';
import { serve } from '../../outbound/loopback.ts';
import { aSlack, type Fault, type LocalSlack, TEAM } from '../../slack/a-slack.ts';

export type Mishap = keyof typeof FAULTS;

/** What can go wrong with a request; the answers of the last two get lost after the platform did what was asked. */
const FAULTS = {
  'rate-limited': { status: 429, retryAfter: 7 },
  'server-error': { status: 500 },
  'not-ok': { error: 'internal_error' },
  refused: { error: 'invalid_arguments' },
  'answer-cut': { lost: 'cut' },
  'no-answer': { lost: 'silence' },
} as const satisfies Record<string, Fault>;

export const MISHAPS = Object.keys(FAULTS) as readonly Mishap[];

/** A message that stands in a channel, by what people can read of it. */
export interface Standing {
  readonly words: string;
  readonly id: string;
  /** The message it hangs under. */
  readonly thread?: string;
}

/** A post that the receiver took. */
export interface Taken {
  readonly key: string;
  readonly words: string;
}

/** Slack, where a post can be looked up, and a receiver of webhooks, where it cannot but has a key. */
export interface Platforms {
  readonly slack: LocalSlack;
  /** Address of the receiver; each path is a channel. */
  readonly receiver: string;
  /** Asked before each request. */
  decide(next: () => Mishap | undefined): void;
  slackChannels(count: number): Promise<readonly Channel[]>;
  standing(channel: Channel): Promise<readonly Standing[]>;
  /** What a path was sent and took, in that order, repeats included. */
  taken(path: string): readonly Taken[];
  close(): Promise<void>;
}

export async function openPlatforms(): Promise<Platforms> {
  const slack = await aSlack();
  const taken = new Map<string, Taken[]>();
  let decide: () => Mishap | undefined = () => undefined;
  slack.fail(() => faultOf(decide()));
  const receiver = await serve(async (request, response) => {
    const path = request.url?.slice(1) ?? '';
    const body = await text(request);
    if (request.socket.destroyed) return;
    const mishap = decide();
    if (mishap && !('lost' in FAULTS[mishap])) return fail(mishap, response);
    const key = String(request.headers['idempotency-key']);
    taken.set(path, [...(taken.get(path) ?? []), { key, words: body }]);
    if (mishap === 'answer-cut') response.destroy();
    else if (!mishap) response.writeHead(204).end();
  });
  return {
    slack,
    receiver: receiver.url,
    decide: (next) => {
      decide = next;
    },
    slackChannels: async (count) =>
      (await slack.channels(count)).map((id) => ({ adapter: 'slack', id: `${TEAM}/${id}` })),
    standing: async ({ id }) =>
      (await slack.messages(id.slice(id.indexOf('/') + 1))).map(({ blocks, ts = '', threadTs }) => ({
        id: ts,
        words: JSON.stringify(blocks),
        ...(threadTs !== undefined && threadTs !== ts && { thread: threadTs }),
      })),
    taken: (path) => taken.get(path) ?? [],
    close: async () => {
      await receiver.close();
      await slack.close();
    },
  };
}

function faultOf(mishap: Mishap | undefined): Fault | undefined {
  return mishap && FAULTS[mishap];
}

/** Receivers have no `ok: false`: they say it by their status. */
function fail(mishap: Mishap, response: ServerResponse): void {
  const statuses: Readonly<Record<string, number>> = { 'rate-limited': 429, 'not-ok': 503, refused: 422 };
  response.writeHead(statuses[mishap] ?? 500, mishap === 'rate-limited' ? { 'retry-after': '7' } : {}).end();
}
