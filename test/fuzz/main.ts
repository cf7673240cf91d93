import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { keep, readCorpus } from './corpus.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';

const RUNS_A_ROUND = 50;
const DEFAULT_SECONDS = 60;

/** Tries each target in turn until the time is over. What fails is told on stderr and kept; one JSON line sums up. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const seconds = Number(values.seconds ?? DEFAULT_SECONDS);
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1_000;
  const chosen = TARGETS.filter(({ name }) => values.only === undefined || name === values.only);
  let seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  let inputs = 0;
  const failed = new Set<string>();
  process.stderr.write(`fuzz: seed ${seed}\n`);
  for (const { name, check } of chosen) {
    for (const input of readCorpus(name)) {
      inputs += 1;
      await attempt(check, input).catch(() => failed.add(name));
    }
  }
  while (elapsed() < seconds) {
    for (const target of chosen) {
      if (elapsed() >= seconds) break;
      if (failed.has(target.name)) continue;
      const { tried, counterexample } = await tryOut(target, seed);
      inputs += tried;
      if (counterexample === undefined) continue;
      failed.add(target.name);
      keep(target.name, counterexample);
    }
    if (failed.size === chosen.length) break;
    seed = (seed + 1) % 2 ** 31;
  }
  const report = { properties: chosen.length, inputs, failures: failed.size, seconds: Math.round(elapsed()) };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = failed.size > 0 ? 1 : 0;
}

async function attempt(check: Target['check'], input: unknown): Promise<void> {
  await check(input as never);
}

async function tryOut({ name, inputs, check }: Target, seed: number) {
  const property = fc.asyncProperty(inputs, async (input) => check(input as never));
  const found = await fc.check(property, { numRuns: RUNS_A_ROUND, seed, interruptAfterTimeLimit: 60_000 });
  if (!found.failed || found.counterexample === null) return { tried: found.numRuns };
  process.stderr.write(`${name}: failed with seed ${seed}, path ${found.counterexamplePath}\n`);
  process.stderr.write(`${JSON.stringify(found.counterexample[0])}\n${String(found.errorInstance)}\n`);
  return { tried: found.numRuns, counterexample: found.counterexample[0] };
}

await main();
