import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { build } from 'rolldown';

/** Packages of a hundred files each, which every start would have to find and read; the others stay as npm installed them. */
const INCLUDED = ['js-yaml', 'kysely', 'zod'];

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const OUTSIDE = Object.keys(dependencies).filter((name) => !INCLUDED.includes(name));

/** @param {string} id `zod/v4`, `@slack/bolt` */
function packageOf(id) {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

/** @param {string} name */
function licenceOf(name) {
  return `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`;
}

/** The included packages ask for no more than that their licence comes along. */
const licences = {
  name: 'licences',
  /** @this {import('rolldown').PluginContext} */
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: INCLUDED.map(licenceOf).join('\n\n') });
  },
};

// The program as it is started: a hundred files in place of some eight hundred. What it loads on demand stays apart.
await build({
  input: { sitrep: 'src/main.ts', 'read-worker': 'src/feeds/read-worker.ts' },
  platform: 'node',
  external: (id) => isBuiltin(id) || OUTSIDE.includes(packageOf(id)),
  plugins: [licences],
  output: { dir: 'dist/program', chunkFileNames: '[name].js' },
});
