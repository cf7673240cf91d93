#!/usr/bin/env node
import { runProgram } from './cli/program.ts';
import { withEnvFile } from './cli/read-env-file.ts';

/** Whoever read our output has seen enough: `sitrep brief … | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runProgram(process.argv.slice(2), {
  environment: withEnvFile(process.env, process.cwd()),
  folder: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  end: process.exit,
  now: () => new Date(),
});
