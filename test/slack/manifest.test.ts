import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/scopes.ts';
import { packageFile } from '../../src/package-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly slash_commands: readonly [{ readonly command: string; readonly usage_hint: string }];
    readonly shortcuts: readonly [{ readonly name: string; readonly callback_id: string }];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

const manifest = parseYaml(readFileSync(packageFile('adapters/slack/manifest.yaml'), 'utf8')) as Manifest;

describe('the manifest', () => {
  it('asks for the scopes that an installation asks for, and no other', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...SCOPES]);
  });

  it('keeps to the lengths that Slack takes', () => {
    const [command] = manifest.features.slash_commands;
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(command.command.length).toBeLessThanOrEqual(32);
    expect(command.usage_hint.length).toBeLessThanOrEqual(1_000);
    expect(manifest.features.shortcuts[0].name.length).toBeLessThanOrEqual(24);
  });

  it('names what the adapter hears', () => {
    expect(manifest.features.slash_commands[0].command).toBe('/sitrep');
    expect(manifest.features.shortcuts[0].callback_id).toBe('brief');
    expect(manifest.settings.event_subscriptions.bot_events).toContain('app_home_opened');
  });
});
