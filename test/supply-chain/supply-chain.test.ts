import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { ALLOWED_LICENCES, lockedPackages } from './locked-packages.ts';

/** Its script only prints an appeal; the image is built without running it. */
const NEEDLESS_SCRIPTS = ['core-js'];
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

const packages = lockedPackages();
const text = (path: string): string => readFileSync(packageFile(path), 'utf8');

describe('the packages that run with the program', () => {
  it('have licences that we allow', () => {
    expect(packages.filter(({ licence }) => !ALLOWED_LICENCES.has(licence))).toEqual([]);
  });

  it('need no script to be installed', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted.filter((name) => !NEEDLESS_SCRIPTS.includes(name))).toEqual([]);
  });

  it('come from the registry alone', () => {
    const elsewhere = packages.filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  it('are nailed down by a digest', () => {
    const loose = packages.filter(({ resolved, integrity }) => resolved && !integrity?.startsWith('sha512-'));
    expect(loose).toEqual([]);
  });
});

describe('the checks on each change', () => {
  const workflow = parseYaml(text('.github/workflows/ci.yml')) as {
    readonly permissions: unknown;
    readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string }[] }>>;
  };

  it('use actions pinned to a commit', () => {
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
  });

  it('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });
});

describe('the image', () => {
  const stages = text('Dockerfile').split(/^(?=FROM )/m);
  const last = stages.at(-1) ?? '';

  it('is built in one stage and run in another, which holds no tools', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(last).toMatch(/npm prune --omit=dev|COPY --from=build/);
    expect(last).not.toMatch(/^RUN .*(?:apt-get|npm (?:ci|install))/m);
  });

  it('runs as a user who owns nothing of the program', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('ENTRYPOINT'));
    const copies = last.match(/^COPY .*$/gm) ?? [];
    expect(copies.filter((copy) => !copy.includes('--chown=root:root'))).toEqual([]);
  });

  it('writes to its volume alone', () => {
    expect(last).toMatch(/^VOLUME \/data$/m);
    expect(last).toContain('DATABASE_URL=sqlite:/data/');
  });

  it('says whether it is well, and runs no install script', () => {
    expect(last).toMatch(/^HEALTHCHECK /m);
    const installs = text('Dockerfile').match(/npm (?:ci|install|prune)[^&\n]*/g) ?? [];
    expect(installs.filter((install) => !install.includes('--ignore-scripts'))).toEqual([]);
  });
});
