import type { Channel } from '../../src/model/delivery.ts';
import { AdapterError } from '../contract.ts';
import { joinThread, NAME, type Posted, splitThread } from './address.ts';
import type { Place, TeamsConnector } from './connector.ts';
import type { References } from './references.ts';
import type { Outgoing } from './rich.ts';
import type { Throttle } from './throttle.ts';
import { toFailure } from './to-failure.ts';

const MOST_TRIES = 6;
/** The first wait for a platform that is away; each later one is twice as long. */
const AWAY_MS = 1_000;

export interface WriterParts {
  readonly connector: TeamsConnector;
  readonly references: References;
  readonly throttle: Throttle;
  readonly wait: (ms: number) => Promise<void>;
}

/** Writes within the rates of Teams; what Teams finds too large goes in smaller pieces. Rejects with an `AdapterError` only. */
export interface Writer {
  /** Begins a thread in a channel, or adds to a chat; further cards follow in the thread. */
  begin(channel: Channel, drawings: readonly Outgoing[]): Promise<Posted>;
  /** Adds to a thread; `patient` ones wait when they are too fast, the others reject at once. */
  answer(channel: Channel, root: string | undefined, drawings: readonly Outgoing[], patient?: boolean): Promise<Posted>;
  update(channel: Channel, posted: Posted, drawing: Outgoing): Promise<void>;
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

  /** Goes on where Teams asks to wait or is away for a moment. */
  async function patiently<T>(where: Place, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await within(where, work);
      } catch (error) {
        const { failure } = toFailure(error);
        const mayPass = failure.kind === 'rate-limited' || failure.kind === 'unavailable';
        if (!mayPass || tries >= MOST_TRIES) throw error;
        await wait(failure.kind === 'rate-limited' ? failure.retryAfterMs : AWAY_MS * 2 ** (tries - 1));
      }
    }
  }

  /** Gives the id of the first message. What follows it must not be refused: a second try would post it again. */
  async function sendAll(
    drawings: readonly Outgoing[],
    first: (drawing: Outgoing) => Promise<string>,
    next: (drawing: Outgoing, first: string) => Promise<string>,
  ): Promise<string> {
    const waiting = [...drawings];
    let id: string | undefined;
    for (let drawing = waiting.shift(); drawing; drawing = waiting.shift()) {
      try {
        const sent = await (id === undefined ? first(drawing) : next(drawing, id));
        id ??= sent;
      } catch (error) {
        waiting.unshift(...smaller(drawing, error));
      }
    }
    return id ?? '';
  }

  function inThread(where: Awaited<ReturnType<typeof place>>, root: string | undefined): Place {
    return where.kind === 'channel' && root !== undefined
      ? { ...where, conversation: joinThread(where.conversation, root) }
      : where;
  }

  return {
    async begin(channel, drawings) {
      const where = await place(channel);
      const message = await sendAll(
        drawings,
        (drawing) =>
          within(where, () =>
            where.kind === 'channel' ? connector.begin(where, drawing) : connector.send(where, drawing),
          ),
        (drawing, root) => patiently(where, () => connector.send(inThread(where, root), drawing)),
      );
      return { root: message, message };
    },
    async answer(channel, root, drawings, patient = false) {
      const where = await place(channel);
      const thread = inThread(where, root);
      const again = (drawing: Outgoing) => patiently(thread, () => connector.send(thread, drawing));
      const message = await sendAll(
        drawings,
        patient ? again : (drawing) => within(thread, () => connector.send(thread, drawing)),
        again,
      );
      return { root: where.kind === 'channel' && root !== undefined ? root : message, message };
    },
    async update(channel, { root, message }, drawing) {
      const where = await place(channel);
      const thread = inThread(where, root);
      const change = (each: Outgoing) => within(thread, () => connector.update(thread, message, each));
      await change(drawing).catch(async (error: unknown) => {
        const [least] = smaller(drawing, error);
        if (least) await change(least);
      });
    },
  };
}

/** What to send instead of what was too large; any other failure stays one. */
function smaller(drawing: Outgoing, error: unknown): readonly Outgoing[] {
  const { failure } = toFailure(error);
  const pieces = failure.kind === 'too-large' && 'smaller' in drawing ? drawing.smaller?.() : undefined;
  if (!pieces) throw error;
  return pieces;
}
