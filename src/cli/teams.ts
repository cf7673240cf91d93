import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { teamsPackage } from '../../adapters/teams/package/teams-package.ts';
import { appError } from '../errors.ts';
import { note, type Terminal, writeLine } from './terminal.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const VERSION = /^\d+\.\d+\.\d+$/;

export interface TeamsPackageOptions {
  readonly appId?: string;
  readonly appVersion: string;
  readonly website: string;
  readonly out: string;
}

/** `teams package`: writes the zip to upload into Teams and prints its path. */
export async function writeTeamsPackage(terminal: Terminal, options: TeamsPackageOptions): Promise<void> {
  const appId = options.appId ?? terminal.environment.MicrosoftAppId ?? '';
  const { appVersion: version, website } = options;
  if (!ID.test(appId))
    throw appError('USAGE', { what: 'Set MicrosoftAppId or give --app-id: the id of the bot’s registration.' });
  if (!VERSION.test(version)) throw appError('USAGE', { what: `"${version}" is no version: write 1.0.0.` });
  if (!website.startsWith('https://') || !URL.canParse(website))
    throw appError('USAGE', { what: `"${website}" is no https address.` });
  const path = resolve(terminal.folder, options.out);
  await writeFile(path, teamsPackage({ appId, version, website })).catch((cause: unknown) => {
    throw appError('FILE_UNWRITABLE', { path }, { cause });
  });
  note(terminal, 'Upload it in Teams: Apps, Manage your apps, Upload an app.');
  await writeLine(terminal, path);
}
