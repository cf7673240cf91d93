import { teamsIcons } from './icons.ts';
import { type ManifestOptions, teamsManifest } from './manifest.ts';
import { zip } from './zip.ts';

/** The app package: a zip to upload into Teams. */
export function teamsPackage(options: ManifestOptions): Buffer {
  const { color, outline } = teamsIcons();
  return zip([
    { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(teamsManifest(options), null, 2)}\n`) },
    { name: 'color.png', content: color },
    { name: 'outline.png', content: outline },
  ]);
}
