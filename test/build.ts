import { execFileSync } from 'node:child_process';

/** Worker threads and command-line tests run the built program, so it is built once before any test; the package test wants its conformance suite too. */
export default function setup(): void {
  for (const project of [['-b'], ['-p', 'test/contracts']]) {
    execFileSync('npx', ['tsc', ...project], { stdio: 'inherit' });
  }
}
