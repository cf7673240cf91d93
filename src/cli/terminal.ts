import type { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { safeJson } from '../../briefings/render/safe-json.ts';
import { sanitise } from '../../briefings/render/sanitise.ts';
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

/** Writes a line of data; words from outside in it cannot steer the terminal. */
export function writeLine(terminal: Terminal, line: string): Promise<void> {
  return writeDrawn(terminal, sanitise(line));
}

/** Writes a value as JSON, on one line unless indented. */
export function writeJson(terminal: Terminal, value: unknown, indent?: number): Promise<void> {
  return writeDrawn(terminal, safeJson(value, indent));
}

/** Writes what a renderer has cleaned and coloured, and waits while a slow reader has to catch up. */
export async function writeDrawn(terminal: Terminal, drawn: string): Promise<void> {
  if (terminal.stdout.write(`${drawn}\n`)) return;
  await new Promise<void>((resolve) => terminal.stdout.once('drain', resolve));
}

/** Writes a line for the person at the keyboard. */
export function note(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${sanitise(line)}\n`);
}
