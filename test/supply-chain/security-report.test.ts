import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';

const LINK = /\]\((\.\.\/[^)]+)\)/g;
const REPORT = packageFile('.github/SECURITY.md');

it('names no test in SECURITY.md that is not there', () => {
  const links = [...readFileSync(REPORT, 'utf8').matchAll(LINK)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((path) => !existsSync(join(dirname(REPORT), path)))).toEqual([]);
});
