import { CommanderError } from 'commander';
import { AppError } from '../errors.ts';
import { note, type Terminal } from './terminal.ts';

/** Tells what happened and what to do, without a stack (unless `LOG_LEVEL=debug`), and gives the exit code. */
export function reportError(error: unknown, terminal: Terminal): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const debug = terminal.environment.LOG_LEVEL === 'debug' || terminal.environment.LOG_LEVEL === 'trace';
  if (error instanceof AppError) {
    note(terminal, `sitrep: ${error.message}\n${error.remedy}`);
    if (debug) note(terminal, String(error.stack));
    return error.exitCode;
  }
  note(
    terminal,
    'sitrep: something failed that should not have.\nRun it again with LOG_LEVEL=debug and report what it prints.',
  );
  if (debug) note(terminal, error instanceof Error ? String(error.stack) : String(error));
  return 1;
}
