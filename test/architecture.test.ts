import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const IMPORT =
  /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

const GROUND = [
  'src/model',
  'src/errors',
  'src/secret',
  'src/package-file',
  'src/channel-key',
  'src/all-matches',
  'src/plain-letters',
  'src/parse-yaml',
  'src/once-per',
  'src/lazily',
  'src/widen',
  'src/steps',
  'src/hash-text',
  'src/new-subscription',
  'src/heartbeat',
  'src/diagnosis',
  'src/tactics',
  'src/random-from',
];
const STAGES = ['src/feeds', 'src/actors', 'src/match', 'src/incidents', 'briefings'];
const ADAPTER = [...GROUND, 'adapters/contract', 'adapters/chat', 'briefings/render'];
const FLOW = [...GROUND, ...STAGES, 'src/delivery', 'src/store', 'src/outbound', 'src/config'];
const EVERYTHING = ['src', 'adapters', 'briefings'];

/** Who may import whom: the longest matching room decides; a room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/errors': [],
  'src/secret': [],
  'src/logger': [],
  'src/all-matches': [],
  'src/plain-letters': [],
  'src/parse-yaml': [],
  'src/once-per': [],
  'src/lazily': [],
  'src/widen': [],
  'src/steps': [],
  'src/diagnosis': [],
  'src/tactics': ['src/model'],
  'src/random-from': [],
  'src/hash-text': [],
  'src/heartbeat': [],
  'src/package-file': [],
  'src/schedule': [],
  'src/channel-key': ['src/model'],
  'src/new-subscription': ['src/model', 'src/channel-key'],
  'src/outbound': ['src/errors'],
  'src/server': ['src/model', 'src/errors', 'src/secret', 'src/logger', 'src/server-routes'],
  'src/server-routes': ['src/logger', 'src/model'],
  'src/config': [...GROUND, 'src/schedule'],
  'src/feeds': [...GROUND, 'src/outbound'],
  'src/actors': GROUND,
  'src/match': GROUND,
  'src/incidents': GROUND,
  'src/store': GROUND,
  briefings: GROUND,
  'adapters/contract': ['src/model'],
  'adapters/chat': [...GROUND, 'briefings/render'],
  'adapters/registry': ['adapters'],
  'adapters/console': ADAPTER,
  'adapters/irc': ADAPTER,
  'adapters/web': ADAPTER,
  'adapters/slack': ADAPTER,
  'adapters/teams': ADAPTER,
  'adapters/webhook': ADAPTER,
  'src/commands': [...GROUND, 'src/actors', 'src/store/store', 'briefings/render'],
  'src/delivery': [...GROUND, 'adapters/contract'],
  'src/knowledge': FLOW,
  'src/brief-incident': [...FLOW, 'src/knowledge'],
  'src/write-batch': [...FLOW, 'src/knowledge', 'src/brief-incident'],
  'src/pipeline': [...FLOW, 'src/knowledge', 'src/write-batch'],
  'src/services': [
    ...FLOW,
    'adapters',
    'src/commands',
    'src/knowledge',
    'src/brief-incident',
    'src/pipeline',
    'src/logger',
  ],
  'src/desks': EVERYTHING,
  'src/front': EVERYTHING,
  'src/app': EVERYTHING,
  'src/cli': EVERYTHING,
  'src/main': EVERYTHING,
};

const SDK_HOMES: Readonly<Record<string, string>> = {
  '@slack/bolt': 'adapters/slack/slack-adapter.ts',
  botbuilder: 'adapters/teams/teams-adapter.ts',
  'rss-parser': 'src/feeds/parse-feed.ts',
  'node-cron': 'src/schedule.ts',
  openai: 'briefings/model/openai-model.ts',
};

const files = ['src', 'adapters', 'briefings'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly string[] {
  const code = readFileSync(join(ROOT, file), 'utf8');
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function local(file: string): readonly string[] {
  return (imports.get(file) ?? [])
    .filter((target) => target.startsWith('.') && target.endsWith('.ts'))
    .map((target) => relative(ROOT, resolve(ROOT, dirname(file), target)));
}

function isIn(file: string, room: string): boolean {
  return file === `${room}.ts` || file.startsWith(`${room}/`) || file === room;
}

function roomOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((room) => isIn(file, room))
    .sort((a, b) => b.length - a.length)[0];
}

function circleFrom(start: string): readonly string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] | undefined => {
    for (const next of local(file)) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

describe('the house', () => {
  it('has every file in a room of the table', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('imports only downwards', () => {
    const offences = files.flatMap((file) => {
      const room = roomOf(file) ?? '';
      const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
      return local(file)
        .filter((target) => !allowed.some((other) => isIn(target, other)))
        .map((target) => `${file} -> ${target}`);
    });
    expect(offences).toEqual([]);
  });

  it('has no circle', () => {
    expect(files.map(circleFrom).filter((circle) => circle !== undefined)).toEqual([]);
  });

  it('names each SDK in one file', () => {
    const strays = files.flatMap((file) =>
      (imports.get(file) ?? []).filter((target) => {
        const home = SDK_HOMES[target];
        return home !== undefined && home !== file;
      }),
    );
    expect(strays).toEqual([]);
  });
});
