import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../src/package-file.ts';
import { against, alone, type Result } from './measure.ts';
import { createRandom, writeProse } from './prose.ts';
import { runProcess } from './run-process.ts';

const GROUPS = 180;
const TECHNIQUES = 700;
const USES = 20_000;
const ROUNDS = 3;
const DATE = '2025-10-01T00:00:00.000Z';

/** `sitrep actors import` of a bundle of some 37 MB, against a Node.js that only parses it. */
export async function benchImporting(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  try {
    writeFileSync(join(folder, 'bundle.json'), aBundle());
    const runs = [];
    const parses = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const env = { DATABASE_URL: `sqlite:./${round}.db` };
      const command = [process.execPath, packageFile('dist/program/sitrep.js'), 'actors', 'import', 'bundle.json'];
      runs.push(await runProcess(command, { cwd: folder, env }));
      const parse = ['-e', 'JSON.parse(require("fs").readFileSync("bundle.json", "utf8"))'];
      parses.push(await runProcess([process.execPath, ...parse], { cwd: folder }));
    }
    const cpu = runs.map(({ cpuMs }) => cpuMs);
    const peer = { name: 'JSON.parse', figures: parses.map(({ cpuMs }) => cpuMs) };
    return [
      against('import a bundle of ATT&CK’s size', 'ms CPU', cpu, peer),
      alone('import a bundle of ATT&CK’s size', 'ms CPU', cpu, 6_000),
      alone(
        'import a bundle of ATT&CK’s size: peak memory',
        'MB',
        runs.map(({ peakMb }) => peakMb),
        400,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Invented groups, techniques and examples of use, as STIX 2.1. */
function aBundle(): string {
  const random = createRandom(7);
  const prose = () => writeProse(1_500, ['the group'], random);
  const objects = [
    ...Array.from({ length: GROUPS }, (_, index) => ({
      ...stix('intrusion-set', index),
      name: `Group ${index}`,
      aliases: [`Group ${index}`, `Alias ${index}`],
      description: prose(),
      external_references: [{ source_name: 'mitre-attack', external_id: `G${9_000 + index}` }],
    })),
    ...Array.from({ length: TECHNIQUES }, (_, index) => ({
      ...stix('attack-pattern', index),
      name: `Technique ${index}`,
      description: prose(),
      external_references: [{ source_name: 'mitre-attack', external_id: `T${1_000 + index}` }],
    })),
    ...Array.from({ length: USES }, (_, index) => ({
      ...stix('relationship', index),
      relationship_type: 'uses',
      source_ref: idOf('intrusion-set', index % GROUPS),
      target_ref: idOf('attack-pattern', index % TECHNIQUES),
      description: prose(),
    })),
  ];
  return JSON.stringify({ type: 'bundle', id: idOf('bundle', 0), objects });
}

function stix(type: string, index: number) {
  return { type, id: idOf(type, index), spec_version: '2.1', created: DATE, modified: DATE };
}

function idOf(type: string, index: number): string {
  return `${type}--00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
