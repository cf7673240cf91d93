import { appError, type ErrorCode } from '../errors.ts';
import { lazily } from '../lazily.ts';
import type { Feed, ParsedFeed } from '../model/feed.ts';
import type { Story } from '../model/story.ts';
import { shownUrl } from '../outbound/shown-url.ts';
import { packageFile } from '../package-file.ts';
import type { Article } from './read-article.ts';

const THREADS = 2;
/** One thread reads as fast as feeds come, and each costs memory: the second is for what comes after a document that takes this long. */
const PATIENCE_MS = 250;
/** A thread without work goes after this time, with its memory. */
const IDLE_MS = 20_000;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** A larger nursery costs memory in each thread and makes documents no quicker to read. */
const YOUNG_MB = 8;

export interface FeedStories {
  readonly channel: Omit<ParsedFeed, 'entries'>;
  readonly stories: readonly Story[];
}

/**
 * Reads documents of others in worker threads: one that is hostile costs itself alone, at most the deadline, and never the
 * event loop. `name` is the document's in an error. Each throws `DOCUMENT_TOO_HARD` at the deadline or the memory limit.
 * Of a feed cut off at `cutAt` bytes the whole entries are read; without any it throws `OUTBOUND_TOO_LARGE`.
 */
export interface Reader {
  /** Throws `FEED_EMPTY`, `FEED_IS_HTML` or `FEED_UNREADABLE`. */
  feed(bytes: Uint8Array, contentType: string, name: string, cutAt?: number): Promise<ParsedFeed>;
  /** As `feed`, and makes the entries stories where that costs the event loop nothing. */
  stories(feed: Feed, bytes: Uint8Array, contentType: string, now: Date, cutAt?: number): Promise<FeedStories>;
  /** Throws `STORY_EMPTY`. */
  article(bytes: Uint8Array, contentType: string, name: string): Promise<Article>;
  close(): Promise<void>;
}

interface Document {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly name: string;
  readonly cutAt?: number | undefined;
}

export type DocumentTask = Document &
  (
    | { readonly kind: 'feed' }
    | { readonly kind: 'article' }
    | { readonly kind: 'stories'; readonly feed: Feed; readonly now: Date }
  );

export type ReadTask = DocumentTask | { readonly kind: 'nothing' };

/** A fault with what its message needs. */
export type ReadAnswer = { readonly value: unknown } | { readonly fault: ErrorCode; readonly context: object };

/** Starts no thread before the first document. */
export function createReader(limits: { readonly deadlineMs: number; readonly memoryMb: number }): Reader {
  const pool = lazily(() => openPool(limits.memoryMb));
  const inTurn = createTurns(THREADS, PATIENCE_MS);

  async function run<T>(task: DocumentTask): Promise<T> {
    const threads = await pool.get();
    const answer = await inTurn(async () => {
      // The deadline counts from here: a document that waits for its turn has not used any of it.
      const signal = AbortSignal.timeout(limits.deadlineMs);
      return (threads.run(task, { signal }) as Promise<ReadAnswer>).catch((cause: unknown) => {
        if (!signal.aborted && !isExhaustion(cause)) throw cause;
        throw appError('DOCUMENT_TOO_HARD', { name: task.name, seconds: limits.deadlineMs / 1000 }, { cause });
      });
    });
    if ('fault' in answer) throw appError(answer.fault, answer.context as never);
    return answer.value as T;
  }

  return {
    feed: (bytes, contentType, name, cutAt) => run({ kind: 'feed', bytes, contentType, name, cutAt }),
    stories: (feed, bytes, contentType, now, cutAt) =>
      run({ kind: 'stories', bytes, contentType, name: shownUrl(feed.url), feed, now, cutAt }),
    article: (bytes, contentType, name) => run({ kind: 'article', bytes, contentType, name }),
    close: async () => (pool.isOpen() ? (await pool.get()).destroy() : undefined),
  };
}

async function openPool(memoryMb: number) {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: packageFile('dist/program/read-worker.js'),
    name: 'read',
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // A thread may run out of memory after its document was given up: nobody waits for that any more, and it must end nobody else.
  pool.on('error', () => undefined);
  // How long a thread takes to start says nothing of a document.
  await pool.run({ kind: 'nothing' } satisfies ReadTask);
  return pool;
}

/** The worker ran out of memory, or out of stack on a document nested too deeply. */
function isExhaustion(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === OUT_OF_MEMORY);
}

/** Lets one piece of work run at a time, in the order they came; beside one that takes longer than `patienceMs` another, up to `places`. */
function createTurns(places: number, patienceMs: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  let slow = 0;
  function startNext(): void {
    while (running < Math.min(places, 1 + slow)) {
      const next = waiting.shift();
      if (!next) return;
      running++;
      next();
    }
  }
  return async (work) => {
    const turn = new Promise<void>((resolve) => waiting.push(resolve));
    startNext();
    await turn;
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slow++;
      startNext();
    }, patienceMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      running--;
      if (isSlow) slow--;
      startNext();
    }
  };
}
