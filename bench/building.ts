import { fileURLToPath } from 'node:url';
import { loadPack } from '../src/actors/load-pack.ts';
import { buildMatcher } from '../src/match/matcher.ts';
import { held } from './held.ts';
import { alone, type Result } from './measure.ts';
import { toActors } from './names.ts';
import { createRandom, someNames } from './prose.ts';
import { runProcess } from './run-process.ts';

const NAMES = 5_000;
const ROUNDS = 5;

interface Built {
  readonly ms: number;
  readonly mb: number;
}

/** Making 5,000 names ready in a process that has done nothing else: time and what stays in memory. */
export async function benchBuilding(): Promise<readonly Result[]> {
  const script = fileURLToPath(new URL('./main.js', import.meta.url));
  const built: Built[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await runProcess([process.execPath, script, '--build-names']);
    built.push(JSON.parse(stdout));
  }
  return [
    alone(
      'make 5,000 names ready, cold',
      'ms CPU',
      built.map(({ ms }) => ms),
      50,
    ),
    alone(
      'what 5,000 names hold',
      'MB',
      built.map(({ mb }) => mb),
      5,
    ),
  ];
}

/** What the process of a round does. */
export function buildNames(): Built {
  const real = loadPack().flatMap(({ aliases }) => aliases.map(({ name }) => name));
  const actors = toActors(someNames(NAMES, [...new Set(real)], createRandom(1)));
  const heldBefore = held('heap');
  const before = process.cpuUsage();
  const matcher = buildMatcher(actors, []);
  const { user, system } = process.cpuUsage(before);
  const mb = held('heap') - heldBefore;
  if (matcher.actors.size !== NAMES) throw new Error(`${matcher.actors.size} actors`);
  return { ms: (user + system) / 1000, mb };
}
