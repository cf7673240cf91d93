import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-file.ts';

/** A package that is installed with the program, as the lockfile has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as the package says itself or, where it says nothing, as its licence file reads. */
  readonly licence: string;
  readonly hasInstallScript: boolean;
  readonly resolved: string | undefined;
  readonly integrity: string | undefined;
}

interface LockfileEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}

/** Licences that ask for no more than to be named. MPL asks for its own files only, and we change none of them. */
export const ALLOWED_LICENCES: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'Bitstream-Vera',
  'PSF-2.0',
]);

/** Read in the licence file of those that do not say it in their package.json. */
const READ_BY_US: Readonly<Record<string, string>> = {
  'middleware-handler': 'MIT',
  'dejavu-fonts-ttf': 'Bitstream-Vera',
};

const FOLDER = /^.*node_modules\//;

/** All packages that run with the program, in the order of their names. */
export function lockedPackages(): readonly LockedPackage[] {
  const lock = JSON.parse(readFileSync(packageFile('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockfileEntry>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path, entry]) => {
      const name = path.replace(FOLDER, '');
      return {
        name,
        version: entry.version ?? '',
        licence: READ_BY_US[name] ?? entry.license ?? 'none named',
        hasInstallScript: entry.hasInstallScript ?? false,
        resolved: entry.resolved,
        integrity: entry.integrity,
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
