import { schedule, validate } from 'node-cron';

/** True when `expression` is a cron expression that `createSchedule` accepts. */
export function isCronExpression(expression: string): boolean {
  return validate(expression);
}

/** Runs one piece of work on a heartbeat: passes never overlap, a tick during a pass joins it, `stop` waits for the work in hand. */
export class Schedule {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #task: ReturnType<typeof schedule>;
  readonly #abort = new AbortController();
  #running: Promise<void> | undefined;

  constructor(expression: string, timezone: string, work: (signal: AbortSignal) => Promise<void>) {
    this.#work = work;
    this.#task = schedule(expression, () => this.tick(), { timezone });
  }

  /** Runs now, or joins the pass that is under way. */
  tick(): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    this.#running ??= this.#work(this.#abort.signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Asks the pass under way to end and waits for it. Safe to call twice. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#task.destroy();
    await this.#running;
  }
}
