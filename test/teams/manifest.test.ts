import { expect, it } from 'vitest';
import { teamsManifest } from '../../adapters/teams/package/manifest.ts';
import { COMMANDS } from '../../src/commands/commands.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const SITE = 'https://sitrep.example';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEMVER = /^\d+\.\d+\.\d+$/;
const COLOUR = /^#[0-9a-fA-F]{6}$/;

interface Command {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly context: readonly string[];
  readonly fetchTask?: boolean;
  readonly parameters?: readonly { readonly name: string; readonly title: string; readonly description: string }[];
}

const manifest = JSON.parse(JSON.stringify(teamsManifest({ appId: APP_ID, version: '1.2.3', website: SITE })));
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;

/** `path`, at most so many characters; what Microsoft's schema says of manifest 1.22. */
it.each<[string, unknown, number]>([
  ['name.short', manifest.name.short, 30],
  ['name.full', manifest.name.full, 100],
  ['description.short', manifest.description.short, 80],
  ['description.full', manifest.description.full, 4_000],
  ['developer.name', manifest.developer.name, 32],
  ['developer.websiteUrl', manifest.developer.websiteUrl, 2_048],
  ['developer.privacyUrl', manifest.developer.privacyUrl, 2_048],
  ['developer.termsOfUseUrl', manifest.developer.termsOfUseUrl, 2_048],
  ['icons.color', manifest.icons.color, 2_048],
  ['icons.outline', manifest.icons.outline, 2_048],
])('%s stands there and is short enough', (_, value, most) => {
  expect(String(value ?? '').length).toBeGreaterThan(0);
  expect(String(value).length).toBeLessThanOrEqual(most);
});

it('names itself as Teams wants', () => {
  expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
  expect(manifest.id).toMatch(GUID);
  expect(manifest.version).toMatch(SEMVER);
  expect(manifest.accentColor).toMatch(COLOUR);
  for (const url of ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'])
    expect(manifest.developer[url]).toMatch(/^https:\/\//);
  expect([bot.botId, extension.botId]).toEqual([APP_ID, APP_ID]);
  expect(manifest.validDomains.length).toBeLessThanOrEqual(16);
});

it('takes files, which consent needs', () => expect(bot.supportsFiles).toBe(true));

it('offers at most ten words in each scope, each of which Sitrep knows', () => {
  const scopes = bot.commandLists.flatMap((list: { readonly scopes: readonly string[] }) => list.scopes);
  expect([...scopes].sort()).toEqual([...bot.scopes].sort());
  expect(bot.commandLists.length).toBeLessThanOrEqual(3);
  for (const { commands: menu } of bot.commandLists) {
    expect(menu.length).toBeLessThanOrEqual(10);
    for (const { title, description } of menu) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
      expect([...Object.keys(COMMANDS), 'home']).toContain(title);
    }
  }
});

it('offers searches, and "Brief this" on messages', () => {
  const offered: readonly Command[] = extension.commands;
  expect(offered.length).toBeLessThanOrEqual(10);
  expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
  for (const { id, title, description, context, parameters = [] } of offered) {
    expect(id.length).toBeLessThanOrEqual(64);
    expect(title.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
    expect(['compose', 'commandBox', 'message']).toEqual(expect.arrayContaining([...context]));
    expect(parameters.length).toBeLessThanOrEqual(5);
    for (const parameter of parameters) {
      expect(parameter.name.length).toBeLessThanOrEqual(64);
      expect(parameter.title.length).toBeLessThanOrEqual(32);
      expect(parameter.description.length).toBeLessThanOrEqual(128);
    }
  }
  const action = offered.find(({ type }) => type === 'action');
  expect(action).toMatchObject({ id: 'briefThis', context: ['message'], fetchTask: true });
});
