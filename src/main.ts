#!/usr/bin/env node
import { runProgram } from './cli/program.ts';
import { withEnvFile } from './cli/read-env-file.ts';

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
