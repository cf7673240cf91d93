import { execFileSync } from 'node:child_process';

/** Worker threads and command-line tests run the built program, so it is built once before any test; the package test wants its conformance suite too. */
export default function setup(): void {
  for (const command of [
    ['npm', 'run', '--silent', 'build'],
    ['npx', 'tsc', '-p', 'test/contracts'],
  ] as const) {
    const [program, ...args] = command;
    execFileSync(program, args, { stdio: 'inherit' });
  }
}
