import type { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../config/environment.ts';

/** What a verb gets from outside: nothing below reads `process`. */
export interface Terminal {
  readonly environment: Environment;
  readonly folder: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Data only. */
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Everything else. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Emits `SIGTERM` and `SIGINT`. */
  readonly signals: EventEmitter;
  /** Ends the process, whatever it is doing. */
  readonly end: (exitCode: number) => void;
  readonly now: () => Date;
}

/** Writes a line of data and waits while a slow reader has to catch up. */
export async function writeLine(terminal: Terminal, line: string): Promise<void> {
  if (terminal.stdout.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => terminal.stdout.once('drain', resolve));
}

/** Writes a line for the person at the keyboard. */
export function note(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`);
}
