import type { Channel } from '../../src/model/delivery.ts';
import { AdapterError } from '../contract.ts';
import { joinThread, NAME, type Posted, splitThread } from './address.ts';
import type { Place, TeamsConnector } from './connector.ts';
import type { References } from './references.ts';
import type { Drawing } from './rich.ts';
import type { Throttle } from './throttle.ts';
import { toFailure } from './to-failure.ts';

const MOST_TRIES = 6;

export interface WriterParts {
  readonly connector: TeamsConnector;
  readonly references: References;
  readonly throttle: Throttle;
  readonly wait: (ms: number) => Promise<void>;
}

/** Writes within the rates of Teams. Rejects with an `AdapterError` only. */
export interface Writer {
  /** Begins a thread in a channel, or adds to a chat; further cards follow in the thread. */
  begin(channel: Channel, drawings: readonly Drawing[]): Promise<Posted>;
  /** Adds to a thread; `patient` ones wait when they are too fast, the others reject at once. */
  answer(channel: Channel, root: string | undefined, drawings: readonly Drawing[], patient?: boolean): Promise<Posted>;
  update(channel: Channel, posted: Posted, drawing: Drawing): Promise<void>;
}

export function createWriter({ connector, references, throttle, wait }: WriterParts): Writer {
  async function place(channel: Channel): Promise<Place & { readonly kind: 'channel' | 'chat' }> {
    const reference = await references.get(channel).catch((cause: unknown) => {
      throw new AdapterError(NAME, { kind: 'unavailable' }, { cause });
    });
    if (!reference) throw new AdapterError(NAME, { kind: 'channel-gone' });
    return reference;
  }

  async function within<T>({ conversation: thread, tenant }: Place, work: () => Promise<T>): Promise<T> {
    const { conversation } = splitThread(thread);
    const retryAfterMs = throttle.take(conversation, tenant);
    if (retryAfterMs > 0) throw new AdapterError(NAME, { kind: 'rate-limited', retryAfterMs });
    try {
      const done = await work();
      throttle.accepted(conversation);
      return done;
    } catch (error) {
      const { failure } = toFailure(error);
      if (failure.kind !== 'rate-limited') throw toFailure(error);
      const longer = throttle.refused(conversation, failure.retryAfterMs);
      throw new AdapterError(NAME, { ...failure, retryAfterMs: longer }, { cause: error });
    }
  }

  async function patiently<T>(where: Place, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await within(where, work);
      } catch (error) {
        const { failure } = toFailure(error);
        if (failure.kind !== 'rate-limited' || tries >= MOST_TRIES) throw error;
        await wait(failure.retryAfterMs);
      }
    }
  }

  async function sendAll(where: Place, first: 'at-once' | 'patient', drawings: readonly Drawing[]): Promise<string> {
    const ids: string[] = [];
    for (const [index, drawing] of drawings.entries()) {
      const send = () => connector.send(where, drawing);
      // What follows a posted card must not be refused: a second try would post that card again.
      ids.push(await (index === 0 && first === 'at-once' ? within(where, send) : patiently(where, send)));
    }
    return ids[0] ?? '';
  }

  return {
    async begin(channel, drawings) {
      const where = await place(channel);
      const [first, ...rest] = drawings;
      if (where.kind === 'chat' || !first) {
        const message = await sendAll(where, 'at-once', drawings);
        return { root: message, message };
      }
      const root = await within(where, () => connector.begin(where, first));
      await sendAll({ ...where, conversation: joinThread(where.conversation, root) }, 'patient', rest);
      return { root, message: root };
    },
    async answer(channel, root, drawings, patient = false) {
      const where = await place(channel);
      const inThread = where.kind === 'channel' && root !== undefined;
      const thread = inThread ? { ...where, conversation: joinThread(where.conversation, root) } : where;
      const message = await sendAll(thread, patient ? 'patient' : 'at-once', drawings);
      return { root: inThread ? root : message, message };
    },
    async update(channel, { root, message }, drawing) {
      const where = await place(channel);
      const thread =
        where.kind === 'channel' ? { ...where, conversation: joinThread(where.conversation, root) } : where;
      await within(thread, () => connector.update(thread, message, drawing));
    },
  };
}
