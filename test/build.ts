import { execFileSync } from 'node:child_process';

/** Worker threads and command-line tests run the built program, so it is built once before any test. */
export default function setup(): void {
  execFileSync('npx', ['tsc', '-b'], { stdio: 'inherit' });
}
